namespace Workflow.Rules;

/// <summary>An expression of a rule threw.</summary>
public abstract class RuleExpressionEvaluationException : Exception
{
    private protected RuleExpressionEvaluationException(string side, string ruleName, string expression, Exception cause)
        : base($"{side} of the rule {ruleName} failed: {cause.Message} ({expression})", cause) => (RuleName, Expression) = (ruleName, expression);

    /// <summary>The rule.</summary>
    public string RuleName { get; }

    /// <summary>The expression.</summary>
    public string Expression { get; }
}

/// <summary>A condition, or another expression of a left-hand side, threw.</summary>
public class RuleLhsExpressionEvaluationException : RuleExpressionEvaluationException
{
    internal RuleLhsExpressionEvaluationException(string ruleName, string expression, Exception cause)
        : base("A condition", ruleName, expression, cause)
    {
    }

    /// <summary>The rules the expression belongs to.</summary>
    public IEnumerable<string> RuleNames => [RuleName];
}

/// <summary>An action threw.</summary>
public class RuleRhsExpressionEvaluationException : RuleExpressionEvaluationException
{
    internal RuleRhsExpressionEvaluationException(string ruleName, string expression, Exception cause)
        : base("An action", ruleName, expression, cause)
    {
    }
}

/// <summary>A filter threw.</summary>
public class AgendaExpressionEvaluationException : RuleExpressionEvaluationException
{
    internal AgendaExpressionEvaluationException(string ruleName, string expression, Exception cause)
        : base("A filter", ruleName, expression, cause)
    {
    }
}

/// <summary>A rule cannot be compiled.</summary>
public class RuleCompilationException : Exception
{
    internal RuleCompilationException(string ruleName, Exception cause)
        : base($"The rule {ruleName} cannot be compiled: {cause.Message}", cause) => RuleName = ruleName;

    /// <summary>The rule.</summary>
    public string RuleName { get; }
}

/// <summary>Rules that set each other off do not come to rest.</summary>
public class RuleLoopException : Exception
{
    internal RuleLoopException(IReadOnlyList<string> rules)
        : base($"These rules do not come to rest: {string.Join(", ", rules)}.") => Rules = rules;

    /// <summary>Names of the rules that fired last, in the order of the alphabet.</summary>
    public IReadOnlyList<string> Rules { get; }
}
