using System.Globalization;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;

namespace Workflow.Engine.Publishing;

/// <summary>The structural half of the publish gate: what definition and descriptors alone can tell. Pure; never throws for what a definition holds.</summary>
/// <remarks>Problems carry the node id path of the step. The lawful half (departments, limits, promises) belongs to the application;
/// whether joins can fire and every path ends is proved by exploring the flow, not here.</remarks>
public static class DefinitionValidator
{
    /// <summary>Everything wrong with a definition, in the order of its steps.</summary>
    /// <returns>Empty when nothing is wrong. An error refuses publication, a warning does not.</returns>
    public static IReadOnlyList<Problem> Validate(WorkflowDefinition definition, ActivityCatalogue catalogue)
    {
        var gate = new Gate(definition, catalogue);
        OptionsCheck.Run(gate);
        SettingCheck.RunOptions(gate);
        UsableCheck.Run(gate);
        if (gate.Sizes.Of(definition) > EmbeddedSize.Most)
        {
            gate.Refuse("workflow.too-large", definition.Root, $"With what the workflows it uses hold the definition has more than {EmbeddedSize.Most} steps.", ("limit", EmbeddedSize.Most.ToString(CultureInfo.InvariantCulture)));
        }

        DeclaredOutcomeCheck.Run(gate);
        VariableCheck.Run(gate, definition.Root, definition.Variables);
        Visit(gate, definition.Root, parent: null, isInLoop: false, new Scope(null, definition.Variables));
        return gate.Problems;
    }

    private static void Visit(Gate gate, ActivityNode step, ActivityNode? parent, bool isInLoop, Scope scope)
    {
        var inner = step.Variables.Count == 0 ? scope : new Scope(scope, step.Variables);
        if (!gate.NodeIds.Add(step.NodeId))
        {
            gate.Refuse("activity.duplicate-id", step, $"Another activity of the same container has the id {Problem.Clip(step.Id)}.", ("id", Problem.Clip(step.Id)));
        }

        VariableCheck.Run(gate, step, step.Variables);
        StepCheck.Run(gate, step);
        SettingCheck.Run(gate, step, parent);
        TimerCheck.Run(gate, step, parent, inner);
        EndlessLoopCheck.Run(gate, step, scope);
        if (step.Type == "Elsa.Break" && !isInLoop)
        {
            gate.Refuse("activity.break-outside-loop", step, $"{Problem.Clip(step.Id)} breaks a loop, and no loop is around it.", ("id", Problem.Clip(step.Id)));
        }

        BindingCheck.Run(gate, step, inner);
        if (step.Type is "Elsa.Flowchart" or "Elsa.Sequence")
        {
            TimerCheck.RunChains(gate, step, inner);
        }

        if (step.Type == "Elsa.Flowchart")
        {
            FlowchartCheck.Run(gate, step);
        }
        else if (step.Type == "Elsa.Sequence")
        {
            FlowchartCheck.RunSequence(gate, step);
        }

        FinishAfterCheck.RunOutside(gate, step, parent);
        ParallelWriteCheck.Run(gate, step);
        foreach (var child in step.Children())
        {
            var isLoop = step.Type is "Elsa.ForEach" or "Elsa.ParallelForEach" or "Elsa.While" or "Elsa.For";
            Visit(gate, child, step, isInLoop || isLoop, isLoop ? new Scope(inner, []) { IsLoop = true } : inner);
        }
    }
}

/// <summary>What all checks of one validation share.</summary>
internal sealed class Gate(WorkflowDefinition definition, ActivityCatalogue catalogue)
{
    private readonly List<Problem> _problems = [];
    private IReadOnlyList<ActivityNode>? _steps;

    internal WorkflowDefinition Definition { get; } = definition;

    internal IReadOnlyList<Problem> Problems => _problems;

    /// <summary>How much the workflows it uses hold.</summary>
    internal EmbeddedSize Sizes { get; } = new(catalogue);

    internal SortedSet<string> NodeIds { get; } = new(StringComparer.Ordinal);

    /// <summary>Every step of the definition.</summary>
    internal IReadOnlyList<ActivityNode> Steps => _steps ??= [.. Definition.Root.DescendantsAndSelf()];

    internal ActivityDescriptor? Describe(ActivityNode step) => catalogue.Find(step.Type, step.TypeVersion);

    internal ActivityDescriptor? Find(string type) => catalogue.Find(type);

    internal void Refuse(string code, ActivityNode step, string message, params ReadOnlySpan<(string Name, string Value)> values) =>
        _problems.Add(Problem.Error(code, step.NodeId, message, values));

    internal void Warn(string code, ActivityNode step, string message, params ReadOnlySpan<(string Name, string Value)> values) =>
        _problems.Add(Problem.Warning(code, step.NodeId, message, values));
}

/// <summary>Variables that a step can see: innermost container first, up to the workflow.</summary>
internal sealed record Scope(Scope? Outer, IReadOnlyList<VariableDefinition> Variables)
{
    /// <summary>True for the body of a loop, which sees the value and the index it is at.</summary>
    internal bool IsLoop { get; init; }

    internal bool IsInLoop => IsLoop || (Outer?.IsInLoop ?? false);

    internal static bool IsOfLoop(string name) => name is "CurrentValue" or "CurrentIndex";

    internal bool Holds(string id) => Find(id) is not null || (IsOfLoop(id) && IsInLoop);

    internal bool Any(Predicate<VariableDefinition> matches) => Variables.Any(variable => matches(variable)) || (Outer?.Any(matches) ?? false);

    internal VariableDefinition? Find(string id)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope.Variables.FirstOrDefault(v => v.Id == id) is { } variable)
            {
                return variable;
            }
        }

        return null;
    }
}
