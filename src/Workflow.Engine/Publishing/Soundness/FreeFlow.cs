using System.Text.Json.Nodes;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;

namespace Workflow.Engine.Publishing.Soundness;

/// <summary>A definition stripped to its control flow: data is gone, every choice is free, every wait may end whenever it likes, every loop runs a given number of rounds.</summary>
internal sealed class FreeFlow(ActivityCatalogue catalogue, int rounds)
{
    /// <summary>A step that waits, and completes with one of the ways it may go.</summary>
    public const string Choice = "Sound.Choice";

    private readonly SortedDictionary<string, IReadOnlyList<string>> _ways = new(StringComparer.Ordinal);
    private bool _isOrdered;

    /// <summary>The activities such a flow is made of.</summary>
    public static ActivityCatalogue Catalogue { get; } = ActivityCatalogue.Elsa.With([new() { Type = Choice, Category = "flow", Kind = ActivityKind.WaitingWork }]);

    /// <summary>True when the order in which branches end matters: there is a race, a break or an end beside live branches.</summary>
    public bool IsOrdered => _isOrdered;

    /// <summary>Outcomes a waiting step may complete with, by node id; one of them is empty for the default completion.</summary>
    public IReadOnlyList<string> WaysOf(string nodeId) => _ways[nodeId];

    public WorkflowDefinition Of(WorkflowDefinition definition) => definition with
    {
        Root = Free(definition.Root, []),
        Variables = [],
        Inputs = [],
        Outputs = [],
        Options = definition.Options with { IncidentStrategy = IncidentStrategy.Fault },
    };

    // ports: the outcomes that are followed where the step stands; null when all completions lead on alike.
    private ActivityNode Free(ActivityNode step, IReadOnlyList<string>? ports)
    {
        var descriptor = catalogue.Find(step.Type, step.TypeVersion);
        _isOrdered |= step.MergeMode is MergeMode.Race or MergeMode.Cascade || step.Type is "Elsa.Break" or "Elsa.Finish" or "Elsa.End" or "Elsa.Complete"
            || (step.Type == "Elsa.FlowJoin" && Text(step, "mode") is null or "WaitAny") || (step.Type == "Elsa.Fork" && step.Source["joinMode"]?.ToString() == "WaitAny");
        switch (step.Type)
        {
            case "Elsa.Flowchart":
                return step with { Variables = [], Activities = [.. step.Activities.Select(child => Free(child, [.. step.Connections.Where(c => c.Source == child.Id).Select(c => c.Port ?? "Done").Distinct()]))] };
            case "Elsa.Sequence" or "Elsa.Parallel" or "Elsa.Fork":
                return Bare(step) with { Activities = [.. step.Activities.Select(child => Free(child, null))] };
            case "Elsa.FlowNode":
                return Bare(step) with { Ports = Bodies(step) };
            case "Elsa.If":
                return Chart(step, [("True", step.Ports.GetValueOrDefault("then")), ("False", step.Ports.GetValueOrDefault("else"))]);
            case "Elsa.Switch":
                return Chart(step, [.. step.Cases.Select(one => (one.Label, one.Activity)), ("Default", step.Ports.GetValueOrDefault("default"))]);
            case "Elsa.For" or "Elsa.ForEach" or "Elsa.While" or "Elsa.ParallelForEach":
                return Bare(step, step.Type == "Elsa.ParallelForEach" ? step.Type : "Elsa.ForEach") with
                {
                    Ports = Bodies(step),
                    Inputs = Literal("items", "Object", new JsonArray([.. Enumerable.Range(1, rounds).Select(i => JsonValue.Create(i))]).ToJsonString()),
                };
            case "Elsa.FlowFork":
                return Bare(step) with { Inputs = Literal("branches", "Object", new JsonArray([.. (ports ?? []).Select(port => JsonValue.Create(port))]).ToJsonString()) };
            case "Elsa.FlowJoin":
                return Bare(step) with { Inputs = Text(step, "mode") is { } mode ? Literal("mode", "Literal", mode) : [] };
            case "Elsa.Start" or "Elsa.End" or "Elsa.Finish" or "Elsa.Complete" or "Elsa.Break" or "Elsa.Fault":
                return Bare(step);
        }

        var outcomes = descriptor?.Outcomes.Of(step) ?? ports ?? [];
        List<string> ways = ports is null ? [""] : Ways(outcomes, ports);
        if (ways.Count == 1 && ways[0].Length == 0 && descriptor is { Kind: ActivityKind.Construct or ActivityKind.InlineWork })
        {
            return Bare(step, "Elsa.Start");
        }

        _ways[step.NodeId] = ways;
        return Bare(step, Choice);
    }

    // Ways that lead nowhere are alike: one of them stands for all.
    private static List<string> Ways(IReadOnlyList<string> outcomes, IReadOnlyList<string> ports)
    {
        var followed = outcomes.Where(outcome => ports.Contains(outcome, StringComparer.Ordinal)).Select(outcome => outcome == "Done" ? "" : outcome).Distinct().ToList();
        var lost = outcomes.FirstOrDefault(outcome => !ports.Contains(outcome, StringComparer.Ordinal));
        if (lost is not null || followed.Count == 0)
        {
            followed.Add(lost ?? "");
        }

        return followed;
    }

    private ActivityNode Chart(ActivityNode step, IReadOnlyList<(string Outcome, ActivityNode? Body)> branches)
    {
        var choice = Bare(step, Choice) with { Id = "?", NodeId = step.NodeId + ":?" };
        _ways[choice.NodeId] = [.. branches.Select(branch => branch.Outcome)];
        var bodies = branches.Where(branch => branch.Body is not null).ToList();
        return Bare(step, "Elsa.Flowchart") with
        {
            Activities = [choice, .. bodies.Select((branch, i) => Free(branch.Body!, []) with { Id = $"?{i}" })], // Filtered.
            Connections = [.. bodies.Select((branch, i) => new Connection("?", branch.Outcome, $"?{i}"))],
        };
    }

    private OrderedDictionary<string, ActivityNode> Bodies(ActivityNode step)
    {
        var ports = new OrderedDictionary<string, ActivityNode>(StringComparer.Ordinal);
        if (step.Ports.TryGetValue("body", out var body))
        {
            ports["body"] = Free(body, null);
        }

        return ports;
    }

    private static ActivityNode Bare(ActivityNode step, string? type = null) => step with
    {
        Type = type ?? step.Type,
        TypeVersion = type is null ? step.TypeVersion : 0,
        Inputs = [],
        Outputs = [],
        Ports = [],
        Cases = [],
        Variables = [],
        Activities = [],
        Connections = [],
        CanStartWorkflow = step.CanStartWorkflow,
    };

    private static OrderedDictionary<string, InputBinding> Literal(string name, string language, string value) =>
        new(StringComparer.Ordinal) { [name] = new("Object", new ExpressionText(language, JsonValue.Create(value))) };

    private static string? Text(ActivityNode step, string input) =>
        step.Inputs.TryGetValue(input, out var binding) && binding.Expression is { } expression ? LiteralText.Scalar(expression)?.ToString() : null;
}
