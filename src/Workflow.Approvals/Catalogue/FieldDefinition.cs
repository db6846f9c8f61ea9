namespace Workflow.Approvals.Catalogue;

/// <summary>A field of the dictionary forms are composed from: asked once per stage however many matters need it.</summary>
/// <param name="Type">text, number, whole number, boolean, date, choice.</param>
/// <param name="Source">Where it can be prefilled from (party, project, case), or null.</param>
/// <param name="IsPersonal">Kept in party data, referenced elsewhere.</param>
public sealed record FieldDefinition(string Code, string Label, string LabelEn, FieldType Type, bool Required, IReadOnlyList<string> Choices, string? Source, bool IsPersonal);

/// <summary>A fact of a project that chooses its matters. A project without it leaves the condition unknown, never false.</summary>
/// <param name="Choices">The values of a choice; empty for other types.</param>
public sealed record AttributeDefinition(string Code, string Label, string LabelEn, FieldType Type, bool Required, IReadOnlyList<string> Choices);

/// <summary>Type of a field or attribute.</summary>
public enum FieldType
{
    Text,
    Number,
    WholeNumber,
    Boolean,
    Date,
    Choice,
}
