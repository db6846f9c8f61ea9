namespace Workflow.Approvals.Catalogue;

/// <summary>The one form of a stage (一表申报).</summary>
public static class StageForm
{
    /// <summary>The fields of all given matters, each once, in the order in which it is first needed.</summary>
    public static IReadOnlyList<FieldDefinition> Of(CatalogueVersion catalogue, IEnumerable<Matter> matters) =>
        [.. matters.SelectMany(matter => matter.Form).Distinct(StringComparer.Ordinal).Select(code => catalogue.Fields[code])];

    /// <summary>The materials of all given matters, each once. One that a matter needs at once may be neither waived nor tolerated because another could do without.</summary>
    public static IReadOnlyList<MaterialRequirement> MaterialsOf(IEnumerable<Matter> matters) =>
        [.. matters.SelectMany(matter => matter.Materials)
            .GroupBy(need => need.Code, StringComparer.Ordinal)
            .Select(needs => new MaterialRequirement(needs.Key, needs.All(need => need.Waivable), needs.All(need => need.Tolerable)))];
}
