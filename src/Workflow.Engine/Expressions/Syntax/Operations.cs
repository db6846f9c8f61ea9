using Workflow.Engine.Expressions.Running;

namespace Workflow.Engine.Expressions.Syntax;

internal sealed class Unary(int position, string symbol, Expression operand) : Expression(position)
{
    protected override Js Compute(Evaluation run)
    {
        if (symbol == "typeof" && operand is NameReference name)
        {
            return Coerce.TypeOf(name.ValueOrUndefined(run));
        }

        if (symbol == "delete")
        {
            return operand is MemberAccess member ? member.Delete(run) : throw run.OutsideSubset("Deleting anything but a member");
        }

        var value = operand.Evaluate(run);
        run.Position = Position;
        return symbol switch
        {
            "!" => !Coerce.ToBoolean(value),
            "-" => -Coerce.ToNumber(run, value),
            "+" => Coerce.ToNumber(run, value),
            "~" => ~Coerce.ToInt32(run, value),
            "typeof" => Coerce.TypeOf(value),
            _ => Js.Undefined,
        };
    }
}

internal sealed class Binary(int position, string symbol, Expression left, Expression right) : Expression(position)
{
    protected override Js Compute(Evaluation run)
    {
        var a = left.Evaluate(run);
        var b = right.Evaluate(run);
        run.Position = Position;
        return Operators.Apply(run, symbol, a, b);
    }
}

internal sealed class Logical(int position, string symbol, Expression left, Expression right) : Expression(position)
{
    /// <summary>True when the left value already decides.</summary>
    public static bool Decides(string symbol, Js left) => symbol switch
    {
        "&&" => !Coerce.ToBoolean(left),
        "||" => Coerce.ToBoolean(left),
        _ => !left.IsNullish,
    };

    /// <summary>Unparenthesised, for the rule that ?? does not mix with the other two.</summary>
    public string Symbol => symbol;

    public bool IsParenthesised { get; init; }

    public Logical Parenthesised() => new(Position, symbol, left, right) { IsParenthesised = true };

    protected override Js Compute(Evaluation run)
    {
        var a = left.Evaluate(run);
        return Decides(symbol, a) ? a : right.Evaluate(run);
    }
}

internal sealed class Choice(int position, Expression condition, Expression then, Expression otherwise) : Expression(position)
{
    protected override Js Compute(Evaluation run) => (Coerce.ToBoolean(condition.Evaluate(run)) ? then : otherwise).Evaluate(run);
}

/// <summary>The comma operator.</summary>
internal sealed class InOrder(int position, Expression first, Expression last) : Expression(position)
{
    protected override Js Compute(Evaluation run)
    {
        first.Evaluate(run);
        return last.Evaluate(run);
    }
}

internal sealed class Assignment(int position, string symbol, ITarget target, Expression value) : Expression(position)
{
    private readonly string _operator = symbol[..^1];

    protected override Js Compute(Evaluation run) => target.Change(run, old => NewValue(run, old), readsOld: _operator.Length > 0);

    private Js? NewValue(Evaluation run, Js old)
    {
        if (_operator is "&&" or "||" or "??")
        {
            return Logical.Decides(_operator, old) ? default(Js?) : value.Evaluate(run);
        }

        var operand = value.Evaluate(run);
        run.Position = Position;
        return _operator.Length == 0 ? operand : Operators.Apply(run, _operator, old, operand);
    }
}

internal sealed class Increment(int position, ITarget target, int by, bool isPrefix) : Expression(position)
{
    protected override Js Compute(Evaluation run)
    {
        var before = 0d;
        var after = target.Change(
            run,
            old =>
            {
                before = Coerce.ToNumber(run, old);
                return before + by;
            },
            readsOld: true);
        return isPrefix ? after : before;
    }
}
