using Workflow.Approvals.Cases;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;
using Workflow.Host.Api.Attachments;

namespace Workflow.Host.Api.Cases;

internal sealed record CodeName(string Code, string Name);

internal sealed record ServiceView(string Id, int Version, string Name);

/// <summary>The stage a case is in.</summary>
internal sealed record CurrentStageView(int Number, string Code, string Name, StageState State);

/// <summary>A case in a list.</summary>
internal record CaseRowView
{
    public required string No { get; init; }
    public required CaseKind Kind { get; init; }
    public required ServiceView Service { get; init; }
    public required CodeName? Project { get; init; }
    public required string Applicant { get; init; }
    public required CaseState State { get; init; }
    public required string StateName { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public required DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Null once the case is closed.</summary>
    public required CurrentStageView? Stage { get; init; }

    /// <summary>Null while no clock of the case runs towards an end.</summary>
    public required GoverningDueView? Due { get; init; }

    public required ShownLight Light { get; init; }
}

/// <summary>Everything a case page shows.</summary>
internal sealed record CaseView : CaseRowView
{
    public required string Region { get; init; }
    public required IReadOnlyList<StageView> Stages { get; init; }
    public required IReadOnlyList<TaskView> Tasks { get; init; }
    public required ClocksView Clocks { get; init; }
    public required IReadOnlyList<HolderView> Holder { get; init; }
    public required IReadOnlyList<SupplementView> Supplements { get; init; }
    public required IReadOnlyList<DocumentView> Documents { get; init; }
    public required IReadOnlyList<TimelineView> Timeline { get; init; }

    /// <summary>Days within the life of the case, up to its last due date, that are not working days.</summary>
    public required IReadOnlyList<DateOnly> RestDays { get; init; }
}

/// <summary>A stage of the flow; one that is not open yet has the state <c>notStarted</c> and no dates.</summary>
/// <param name="State">Camel-case name of a <see cref="StageState"/>, or <c>notStarted</c>.</param>
internal sealed record StageView(
    int Number, string Code, string Name, string State, string StateName, CodeName LeadDepartment, DateTimeOffset? OpenedAt, DateTimeOffset? FiledAt, DateTimeOffset? AcceptedAt,
    bool DeemedAccepted, DateTimeOffset? DecidedAt, string? EndReason, ClocksView Clocks, IReadOnlyList<MatterView> Matters, IReadOnlyList<MaterialView> Materials);

/// <summary>A matter of a stage with the reason why it is asked or not.</summary>
internal sealed record MatterView(string Code, string Name, CodeName Department, MatterOutcome Outcome, string Reason, TaskResult? Result);

internal sealed record MaterialView(string Code, string Name, MaterialState State, DateOnly? DueOn);

/// <summary>One department's step.</summary>
/// <param name="WaitsFor">Titles of open tasks whose result it needs before it may finish.</param>
internal sealed record TaskView(
    Guid Id, TaskKind Kind, int Stage, string Title, CodeName Department, TaskState State, string StateName, int Round, TaskResult? Result, DateTimeOffset OpenedAt,
    DateTimeOffset? CompletedAt, DateTimeOffset? LateSince, string? Assignee, IReadOnlyList<string> WaitsFor, ShownLight Light, ClocksView Clocks, IReadOnlyList<OpinionView> Opinions);

/// <summary>Asks of shown tasks.</summary>
internal static class TaskViews
{
    /// <summary>Open, prepared or returned.</summary>
    public static bool IsOpen(this TaskView task) => task.State is TaskState.Open or TaskState.Prepared or TaskState.Returned;
}

internal sealed record OpinionView(int Round, SignOffRole SignOff, string Account, Verdict Verdict, string Text, DateTimeOffset At, IReadOnlyList<AttachmentView> Attachments);

/// <summary>What kind of holder.</summary>
internal enum HolderKind
{
    Department,
    Applicant,
    Nobody,
}

/// <summary>Who has the case in hand now, since when, and with what.</summary>
internal sealed record HolderView(HolderKind Kind, string Name, DateTimeOffset Since, string What);

internal sealed record SupplementView(
    Guid Id, int Stage, SupplementPhase Phase, SupplementState State, IReadOnlyList<SupplementItemView> Items, DateTimeOffset? SentAt, DateOnly? DueOn, DateTimeOffset? AnsweredAt);

/// <param name="Material">Code of the material it asks for, or null.</param>
internal sealed record SupplementItemView(string Department, string Text, string? Material);

internal sealed record DocumentView(
    Guid Id, DocumentKind Kind, string Title, string Number, string Department, int? Stage, DateTimeOffset IssuedAt, string Sha256);

/// <summary>A line of the audit trail in words.</summary>
internal sealed record TimelineView(long Sequence, DateTimeOffset At, string Kind, string Text, string Actor, string Subject);
