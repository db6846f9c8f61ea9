namespace Workflow.Runtime.Data.Rows;

/// <summary>Row of <c>archives</c>: the catalogue of a closed case's papers. Never changed.</summary>
internal sealed class ArchiveRow
{
    public required string CaseNo { get; init; }

    /// <summary>Office time.</summary>
    public required DateTimeOffset ArchivedAt { get; init; }

    /// <summary>Last day it is kept; null for ever.</summary>
    public DateOnly? RetainUntil { get; init; }

    /// <summary>JSON text, byte for byte as hashed.</summary>
    public required string Catalogue { get; init; }

    /// <summary>Lower-case hex of the SHA-256 of the UTF-8 bytes of <see cref="Catalogue"/>.</summary>
    public required string Sha256 { get; init; }
}
