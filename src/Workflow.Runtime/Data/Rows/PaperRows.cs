using Workflow.Approvals.Documents;
using Workflow.Approvals.Materials;

namespace Workflow.Runtime.Data.Rows;

/// <summary>Row of <c>materials</c>.</summary>
internal sealed class MaterialRow
{
    public required string CaseNo { get; init; }
    public required int Stage { get; init; }
    public required string Code { get; init; }
    public required MaterialState State { get; init; }
    public string? Reference { get; init; }
    public DateOnly? DueOn { get; init; }
}

/// <summary>Row of <c>supplements</c>.</summary>
internal sealed class SupplementRow
{
    public required Guid Id { get; init; }
    public required string CaseNo { get; init; }
    public required int Stage { get; init; }
    public required SupplementPhase Phase { get; init; }
    public required SupplementState State { get; init; }

    /// <summary>JSON array of items.</summary>
    public required string Items { get; init; }

    public string? Bookmark { get; init; }
    public Guid? TaskId { get; init; }
    public DateTimeOffset? SentAt { get; init; }
    public DateOnly? DueOn { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
}

/// <summary>Row of <c>documents</c>, without the page itself.</summary>
internal sealed class DocumentRow
{
    public required Guid Id { get; init; }
    public required string CaseNo { get; init; }
    public required DocumentKind Kind { get; init; }
    public required string Department { get; init; }
    public int? Stage { get; init; }
    public Guid? TaskId { get; init; }
    public required string Number { get; init; }
    public required string Title { get; init; }
    public required int TemplateVersion { get; init; }
    public required string Sha256 { get; init; }
    public required DateTimeOffset IssuedAt { get; init; }
}

/// <summary>Row of <c>document_contents</c>: the page as rendered, apart so that lists never load it.</summary>
internal sealed class DocumentContentRow
{
    public required Guid DocumentId { get; init; }
    public required string Html { get; init; }
}

/// <summary>Row of <c>notices</c>.</summary>
internal sealed class NoticeRow
{
    public required Guid Id { get; init; }
    public required string CaseNo { get; init; }
    public required string Code { get; init; }
    public Guid? Party { get; init; }
    public string? Department { get; init; }

    /// <summary>JSON object.</summary>
    public required string Values { get; init; }

    public required DateTimeOffset PostedAt { get; init; }
    public DateTimeOffset? ReadAt { get; set; }
}
