using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;

namespace Workflow.Approvals.Stages;

/// <summary>The one form of a stage: the fields of all its candidate matters, each once (一表申报).</summary>
public static class MergedForm
{
    /// <summary>Fields of the matters in the order in which they are first named.</summary>
    /// <exception cref="InvalidOperationException">A matter names a field the catalogue lacks: the import should have refused it.</exception>
    public static IReadOnlyList<FieldDefinition> Of(IEnumerable<Matter> matters, CatalogueVersion catalogue) =>
        [.. matters.SelectMany(m => m.Form).Distinct(StringComparer.Ordinal).Select(code => catalogue.Fields.TryGetValue(code, out var field)
            ? field
            : throw new InvalidOperationException($"The catalogue has no field {code}."))];

    /// <summary>The form to show before filing: of every matter that the project's attributes do not rule out.</summary>
    public static IReadOnlyList<FieldDefinition> Candidates(string flow, string stage, JsonObject project, CatalogueVersion catalogue, IMatterConditions conditions) =>
        Of(catalogue.MattersOf(flow, stage).Where(m => m.AppliesWhen is null || conditions.Evaluate(m.AppliesWhen, project, []).Holds != false), catalogue);
}
