using Workflow.Approvals.Clocks;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Catalogue;

/// <summary>One immutable version of the catalogue: departments, fields, materials, matters, stages, templates, settings. A case pins one.</summary>
public sealed record CatalogueVersion
{
    public required int Version { get; init; }
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Content hash, lower-case hex SHA-256 over the normalised content.</summary>
    public required string Hash { get; init; }

    public required OrderedDictionary<string, Department> Departments { get; init; }
    public required OrderedDictionary<string, FieldDefinition> Fields { get; init; }
    public required OrderedDictionary<string, MaterialDefinition> Materials { get; init; }
    public required OrderedDictionary<string, Matter> Matters { get; init; }
    public required OrderedDictionary<string, StageDefinition> Stages { get; init; }
    public required OrderedDictionary<DocumentKind, DocumentTemplate> Templates { get; init; }
    public required OrderedDictionary<string, Setting> Settings { get; init; }
}

/// <summary>A department. <paramref name="ShortName"/> is used in document numbers.</summary>
public sealed record Department(string Code, string Name, string NameEn, string ShortName);

/// <summary>A field of the dictionary forms are composed from: asked once per stage however many matters need it.</summary>
/// <param name="Type">text, number, whole number, boolean, date, choice.</param>
/// <param name="Source">Where it can be prefilled from, or null.</param>
/// <param name="IsPersonal">Kept in party data, referenced elsewhere.</param>
public sealed record FieldDefinition(string Code, string Label, string LabelEn, FieldType Type, bool Required, IReadOnlyList<string> Choices, string? Source, bool IsPersonal);

/// <summary>Type of a field.</summary>
public enum FieldType
{
    Text,
    Number,
    WholeNumber,
    Boolean,
    Date,
    Choice,
}

/// <summary>A material that can be asked for. Vague names (其他材料, 有关材料) are refused at import.</summary>
public sealed record MaterialDefinition(string Code, string Name, string NameEn, MaterialProvider Provider, string? IssuedBy);

/// <summary>Who provides a material.</summary>
public enum MaterialProvider
{
    Applicant,
    /// <summary>Issued by a department and fetched by the office, not by the applicant.</summary>
    Office,
    /// <summary>An intermediary (survey, evaluation report).</summary>
    Intermediary,
}

/// <summary>A matter's need of a material.</summary>
/// <param name="Waivable">May be left out on a stated ground.</param>
/// <param name="Tolerable">May follow after acceptance (容缺).</param>
public sealed record MaterialRequirement(string Code, bool Waivable, bool Tolerable);

/// <summary>One thing a department decides (事项). Name, code, materials, flow, limit and form are mandatory (六统一).</summary>
public sealed record Matter
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string NameEn { get; init; }
    public required string Department { get; init; }

    /// <summary>Definition id that carries it.</summary>
    public required string Flow { get; init; }

    /// <summary>Stage code it belongs to.</summary>
    public required string Stage { get; init; }

    /// <summary>The limit of law, or null where the law sets none for this act (reason in <see cref="StatutoryNote"/>).</summary>
    public TimeLimit? Statutory { get; init; }

    /// <summary>Why there is no statutory limit; null when there is one.</summary>
    public string? StatutoryNote { get; init; }

    public required TimeLimit Promised { get; init; }
    public required IReadOnlyList<SignOffStep> SignOffs { get; init; }
    public required IReadOnlyList<MaterialRequirement> Materials { get; init; }
    public required IReadOnlyList<string> Form { get; init; }

    /// <summary>What is issued when granted.</summary>
    public required string Result { get; init; }

    /// <summary>Expression over <c>project</c> and <c>form</c>: the matter is needed. Null means always.</summary>
    public string? AppliesWhen { get; init; }

    /// <summary>Expression: the matter is replaced or waived although it applies, with <see cref="Replacement"/>.</summary>
    public string? ReplacedWhen { get; init; }

    /// <summary>What stands in its place and why, with source; null without <see cref="ReplacedWhen"/>.</summary>
    public MatterReplacement? Replacement { get; init; }
}

/// <summary>Why a matter that applies is not asked in full.</summary>
/// <param name="Reason">Chinese sentence with the source.</param>
/// <param name="ReasonEn">The same in English.</param>
/// <param name="Waived">True when nothing stands in its place; false when something simpler does.</param>
public sealed record MatterReplacement(string Reason, string ReasonEn, bool Waived);

/// <summary>A stage of a flow.</summary>
/// <param name="Flow">Definition id.</param>
/// <param name="Number">1, 2, ...</param>
public sealed record StageDefinition(
    string Code, string Flow, int Number, string Name, string NameEn, string LeadDepartment, TimeLimit Statutory, TimeLimit Promised);

/// <summary>Text of a document kind. Both languages' titles; the body is HTML with <c>{{name}}</c> marks.</summary>
public sealed record DocumentTemplate(DocumentKind Kind, int Version, string Title, string TitleEn, string NumberWord, string Body);

/// <summary>A parameter that differs by place, with its source. An assumption is labelled as such.</summary>
public sealed record Setting(string Code, string Value, string Source, bool IsAssumption);
