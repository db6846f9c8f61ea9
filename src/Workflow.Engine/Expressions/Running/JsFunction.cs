using Workflow.Engine.Expressions.Syntax;

namespace Workflow.Engine.Expressions.Running;

internal delegate Js NativeBody(Evaluation run, Js self, ReadOnlySpan<Js> arguments);

/// <summary>Something that can be called, or a namespace such as Math that only has members.</summary>
internal abstract class JsFunction
{
    public abstract bool IsCallable { get; }

    public abstract Js Call(Evaluation run, Js self, ReadOnlySpan<Js> arguments);
}

/// <summary>A function of the subset itself. Immutable; one for all scripts.</summary>
internal sealed class NativeFunction(string name, NativeBody? body, OrderedDictionary<string, Js>? members = null) : JsFunction
{
    public string Name => name;

    public override bool IsCallable => body is not null;

    public override Js Call(Evaluation run, Js self, ReadOnlySpan<Js> arguments) =>
        body is null ? throw run.Fault(ScriptFault.Type, $"{name} is not a function.") : body(run, self, arguments);

    public bool TryGetMember(string member, out Js value)
    {
        value = Js.Undefined;
        return members is not null && members.TryGetValue(member, out value);
    }
}

/// <summary>A function of the instance, answered by the scope.</summary>
internal sealed class ScopeFunction(string name) : JsFunction
{
    public override bool IsCallable => true;

    public override Js Call(Evaluation run, Js self, ReadOnlySpan<Js> arguments) => run.CallScope(name, arguments);
}

/// <summary>An arrow function with the names it can see.</summary>
internal sealed class Closure(ArrowFunction code, Frame? outer) : JsFunction
{
    public override bool IsCallable => true;

    public override Js Call(Evaluation run, Js self, ReadOnlySpan<Js> arguments)
    {
        var caller = run.Frame;
        run.Frame = outer;
        var result = code.Run(run, arguments);
        run.Frame = caller;
        return result;
    }
}
