using System.Linq.Expressions;
using Workflow.Rules.RuleModel;

namespace Workflow.Rules.Diagnostics;

/// <summary>About a fact.</summary>
/// <param name="fact">The fact.</param>
public class WorkingMemoryEventArgs(IFact fact) : EventArgs
{
    /// <summary>The fact.</summary>
    public IFact Fact { get; } = fact;
}

/// <summary>About a match.</summary>
/// <param name="match">The match.</param>
public class AgendaEventArgs(IMatch match) : EventArgs
{
    /// <summary>The match.</summary>
    public IMatch Match { get; } = match;

    /// <summary>Its rule.</summary>
    public IRuleDefinition Rule => Match.Rule;

    /// <summary>Its facts.</summary>
    public IEnumerable<IFactMatch> Facts => Match.Facts;
}

/// <summary>About an expression that was evaluated.</summary>
public class ExpressionEventArgs : EventArgs
{
    internal ExpressionEventArgs(Evaluation evaluation) => Evaluation = evaluation;

    /// <summary>The expression.</summary>
    public Expression Expression => Evaluation.Expression;

    /// <summary>What it threw, or null.</summary>
    public Exception? Exception => Evaluation.Exception;

    /// <summary>What it was given.</summary>
    public IEnumerable<object?> Arguments => Evaluation.Arguments;

    /// <summary>What it answered; false for a condition that failed, null for an action.</summary>
    public object? Result => Evaluation.Result;

    private Evaluation Evaluation { get; }
}

internal sealed record Evaluation(Expression Expression, Exception? Exception, IReadOnlyList<object?> Arguments, object? Result);

/// <summary>About an expression of a left-hand side.</summary>
public class LhsExpressionEventArgs : ExpressionEventArgs
{
    internal LhsExpressionEventArgs(Evaluation evaluation, IReadOnlyList<IFact> facts, IReadOnlyList<IRuleDefinition> rules)
        : base(evaluation) => (Facts, Rules) = (facts, rules);

    /// <summary>The facts it was evaluated on.</summary>
    public IEnumerable<IFact> Facts { get; }

    /// <summary>The rules it belongs to.</summary>
    public IEnumerable<IRuleDefinition> Rules { get; }
}

/// <summary>About an expression of a left-hand side that failed.</summary>
public class LhsExpressionErrorEventArgs : LhsExpressionEventArgs, IRecoverableError
{
    internal LhsExpressionErrorEventArgs(Evaluation evaluation, IReadOnlyList<IFact> facts, IReadOnlyList<IRuleDefinition> rules)
        : base(evaluation, facts, rules)
    {
    }

    /// <inheritdoc/>
    public bool IsHandled { get; set; }
}

/// <summary>About an expression of a filter.</summary>
public class AgendaExpressionEventArgs : ExpressionEventArgs
{
    internal AgendaExpressionEventArgs(Evaluation evaluation, IMatch match)
        : base(evaluation) => Match = match;

    /// <summary>The match it was evaluated on.</summary>
    public IMatch Match { get; }

    /// <summary>Its rule.</summary>
    public IRuleDefinition Rule => Match.Rule;

    /// <summary>Its facts.</summary>
    public IEnumerable<IFactMatch> Facts => Match.Facts;
}

/// <summary>About an expression of a filter that failed.</summary>
public class AgendaExpressionErrorEventArgs : AgendaExpressionEventArgs, IRecoverableError
{
    internal AgendaExpressionErrorEventArgs(Evaluation evaluation, IMatch match)
        : base(evaluation, match)
    {
    }

    /// <inheritdoc/>
    public bool IsHandled { get; set; }
}

/// <summary>About an action.</summary>
public class RhsExpressionEventArgs : ExpressionEventArgs
{
    internal RhsExpressionEventArgs(Evaluation evaluation, IMatch match)
        : base(evaluation) => Match = match;

    /// <summary>The match it ran on.</summary>
    public IMatch Match { get; }

    /// <summary>Its rule.</summary>
    public IRuleDefinition Rule => Match.Rule;
}

/// <summary>About an action that failed.</summary>
public class RhsExpressionErrorEventArgs : RhsExpressionEventArgs, IRecoverableError
{
    internal RhsExpressionErrorEventArgs(Evaluation evaluation, IMatch match)
        : base(evaluation, match)
    {
    }

    /// <inheritdoc/>
    public bool IsHandled { get; set; }
}
