using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;

namespace Workflow.Approvals.Stages;

/// <summary>The one form of a stage as it is shown before filing (一表申报).</summary>
public static class MergedForm
{
    /// <summary>The fields of every matter that the project's attributes do not rule out, each once. What the form itself decides is decided when it is filed.</summary>
    public static IReadOnlyList<FieldDefinition> Candidates(string flow, string stage, JsonObject project, CatalogueVersion catalogue, IMatterConditions conditions) =>
        StageForm.Of(catalogue, catalogue.MattersOf(flow, stage).Where(m => m.AppliesWhen is null || conditions.Evaluate(m.AppliesWhen, project, []).Holds != false));
}
