using Workflow.Engine.Expressions.Running;

namespace Workflow.Engine.Expressions.Syntax;

internal sealed class NameReference(int position, string name) : Expression(position), ITarget
{
    public string Name => name;

    public override Js Evaluate(Evaluation run)
    {
        run.Position = Position;
        run.Step();
        return Compute(run);
    }

    protected override Js Compute(Evaluation run) =>
        TryLocal(run, out var value) || run.TryGlobal(name, out value)
            ? value
            : throw run.Fault(ScriptFault.UnknownName, $"There is nothing named {JsText.Cut(name)}.");

    /// <summary>For typeof, which takes unknown names.</summary>
    public Js ValueOrUndefined(Evaluation run) => TryLocal(run, out var value) || run.TryGlobal(name, out value) ? value : Js.Undefined;

    /// <summary>For calls: a name nobody knows may be a function of the instance.</summary>
    public Js Callee(Evaluation run) => TryLocal(run, out var value) || run.TryGlobal(name, out value) ? value : new ScopeFunction(name);

    public Js Change(Evaluation run, Func<Js, Js?> change, bool readsOld)
    {
        for (var frame = run.Frame; frame is not null; frame = frame.Outer)
        {
            if (frame.Find(name) is not (>= 0 and var place))
            {
                continue;
            }

            var isSet = frame.TryGet(place, out var old);
            if (readsOld && !isSet)
            {
                throw BeforeDeclared(run);
            }

            if (change(readsOld ? old : Js.Undefined) is not { } made)
            {
                return old;
            }

            run.Position = Position;
            if (!frame.TryGet(place, out _))
            {
                throw BeforeDeclared(run);
            }

            if (frame.IsConstant(place))
            {
                throw run.TypeFault($"{name} is a constant.");
            }

            frame.Set(place, made);
            return made;
        }

        run.Position = Position;
        throw run.Fault(ScriptFault.UnknownName, $"{JsText.Cut(name)} is not declared here and cannot be assigned.");
    }

    private bool TryLocal(Evaluation run, out Js value)
    {
        for (var frame = run.Frame; frame is not null; frame = frame.Outer)
        {
            run.Step();
            if (frame.Find(name) is >= 0 and var place)
            {
                return frame.TryGet(place, out value) ? true : throw BeforeDeclared(run);
            }
        }

        value = Js.Undefined;
        return false;
    }

    private ScriptFault BeforeDeclared(Evaluation run) => run.Fault(ScriptFault.UnknownName, $"{name} is used before it is declared.");
}

internal sealed class MemberAccess(int position, Expression target, Expression key, bool isOptional) : Expression(position), ITarget
{
    private readonly string? _name = key is Constant { Value.Kind: JsKind.String } fixedKey ? fixedKey.Value.Text : null;

    public bool IsOptional => isOptional;

    /// <summary>The member's name; null when it is computed.</summary>
    public string? Name => _name;

    /// <summary>The member and what it was taken from; both cut when an optional step met null.</summary>
    public Js Get(Evaluation run, out Js self)
    {
        self = target.Evaluate(run);
        if (self.Kind == JsKind.Cut || (isOptional && self.IsNullish))
        {
            self = Js.Cut;
            return Js.Cut;
        }

        if (_name is not null)
        {
            run.Position = Position;
            return Access.Get(run, self, _name);
        }

        var computed = key.Evaluate(run);
        run.Position = Position;
        return Access.Get(run, self, computed);
    }

    public Js Delete(Evaluation run)
    {
        var self = target.Evaluate(run);
        var computed = key.Evaluate(run);
        run.Position = Position;
        return Access.Delete(run, self, computed);
    }

    public Js Change(Evaluation run, Func<Js, Js?> change, bool readsOld)
    {
        var self = target.Evaluate(run);
        var computed = key.Evaluate(run);
        run.Position = Position;
        if (self.IsNullish)
        {
            throw run.TypeFault($"{Coerce.Name(computed)} cannot be set on {Coerce.Name(self)}.");
        }

        var old = readsOld ? Access.Get(run, self, computed) : Js.Undefined;
        if (change(old) is not { } made)
        {
            return old;
        }

        run.Position = Position;
        Access.Set(run, self, computed, made);
        return made;
    }

    protected override Js Compute(Evaluation run) => Get(run, out _);
}

/// <summary>A whole chain with ?. somewhere inside: what was cut becomes undefined.</summary>
internal sealed class OptionalChain(int position, Expression chain) : Expression(position)
{
    protected override Js Compute(Evaluation run)
    {
        var value = chain.Evaluate(run);
        return value.Kind == JsKind.Cut ? Js.Undefined : value;
    }
}

internal sealed class Call(int position, Expression callee, Expression[] arguments, bool isOptional) : Expression(position)
{
    protected override Js Compute(Evaluation run)
    {
        var self = Js.Undefined;
        var function = callee switch
        {
            MemberAccess member => member.Get(run, out self),
            NameReference name => name.Callee(run),
            _ => callee.Evaluate(run),
        };
        if (function.Kind == JsKind.Cut || (isOptional && function.IsNullish))
        {
            return Js.Cut;
        }

        var given = arguments.Length == 0 ? [] : ArrayLiteral.ItemsOf(run, arguments);
        run.Position = Position;
        return run.Invoke(function, self, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(given));
    }
}

/// <summary><c>new Date(...)</c>, the one thing that can be made with new.</summary>
internal sealed class NewDate(int position, Expression[] arguments) : Expression(position)
{
    protected override Js Compute(Evaluation run)
    {
        var given = ArrayLiteral.ItemsOf(run, arguments);
        run.Position = Position;
        return Members.DateFunctions.Make(run, given);
    }
}
