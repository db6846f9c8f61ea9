using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Approvals.Catalogue;

namespace Workflow.Approvals.Stages;

/// <summary>The one validator of forms: type, required, choices, unknown fields. Names every fault, not the first.</summary>
public static class FormCheck
{
    private const int LongestText = 4000;

    /// <summary>Checks values against field definitions.</summary>
    /// <param name="values">Field code to value; null counts as absent.</param>
    /// <param name="known">Fields that may be given.</param>
    /// <param name="asked">Fields of which the required ones must be given; each also stands in <paramref name="known"/>.</param>
    /// <param name="root">JSON pointer of the values in the request, e.g. <c>/form</c>.</param>
    public static IReadOnlyList<FormProblem> Check(JsonObject values, IReadOnlyList<FieldDefinition> known, IReadOnlyList<FieldDefinition> asked, string root)
    {
        var problems = new List<FormProblem>();
        foreach (var (code, value) in values)
        {
            var pointer = Pointer(root, code);
            if (known.FirstOrDefault(f => f.Code == code) is not { } field)
            {
                problems.Add(new("field.unknown", pointer, $"{code} is not a field of this form."));
            }
            else if (value is not null && Fault(field, value) is { } fault)
            {
                problems.Add(new(fault.Code, pointer, $"{code} {fault.Says}"));
            }
        }

        problems.AddRange(asked
            .Where(f => f.Required && IsAbsent(values[f.Code]))
            .Select(f => new FormProblem("field.missing", $"{root}/{f.Code}", $"{f.Code} is required.")));
        return problems;
    }

    /// <summary>JSON pointer of a value.</summary>
    internal static string Pointer(string root, string code) =>
        $"{root}/{code.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    /// <summary>Nothing is given: no value, or a blank text.</summary>
    internal static bool IsAbsent(JsonNode? value) =>
        value is null || (value.GetValueKind() == JsonValueKind.String && string.IsNullOrWhiteSpace(value.GetValue<string>()));

    private static (string Code, string Says)? Fault(FieldDefinition field, JsonNode value) => field.Type switch
    {
        FieldType.Text when value.GetValueKind() != JsonValueKind.String => ("field.type", "must be a text."),
        FieldType.Text when value.GetValue<string>().Length > LongestText => ("field.type", $"is longer than {LongestText} characters."),
        FieldType.Number when Number(value) is null => ("field.type", "must be a number."),
        FieldType.WholeNumber when Number(value) is not { } number || number != decimal.Truncate(number) => ("field.type", "must be a whole number."),
        FieldType.Boolean when value.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False) => ("field.type", "must be true or false."),
        FieldType.Date when !IsDate(value) => ("field.type", "must be a date such as 2026-03-01."),
        FieldType.Choice when value.GetValueKind() != JsonValueKind.String || !field.Choices.Contains(value.GetValue<string>()) =>
            ("field.choice", $"must be one of {string.Join(", ", field.Choices)}."),
        _ => null,
    };

    private static decimal? Number(JsonNode value) =>
        value.GetValueKind() == JsonValueKind.Number && decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsDate(JsonNode value) =>
        value.GetValueKind() == JsonValueKind.String
        && DateOnly.TryParseExact(value.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
