using System.Text.Json.Nodes;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;

namespace Workflow.Engine.Publishing.Soundness;

/// <summary>A definition stripped to its control flow: data is gone, every choice is free, every wait may end whenever it likes, every loop runs a given number of rounds.</summary>
internal sealed class FreeFlow(ActivityCatalogue catalogue, int rounds)
{
    /// <summary>A step that waits, and completes with one of the ways it may go.</summary>
    public const string Choice = "Sound.Choice";

    private const int MostRounds = 2;

    private readonly SortedDictionary<string, IReadOnlyList<string[]>> _ways = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _atOnce = new(StringComparer.Ordinal);

    /// <summary>The activities such a flow is made of.</summary>
    public static ActivityCatalogue Catalogue { get; } = ActivityCatalogue.Elsa.With(
        [new() { Type = Choice, Category = "flow", Kind = ActivityKind.WaitingWork }, new() { Type = Behaviours.PassOn, Category = "flow", Kind = ActivityKind.Construct }]);

    /// <summary>The sets of outcomes a waiting step may complete with, by node id; an empty set is the default completion.</summary>
    public IReadOnlyList<string[]> WaysOf(string nodeId) => _ways[nodeId];

    /// <summary>True when the engine, or a handler at once, makes the choice of a step: nothing else goes on before.</summary>
    public bool IsAtOnce(string nodeId) => _atOnce.Contains(nodeId);

    /// <summary>True when a step waits in the free flow; one with a single way that the engine or a handler does at once does not.</summary>
    public bool Waits(string nodeId) => _ways.ContainsKey(nodeId);

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
                    Inputs = Literal("items", "Object", new JsonArray([.. Enumerable.Range(1, LoopRounds.Of(step) is { } known ? Math.Min(known, MostRounds) : step.Type == "Elsa.While" && LoopRounds.IsEndless(step) ? Math.Max(rounds, 1) : rounds).Select(i => JsonValue.Create(i))]).ToJsonString()),
                };
            case "Elsa.FlowFork":
                return Bare(step) with { Inputs = Literal("branches", "Object", new JsonArray([.. (ports ?? []).Select(port => JsonValue.Create(port))]).ToJsonString()) };
            case "Elsa.FlowJoin":
                return Bare(step) with { Inputs = Text(step, "mode") is { } mode ? Literal("mode", "Literal", mode) : [] };
            case "Elsa.Start" or "Elsa.End" or "Elsa.Finish" or "Elsa.Complete" or "Elsa.Break" or "Elsa.Fault":
                return Bare(step);
        }

        var ways = Ways.Of(step, descriptor, ports);
        if (ways is [var only] && (only.Length == 0 || !ports!.Contains("Done")) && descriptor is { Kind: ActivityKind.Construct or ActivityKind.InlineWork })
        {
            return Bare(step, Behaviours.PassOn); // No start: which step that is depends on where the real ones stand.
        }

        _ways[step.NodeId] = ways;
        if (descriptor is { Kind: ActivityKind.Construct or ActivityKind.InlineWork })
        {
            _atOnce.Add(step.NodeId);
        }

        return Bare(step, Choice);
    }

    private ActivityNode Chart(ActivityNode step, IReadOnlyList<(string Outcome, ActivityNode? Body)> branches)
    {
        var choice = Bare(step, Choice) with { Id = "?", NodeId = step.NodeId + ":?" };
        _ways[choice.NodeId] = [.. branches.Select(branch => new[] { branch.Outcome })];
        _atOnce.Add(choice.NodeId);
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
