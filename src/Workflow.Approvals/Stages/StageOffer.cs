using System.Text.Json.Nodes;
using Workflow.Approvals.Catalogue;

namespace Workflow.Approvals.Stages;

/// <summary>What an applicant is asked for before a stage is filed: one form, and the materials, each once.</summary>
/// <param name="Fields">In the order in which matters first need them.</param>
/// <param name="Materials">Codes; those the office fetches itself are not asked for.</param>
public sealed record StageOffer(IReadOnlyList<FieldDefinition> Fields, IReadOnlyList<MaterialRequirement> Materials)
{
    /// <summary>The offer for a project. A matter whose condition cannot be answered yet is counted in: unknown never drops.</summary>
    /// <param name="stage">Stage code.</param>
    /// <param name="project">Attributes of the project.</param>
    /// <param name="catalogue">Catalogue version of the case.</param>
    /// <param name="conditions">Answers conditions.</param>
    public static StageOffer Of(string stage, JsonObject project, CatalogueVersion catalogue, IMatterConditions conditions)
    {
        var matters = catalogue.MattersOf(stage)
            .Where(m => m.AppliesWhen is null || conditions.Evaluate(m.AppliesWhen, project, []).Holds != false)
            .Where(m => m.ReplacedWhen is null || conditions.Evaluate(m.ReplacedWhen, project, []).Holds != true)
            .ToList();
        return new(
            Catalogue.StageForm.Of(catalogue, matters),
            [.. Catalogue.StageForm.MaterialsOf(matters).Where(need => catalogue.Materials[need.Code].Provider != MaterialProvider.Office)]);
    }
}
