using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;

namespace Workflow.Approvals.Stages;

/// <summary>Takes the values of a form in: personal ones go to party data, the form keeps a reference (convention 47).</summary>
internal static class FiledForm
{
    /// <summary>What stands in the form in place of a personal value, before the field's code.</summary>
    public const string PartyData = "party-data:";

    /// <summary>The form without personal values; they leave through <see cref="Change.PersonalDataGiven"/>.</summary>
    public static JsonObject Keep(CaseFile file, JsonObject values, CatalogueVersion catalogue)
    {
        var kept = new JsonObject();
        foreach (var (code, value) in values)
        {
            if (value is null || (catalogue.Fields[code].IsPersonal && FormCheck.IsAbsent(value)))
            {
                continue;
            }

            if (!catalogue.Fields[code].IsPersonal)
            {
                kept[code] = value.DeepClone();
                continue;
            }

            if (!IsReference(value, code))
            {
                file.Apply(new Change.PersonalDataGiven(file.Case.Applicant, code, value.DeepClone()));
            }

            kept[code] = PartyData + code;
        }

        return kept;
    }

    /// <summary>The values without references: those stand for data that was checked when it was given.</summary>
    public static JsonObject WithoutReferences(JsonObject values, CatalogueVersion catalogue)
    {
        var rest = new JsonObject();
        foreach (var (code, value) in values)
        {
            if (!IsPersonal(code, catalogue) || !PointsSomewhere(value))
            {
                rest[code] = value?.DeepClone();
            }
        }

        return rest;
    }

    /// <summary>References that point at nothing: only a field's own data, given before on this case, can be referred to. A reference alone would pass as an answer nobody gave.</summary>
    public static IEnumerable<FormProblem> DanglingReferences(CaseFile file, JsonObject values, CatalogueVersion catalogue, string root) => values
        .Where(given => IsPersonal(given.Key, catalogue) && PointsSomewhere(given.Value))
        .Where(given => !IsReference(given.Value!, given.Key) || !file.Stages.Any(stage => stage.Form.ContainsKey(given.Key)))
        .Select(given => new FormProblem("field.reference-unknown", FormCheck.Pointer(root, given.Key), $"{given.Key} refers to data that was not given before."));

    /// <summary>The earlier form with the new values in the place of the old ones.</summary>
    public static JsonObject Over(JsonObject before, JsonObject values)
    {
        var merged = (JsonObject)before.DeepClone();
        foreach (var (code, value) in values)
        {
            merged[code] = value?.DeepClone();
        }

        return merged;
    }

    private static bool IsPersonal(string code, CatalogueVersion catalogue) => catalogue.Fields.TryGetValue(code, out var field) && field.IsPersonal;

    private static bool PointsSomewhere(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.String && value.GetValue<string>().StartsWith(PartyData, StringComparison.Ordinal);

    private static bool IsReference(JsonNode value, string code) => value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() == PartyData + code;
}
