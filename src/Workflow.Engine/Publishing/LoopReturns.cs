using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;

namespace Workflow.Engine.Publishing;

/// <summary>Choices that only say how often: every other way of the step goes back to before it, so the one that goes on is taken in the end.</summary>
internal sealed class LoopReturns
{
    private readonly FlowOutline _outline;
    private readonly Func<ActivityNode, ActivityDescriptor?> _describe;
    private readonly List<Connection>[] _outbound;

    internal LoopReturns(ActivityNode chart, FlowOutline outline, Func<ActivityNode, ActivityDescriptor?> describe)
    {
        (_outline, _describe) = (outline, describe);
        _outbound = [.. outline.Steps.Select(_ => new List<Connection>())];
        foreach (var connection in chart.Connections)
        {
            _outbound[outline.Positions[connection.Source]].Add(connection);
        }
    }

    /// <summary>True when the step goes on over this port alone, and comes back over all others.</summary>
    internal bool IsOnlyWayOn(int step, string port) =>
        OutcomesOf(step) is { Count: > 1 } outcomes
        && outcomes.All(outcome => outcome == port || Returns(step, outcome, step, []));

    private IReadOnlyList<string>? OutcomesOf(int step) =>
        OutcomeCheck.Meant(_outline.Steps[step], _describe(_outline.Steps[step]), _outbound[step].Exists(connection => connection.Port is null or "Done"));

    // Everything behind an outcome leads back to a step from which the choice is reached again.
    private bool Returns(int from, string outcome, int choice, SortedSet<int> seen)
    {
        var followed = _outbound[from].FindAll(connection => (connection.Port ?? "Done") == outcome);
        return followed.Count > 0 && followed.TrueForAll(connection =>
        {
            var target = _outline.Positions[connection.Target];
            if (!_outline.IsForward(from, target))
            {
                return _outline.Behind(target)?.Contains(choice) ?? false;
            }

            return !seen.Add(target) || (OutcomesOf(target) is { Count: > 0 } outcomes && outcomes.All(next => Returns(target, next, choice, seen)));
        });
    }
}
