using Workflow.Rules.Diagnostics;

namespace Workflow.Rules.Matching;

/// <summary>Evaluating the expressions of rules.</summary>
internal sealed partial class Matcher
{
    /// <summary>Whether all conditions hold. One that throws is told; if somebody calls that handled, it does not hold.</summary>
    /// <exception cref="RuleLhsExpressionEvaluationException">One threw and nobody calls it handled.</exception>
    public bool Holds(Compiled<bool>[] conditions, Branch branch, Token? token, Fact? fact)
    {
        if (conditions.Length == 0)
        {
            return true;
        }

        if (Events.HearsConditions)
        {
            return HoldsHeard(conditions, branch, token, fact);
        }

        var i = 0;
        try
        {
            for (; i < conditions.Length; i++)
            {
                if (!conditions[i].Function(token, fact?.Value))
                {
                    return false;
                }
            }
        }
        catch (Exception error)
        {
            Tell(conditions[i], branch, token, fact, error, false);
            return false;
        }

        return true;
    }

    /// <summary>The value of an expression.</summary>
    /// <returns>False when it threw and somebody calls that handled.</returns>
    /// <exception cref="RuleLhsExpressionEvaluationException">It threw and nobody calls it handled.</exception>
    public bool Evaluate(Compiled<object?> expression, Branch branch, Token? token, Fact? fact, out object? value)
    {
        try
        {
            value = expression.Function(token, fact?.Value);
        }
        catch (Exception error)
        {
            value = null;
            Tell(expression, branch, token, fact, error, null);
            return false;
        }

        if (Events.HearsConditions)
        {
            Tell(expression, branch, token, fact, null, value);
        }

        return true;
    }

    private bool HoldsHeard(Compiled<bool>[] conditions, Branch branch, Token? token, Fact? fact)
    {
        foreach (var condition in conditions)
        {
            bool holds;
            try
            {
                holds = condition.Function(token, fact?.Value);
            }
            catch (Exception error)
            {
                Tell(condition, branch, token, fact, error, false);
                return false;
            }

            Tell(condition, branch, token, fact, null, holds);
            if (!holds)
            {
                return false;
            }
        }

        return true;
    }

    private void Tell<T>(Compiled<T> expression, Branch branch, Token? token, Fact? fact, Exception? error, object? result)
    {
        if (isLenient)
        {
            return;
        }

        List<RuleModel.IFact> facts = [];
        for (var each = token; each is not null; each = each.Left)
        {
            if (each.Fact is { } matched)
            {
                facts.Insert(0, matched);
            }
        }

        if (fact is not null)
        {
            facts.Add(fact);
        }

        var evaluation = new Evaluation(expression.Source, error, expression.Arguments(token, fact?.Value), result);
        if (Events.HearsConditions)
        {
            Events.Evaluated(session, () => new LhsExpressionEventArgs(evaluation, facts, [branch.Rule.Definition]));
        }

        if (error is not null && !Events.Failed(session, () => new LhsExpressionErrorEventArgs(evaluation, facts, [branch.Rule.Definition])))
        {
            throw new RuleLhsExpressionEvaluationException(branch.Rule.Definition.Name, expression.Source.ToString(), error);
        }
    }
}
