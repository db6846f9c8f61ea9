using Workflow.Rules.Diagnostics;
using Workflow.Rules.Matching;

namespace Workflow.Rules;

/// <summary>Filters: what comes on the agenda.</summary>
internal sealed partial class Session
{
    // Filters may throw, so they are asked before anything counts.
    private void Filter()
    {
        if (!_factory.IsFiltered)
        {
            return;
        }

        var changes = _matcher.Changes;
        for (var i = 0; i < changes.Count; i++)
        {
            var change = changes[i];
            if (change.Activation.Branch.IsFiltered && change.Kind != DeltaKind.Removed)
            {
                changes[i] = change with { IsAccepted = Accepts(change.Activation, out var keys), Keys = keys };
            }
        }
    }

    private bool Accepts(Activation activation, out object?[]? keys)
    {
        keys = null;
        var branch = activation.Branch;
        foreach (var filter in branch.Filters)
        {
            if (!Ask(filter, activation, out var holds) || !holds)
            {
                return false;
            }
        }

        if (branch.Keys.Length == 0)
        {
            return true;
        }

        keys = new object?[branch.Keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            if (!Ask(branch.Keys[i], activation, out keys[i]!))
            {
                return false;
            }
        }

        return activation.Keys?.Fired is not { } fired || !fired.SequenceEqual(keys);
    }

    private bool Ask<T>(Compiled<T> expression, Activation activation, out T value)
    {
        Exception? error = null;
        value = default!;
        try
        {
            value = expression.Function(activation.Token, null);
        }
        catch (Exception thrown)
        {
            error = thrown;
        }

        if (error is not null || EventHub.HearsFilters)
        {
            var evaluation = new Evaluation(expression.Source, error, expression.Arguments(activation.Token, null), error is null ? value : typeof(T) == typeof(bool) ? false : null);
            EventHub.Evaluated(this, () => new AgendaExpressionEventArgs(evaluation, activation));
            if (error is not null && !EventHub.Failed(this, () => new AgendaExpressionErrorEventArgs(evaluation, activation)))
            {
                throw new AgendaExpressionEvaluationException(activation.Rule.Name, expression.Source.ToString(), error);
            }
        }

        return error is null;
    }
}
