using Workflow.Approvals.Documents;

namespace Workflow.Approvals.Catalogue;

/// <summary>One immutable version of the catalogue: who decides what, in which stage, within which limit, on which papers. A case pins one (convention 49).</summary>
public sealed record CatalogueVersion
{
    public required int Version { get; init; }
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Content hash, lower-case hex SHA-256 over the normalised content: comments, spacing, quoting and the order of keys do not count.</summary>
    public required string Hash { get; init; }

    public required OrderedDictionary<string, Department> Departments { get; init; }
    public required OrderedDictionary<string, FieldDefinition> Fields { get; init; }
    public required OrderedDictionary<string, MaterialDefinition> Materials { get; init; }
    public required OrderedDictionary<string, Matter> Matters { get; init; }
    public required OrderedDictionary<string, StageDefinition> Stages { get; init; }
    public required OrderedDictionary<DocumentKind, DocumentTemplate> Templates { get; init; }
    public required OrderedDictionary<string, Setting> Settings { get; init; }

    /// <summary>Facts of a project that conditions may name.</summary>
    public OrderedDictionary<string, AttributeDefinition> Attributes { get; init; } = [];

    /// <summary>The flows (definition ids) matters and stages belong to.</summary>
    public OrderedDictionary<string, FlowDefinition> Flows { get; init; } = [];

    public OrderedDictionary<string, LicenceKind> LicenceKinds { get; init; } = [];

    /// <summary>Notices that are shown before somebody commits itself.</summary>
    public OrderedDictionary<string, CommitmentTemplate> CommitmentTemplates { get; init; } = [];
    /// <summary>Industries whose licences are cancelled together with the enterprise.</summary>
    public OrderedDictionary<string, Industry> Industries { get; init; } = [];

    /// <summary>The stages one version of a flow has, in order.</summary>
    public IReadOnlyList<StageDefinition> StagesOf(string flow, int version) =>
        [.. Stages.Values.Where(stage => stage.Flow == flow && stage.IsOf(version)).OrderBy(stage => stage.Number)];

    /// <summary>The matters of a stage, in the order of the catalogue.</summary>
    public IReadOnlyList<Matter> MattersOf(string stage) => [.. Matters.Values.Where(matter => matter.Stage == stage)];
}
