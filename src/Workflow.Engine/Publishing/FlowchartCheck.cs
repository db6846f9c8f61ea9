using Workflow.Engine.Definitions;

namespace Workflow.Engine.Publishing;

/// <summary>One container's drawing: ends and outcomes of connections, a start, steps nobody reaches, joins behind a choice.</summary>
internal static class FlowchartCheck
{
    internal static void Run(Gate gate, ActivityNode chart)
    {
        foreach (var connection in chart.DanglingConnections)
        {
            gate.Refuse("connection.dangling", chart, $"A connection leads from {Problem.Clip(connection.Source)} to {Problem.Clip(connection.Target)}; its flowchart does not hold both.",
                ("source", Problem.Clip(connection.Source)), ("target", Problem.Clip(connection.Target)));
        }

        if (chart.Activities.Count == 0)
        {
            gate.Warn("flow.empty", chart, "The flowchart holds no steps; it ends at once.");
            return;
        }

        var outline = new FlowOutline(chart, step => gate.Describe(step) is { IsTerminal: true });
        foreach (var connection in chart.Connections)
        {
            CheckOutcome(gate, outline, connection);
        }

        OutcomeCheck.Run(gate, chart, outline);
        CheckStart(gate, chart, outline);
        CheckReach(gate, outline);
        CheckLoops(gate, outline);
        CheckJoins(gate, chart, outline);
        FinishAfterCheck.Run(gate, chart, outline);
    }

    internal static void RunSequence(Gate gate, ActivityNode sequence)
    {
        var end = -1;
        for (var i = 0; i < sequence.Activities.Count; i++)
        {
            if (end >= 0)
            {
                Unreachable(gate, sequence.Activities[i]);
            }
            else if (gate.Describe(sequence.Activities[i]) is { IsTerminal: true })
            {
                end = i;
            }
        }
    }

    private static void CheckOutcome(Gate gate, FlowOutline outline, Connection connection)
    {
        var source = outline.Steps[outline.Positions[connection.Source]];
        if (gate.Describe(source) is not { } descriptor)
        {
            return;
        }

        if (descriptor.IsTerminal)
        {
            gate.Refuse("connection.after-terminal", source, $"A connection leads from {Problem.Clip(source.Id)} to {Problem.Clip(connection.Target)}, but nothing follows {source.Type}.",
                ("source", Problem.Clip(source.Id)), ("target", Problem.Clip(connection.Target)), ("type", source.Type));
            return;
        }

        // A missing port is followed by the default completion, which is Done.
        var outcome = connection.Port ?? "Done";
        if (descriptor.Outcomes.Of(source) is { } outcomes && !outcomes.Contains(outcome, StringComparer.Ordinal))
        {
            var known = Problem.Clip(string.Join(", ", outcomes));
            gate.Refuse("connection.outcome-unknown", source, $"A connection follows the outcome {Problem.Clip(outcome)} of {Problem.Clip(source.Id)}, which has: {known}.",
                ("outcome", Problem.Clip(outcome)), ("outcomes", known), ("target", Problem.Clip(connection.Target)));
        }
    }

    private static void CheckStart(Gate gate, ActivityNode chart, FlowOutline outline)
    {
        var start = outline.Steps[outline.Start];
        if (start.Type != "Elsa.Start" && !start.CanStartWorkflow && chart.Connections.Any(c => c.Target == start.Id))
        {
            gate.Refuse("flow.no-start", chart, $"The flowchart has no start: every step has an inbound connection. Elsa would begin with {Problem.Clip(start.Id)}, the first in the list.", ("first", Problem.Clip(start.Id)));
        }
    }

    private static void CheckReach(Gate gate, FlowOutline outline)
    {
        var reached = new bool[outline.Steps.Count];
        outline.Mark(outline.Start, reached);
        for (var i = 0; i < outline.Steps.Count; i++)
        {
            if (outline.Steps[i].CanStartWorkflow)
            {
                outline.Mark(i, reached);
            }
        }

        for (var i = 0; i < outline.Steps.Count; i++)
        {
            if (!reached[i])
            {
                Unreachable(gate, outline.Steps[i]);
            }
        }
    }

    // Such a loop faults when it closes: refused here, where it can still be drawn otherwise.
    private static void CheckLoops(Gate gate, FlowOutline outline)
    {
        foreach (var edge in outline.InvalidLoops)
        {
            var source = outline.Steps[edge.Source];
            var head = Problem.Clip(outline.Steps[edge.Target].Id);
            gate.Refuse("flow.invalid-loop", source, $"The connection from {Problem.Clip(source.Id)} back to {head} closes a loop that can be entered without passing {head}.",
                ("source", Problem.Clip(source.Id)), ("target", head));
        }
    }

    private static void Unreachable(Gate gate, ActivityNode step) =>
        gate.Refuse("activity.unreachable", step, $"No path leads to {Problem.Clip(step.Id)}.", ("id", Problem.Clip(step.Id)));

    private static void CheckJoins(Gate gate, ActivityNode chart, FlowOutline outline)
    {
        Guards? guards = null;
        foreach (var join in outline.Steps)
        {
            if (join.Type != "Elsa.FlowJoin" || !join.Inputs.TryGetValue("mode", out var mode) || mode.Expression is null
                || !string.Equals(LiteralText.Scalar(mode.Expression), "WaitAll", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            guards ??= new Guards(chart, outline, gate.Describe);
            CheckJoin(gate, chart, outline, guards, join);
        }
    }

    /// <summary>A join that waits for all is passed over when one branch is not taken: its successors never run, without a word.</summary>
    private static void CheckJoin(Gate gate, ActivityNode chart, FlowOutline outline, Guards guards, ActivityNode join)
    {
        var position = outline.Positions[join.Id];
        var inbound = chart.Connections
            .Where(c => c.Target == join.Id && outline.IsForward(outline.Positions[c.Source], position))
            .Select(c => (Connection: c, Guards: guards.Of(c)))
            .ToList();
        foreach (var (connection, own) in inbound)
        {
            var choice = inbound.Select(other => guards.Beyond(own, other.Guards)).FirstOrDefault(beyond => beyond is not null);
            if (choice is not { } taken)
            {
                continue;
            }

            var chooser = outline.Steps[taken.Step].Id;
            gate.Refuse("join.wait-all-behind-choice", join,
                $"{Problem.Clip(join.Id)} waits for all branches, but the one through {Problem.Clip(connection.Source)} is only taken on {Problem.Clip(taken.Port)} of {Problem.Clip(chooser)}; say WaitAllActive.",
                ("join", Problem.Clip(join.Id)), ("branch", Problem.Clip(connection.Source)), ("choice", Problem.Clip(chooser)), ("outcome", Problem.Clip(taken.Port)));
            return;
        }
    }
}
