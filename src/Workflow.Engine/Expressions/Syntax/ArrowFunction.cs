using Workflow.Engine.Expressions.Running;

namespace Workflow.Engine.Expressions.Syntax;

/// <summary>A parameter; <paramref name="IsRest"/> takes all that follow.</summary>
internal readonly record struct Parameter(Pattern Pattern, bool IsRest);

internal sealed class ArrowFunction(int position, Parameter[] parameters, Declaration[] declarations, Expression? result, Block? body) : Expression(position)
{
    public Js Run(Evaluation run, ReadOnlySpan<Js> arguments)
    {
        if (declarations.Length > 0)
        {
            run.Frame = new Frame(run.Frame, declarations);
        }

        for (var i = 0; i < parameters.Length; i++)
        {
            var (pattern, isRest) = parameters[i];
            pattern.Bind(run, isRest ? run.NewArray([.. arguments[Math.Min(i, arguments.Length)..]]) : i < arguments.Length ? arguments[i] : Js.Undefined);
        }

        if (result is not null)
        {
            return result.Evaluate(run);
        }

        var completion = Js.Undefined;
        return body!.Execute(run, ref completion) ? completion : Js.Undefined;
    }

    protected override Js Compute(Evaluation run) => new Closure(this, run.Frame);
}

/// <summary>What a declaration or parameter binds: a name, or names inside an array or object.</summary>
internal abstract class Pattern(int position, Expression? whenUndefined)
{
    public int Position => position;

    public void Bind(Evaluation run, Js value)
    {
        run.Position = position;
        run.Step();
        run.Sink();
        BindValue(run, value.IsUndefined && whenUndefined is not null ? whenUndefined.Evaluate(run) : value);
        run.Rise();
    }

    protected abstract void BindValue(Evaluation run, Js value);
}

internal sealed class NamePattern(int position, string name, Expression? whenUndefined) : Pattern(position, whenUndefined)
{
    protected override void BindValue(Evaluation run, Js value)
    {
        for (var frame = run.Frame; frame is not null; frame = frame.Outer)
        {
            if (frame.Find(name) is >= 0 and var place)
            {
                frame.Set(place, value);
                return;
            }
        }
    }
}

internal sealed class ArrayPattern(int position, Pattern?[] items, Pattern? rest, Expression? whenUndefined) : Pattern(position, whenUndefined)
{
    protected override void BindValue(Evaluation run, Js value)
    {
        var source = Spread.Items(run, value);
        for (var i = 0; i < items.Length; i++)
        {
            items[i]?.Bind(run, i < source.Count ? source[i] : Js.Undefined);
        }

        rest?.Bind(run, run.NewArray(source.Count > items.Length ? source.GetRange(items.Length, source.Count - items.Length) : []));
    }
}

/// <summary>A member taken out by an object pattern.</summary>
internal readonly record struct MemberPattern(string? Name, Expression? Computed, Pattern Pattern);

internal sealed class ObjectPattern(int position, MemberPattern[] members, Pattern? rest, Expression? whenUndefined) : Pattern(position, whenUndefined)
{
    protected override void BindValue(Evaluation run, Js value)
    {
        if (value.IsNullish)
        {
            throw run.TypeFault($"{Coerce.Name(value)} has no members to take out.");
        }

        var taken = new List<string>();
        foreach (var (name, computed, pattern) in members)
        {
            var key = name ?? Coerce.ToKey(run, computed!.Evaluate(run));
            taken.Add(key);
            pattern.Bind(run, Access.Get(run, value, key));
        }

        if (rest is null)
        {
            return;
        }

        var others = new JsObject();
        ObjectLiteral.CopyMembers(run, value, others);
        foreach (var name in taken)
        {
            others.Delete(run, name);
        }

        rest.Bind(run, others);
    }
}
