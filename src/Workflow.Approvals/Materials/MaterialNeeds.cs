using Workflow.Approvals.Catalogue;

namespace Workflow.Approvals.Materials;

/// <summary>A material a stage needs.</summary>
/// <param name="Code">Material of the catalogue.</param>
/// <param name="Waivable">Every matter that needs it lets it be left out.</param>
/// <param name="Tolerable">Every matter that needs it lets it follow after acceptance.</param>
/// <param name="Definition">Name and provider.</param>
internal sealed record MaterialNeed(string Code, bool Waivable, bool Tolerable, MaterialDefinition Definition);

/// <summary>What several matters need together, each material once.</summary>
internal static class MaterialNeeds
{
    public static IReadOnlyList<MaterialNeed> Of(IEnumerable<Matter> matters, CatalogueVersion catalogue) =>
        [.. StageForm.MaterialsOf(matters).Select(r => new MaterialNeed(r.Code, r.Waivable, r.Tolerable, catalogue.Materials[r.Code]))];
}
