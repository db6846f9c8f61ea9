using Workflow.Approvals.Catalogue;
using Workflow.Engine.Definitions;

namespace Workflow.Runtime.Catalogue;

/// <summary>Says a definition in the words of the catalogue.</summary>
internal static class FlowSummaries
{
    /// <summary>The steps of the root flowchart that open stages, decide matters or name a stage. An input that is no literal reads as empty, which the check reports as unknown.</summary>
    public static FlowSummary Of(WorkflowDefinition definition)
    {
        var steps = definition.Root.Activities;
        return new FlowSummary(
            definition.DefinitionId,
            definition.Version,
            [.. steps.Where(step => step.Type == "Approval.OpenStage").Select(step => new StageOpening(step.Id, Text(step, "stage"), Ports(definition.Root, step)))],
            [.. steps.Where(step => step.Type == "Approval.DepartmentReview").Select(step => new MatterReview(step.Id, Text(step, "matter"), List(step, "finishAfter")))],
            [.. steps.Where(step => step.Type != "Approval.OpenStage" && step.Inputs.ContainsKey("stage")).Select(step => new StageUse(step.Id, Text(step, "stage")))]);
    }

    private static IReadOnlyList<(string Outcome, string Target)> Ports(ActivityNode chart, ActivityNode step) =>
        [.. chart.Connections.Where(connection => connection.Source == step.Id).Select(connection => (connection.Port ?? "Done", connection.Target))];

    private static string Text(ActivityNode step, string input) =>
        step.Inputs.TryGetValue(input, out var binding) && binding.Expression is { } expression ? LiteralText.Scalar(expression) ?? "" : "";

    private static IReadOnlyList<string> List(ActivityNode step, string input) =>
        step.Inputs.TryGetValue(input, out var binding) && binding.Expression is { } expression ? LiteralText.List(expression) ?? [] : [];
}
