namespace Workflow.Runtime.Data.Rows;

/// <summary>Row of <c>definition_versions</c>: inserted, never changed.</summary>
internal sealed class DefinitionVersionRow
{
    public required string DefinitionId { get; init; }
    public required int Version { get; init; }

    /// <summary>Lower-case hex SHA-256 of <see cref="Json"/>.</summary>
    public required string Hash { get; init; }

    public required string Json { get; init; }
    public required string PublishedBy { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }
}

/// <summary>Row of <c>definition_drafts</c>: what the next version of a definition is to be; one for each definition.</summary>
internal sealed class DefinitionDraftRow
{
    public required string DefinitionId { get; init; }
    public required string Json { get; set; }
    public required string SavedBy { get; set; }
    public required DateTimeOffset SavedAt { get; set; }

    /// <summary>Counts changes, so that nobody overwrites what he has not seen.</summary>
    public required int Version { get; set; }
}

/// <summary>Row of <c>definition_heads</c>: of definitions that were retracted once. Those without begin on their last version.</summary>
internal sealed class DefinitionHeadRow
{
    public required string DefinitionId { get; init; }

    /// <summary>The last version; null while the definition is retracted: no new case begins.</summary>
    public int? Published { get; set; }

    /// <summary>Counts changes.</summary>
    public required int Version { get; set; }
}

/// <summary>Row of <c>flow_starts</c>: a step that starts a published definition by the clock.</summary>
internal sealed class FlowStartRow
{
    public required string DefinitionId { get; init; }
    public required string NodeId { get; init; }

    /// <summary>The version that has the step.</summary>
    public required int Version { get; init; }

    /// <summary>When it starts the flow next; null when never again.</summary>
    public DateTimeOffset? DueAt { get; set; }
}

/// <summary>Row of <c>catalogue_versions</c>: inserted, never changed.</summary>
internal sealed class CatalogueVersionRow
{
    public required int Version { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public required string Hash { get; init; }

    /// <summary>The source text the version is read from again.</summary>
    public required string Content { get; init; }

    public required DateTimeOffset ImportedAt { get; init; }
}

/// <summary>Row of <c>calendar_versions</c>: inserted, never changed.</summary>
internal sealed class CalendarVersionRow
{
    public required string Version { get; init; }
    public required string Hash { get; init; }
    public required string Content { get; init; }
    public required DateTimeOffset ImportedAt { get; init; }
}
