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
            if (value is null)
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

    /// <summary>The values with those references taken out that point at data given before: they need no check.</summary>
    public static JsonObject WithoutReferences(JsonObject values, JsonObject before)
    {
        var rest = new JsonObject();
        foreach (var (code, value) in values)
        {
            if (!(value is not null && IsReference(value, code) && before.ContainsKey(code)))
            {
                rest[code] = value?.DeepClone();
            }
        }

        return rest;
    }

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

    private static bool IsReference(JsonNode value, string code) => value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() == PartyData + code;
}
