using Workflow.Approvals.Cases;

namespace Workflow.Approvals.Materials;

/// <summary>The one-time list of what is missing and the applicant's answer (补正).</summary>
public sealed record Supplement
{
    public required SupplementId Id { get; init; }
    public required int Stage { get; init; }
    public required SupplementPhase Phase { get; init; }
    public required SupplementState State { get; init; }
    public required IReadOnlyList<SupplementItem> Items { get; init; }

    /// <summary>Bookmark its answer resumes; null when no step waits for it.</summary>
    public string? Bookmark { get; init; }

    /// <summary>The returned task, for a correction; else null.</summary>
    public TaskId? Task { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Last office day to answer; the day ends at 24:00.</summary>
    public DateOnly? DueOn { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }
}

/// <summary>One thing asked for.</summary>
/// <param name="MaterialCode">Material of the catalogue, or null when a form field or a correction is asked.</param>
/// <param name="Department">Who asks.</param>
/// <param name="Text">What exactly, in the office's words.</param>
public sealed record SupplementItem(string? MaterialCode, string Department, string Text);

/// <summary>When it is asked.</summary>
public enum SupplementPhase
{
    BeforeAcceptance,
    AfterAcceptance,
    /// <summary>A department returned its matter for correction.</summary>
    Correction,
    /// <summary>Materials tolerated at acceptance (容缺).</summary>
    Tolerance,
}

/// <summary>Where it stands.</summary>
public enum SupplementState
{
    /// <summary>Items are collected; not sent yet.</summary>
    Draft,
    Sent,
    Answered,
    Overdue,
    Cancelled,
}
