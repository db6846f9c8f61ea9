using Workflow.Engine.Expressions.Running;

namespace Workflow.Engine.Expressions.Syntax;

/// <summary>A part of a script that is carried out. Immutable.</summary>
internal abstract class Statement
{
    /// <param name="run">The run.</param>
    /// <param name="completion">The value of the last expression statement so far; the returned value after a return.</param>
    /// <returns>True when a return was met.</returns>
    public abstract bool Execute(Evaluation run, ref Js completion);
}

internal sealed class ExpressionStatement(Expression expression) : Statement
{
    public override bool Execute(Evaluation run, ref Js completion)
    {
        completion = expression.Evaluate(run);
        return false;
    }
}

internal sealed class Return(Expression? expression) : Statement
{
    public override bool Execute(Evaluation run, ref Js completion)
    {
        completion = expression?.Evaluate(run) ?? Js.Undefined;
        return true;
    }
}

/// <summary>One binding of const or let.</summary>
internal sealed class Declare(Pattern pattern, Expression? value) : Statement
{
    public override bool Execute(Evaluation run, ref Js completion)
    {
        pattern.Bind(run, value?.Evaluate(run) ?? Js.Undefined);
        return false;
    }
}

internal sealed class If(Expression condition, Statement then, Statement? otherwise) : Statement
{
    public override bool Execute(Evaluation run, ref Js completion)
    {
        var chosen = Coerce.ToBoolean(condition.Evaluate(run)) ? then : otherwise;
        completion = Js.Undefined;
        if (chosen is null)
        {
            return false;
        }

        run.Sink();
        var returned = chosen.Execute(run, ref completion);
        run.Rise();
        return returned;
    }
}

/// <summary>Statements with their own names: a block, the body of a function, the whole script.</summary>
internal sealed class Block(Statement[] statements, Declaration[] declarations) : Statement
{
    public override bool Execute(Evaluation run, ref Js completion)
    {
        run.Sink();
        var outer = run.Frame;
        if (declarations.Length > 0)
        {
            run.Frame = new Frame(outer, declarations);
        }

        var returned = false;
        for (var i = 0; i < statements.Length && !returned; i++)
        {
            returned = statements[i].Execute(run, ref completion);
        }

        run.Frame = outer;
        run.Rise();
        return returned;
    }
}
