using Workflow.Approvals.Deregistration;
using Workflow.Approvals.PublicNotices;

namespace Workflow.Runtime.Data.Rows;

/// <summary>Row of <c>deregistrations</c>: how the deregistration of a case stands besides its stage and tasks.</summary>
internal sealed class DeregistrationRow
{
    public required string CaseNo { get; init; }
    public DeregistrationRoute? Route { get; init; }

    /// <summary>JSON of the whole record; read by steps and by the page of one case, never by a list.</summary>
    public required string Content { get; init; }
}

/// <summary>Row of <c>public_notices</c>.</summary>
internal sealed class PublicNoticeRow
{
    public required Guid Id { get; init; }
    public required string CaseNo { get; init; }
    public required PublicNoticeKind Kind { get; init; }
    public required string Title { get; init; }
    public required string Text { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }
    public DateOnly? EndsOn { get; init; }
    public required PublicNoticeState State { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public required bool IsListed { get; init; }
    public Guid? ClockId { get; init; }

    /// <summary>JSON array; not for the public.</summary>
    public required string Objections { get; init; }
}
