using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;
using Workflow.Host.Api.Attachments;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Json;

namespace Workflow.Host.Api.Cases;

/// <summary>The rows of one case that its page shows: neither forms nor state nor the text of documents.</summary>
/// <remarks>Read one after the other, later rows after earlier ones, so that a step committed in between can add to them but leaves nothing pointing nowhere.</remarks>
internal sealed record CaseContent
{
    public required IReadOnlyList<AuditLine> Trail { get; init; }
    public required IReadOnlyList<OpinionLine> Opinions { get; init; }
    public required IReadOnlyList<SupplementLine> Supplements { get; init; }
    public required IReadOnlyList<DocumentView> Documents { get; init; }
    public required IReadOnlyList<Material> Materials { get; init; }
    public required IReadOnlyList<TaskLine> Tasks { get; init; }
    public required IReadOnlyList<StageLine> Stages { get; init; }
    public required IReadOnlyList<Clock> Clocks { get; init; }

    /// <summary>Files of the case by their hash.</summary>
    public required IReadOnlyDictionary<string, AttachmentView> Files { get; init; }

    /// <summary>Display names of the accounts that acted, by account id.</summary>
    public required IReadOnlyDictionary<string, string> Accounts { get; init; }

    public static async Task<CaseContent> ReadAsync(WorkflowDb db, string no, CancellationToken cancellationToken)
    {
        var trail = await db.AuditEntries.AsNoTracking().Where(row => row.CaseNo == no).OrderBy(row => row.Sequence)
            .Select(row => new AuditLine(row.Sequence, row.OfficeTime, row.Kind, row.Subject, row.Details, row.Account, row.Role, row.Department))
            .ToListAsync(cancellationToken);
        var opinions = await db.Opinions.AsNoTracking().Where(row => row.CaseNo == no).OrderBy(row => row.TaskId).ThenBy(row => row.Position)
            .Select(row => new OpinionLine(row.TaskId, row.Round, row.SignOff, row.Account, row.Verdict, row.Text, row.GivenAt, row.Attachments))
            .ToListAsync(cancellationToken);
        var supplements = await db.Supplements.AsNoTracking().Where(row => row.CaseNo == no).OrderBy(row => row.SentAt).ThenBy(row => row.Id)
            .Select(row => new SupplementLine(row.Id, row.Stage, row.Phase, row.State, row.Items, row.TaskId, row.SentAt, row.DueOn, row.AnsweredAt))
            .ToListAsync(cancellationToken);
        var documents = await db.Documents.AsNoTracking().Where(row => row.CaseNo == no).OrderBy(row => row.IssuedAt).ThenBy(row => row.Id)
            .Select(row => new DocumentView(row.Id, row.Kind, row.Title, row.Number, row.Department, row.Stage, row.IssuedAt, row.Sha256))
            .ToListAsync(cancellationToken);
        var materials = await db.Materials.AsNoTracking().Where(row => row.CaseNo == no).OrderBy(row => row.Stage).ThenBy(row => row.Code)
            .Select(row => new Material(row.Stage, row.Code, row.State, null, row.DueOn))
            .ToListAsync(cancellationToken);
        var tasks = await db.ReviewTasks.AsNoTracking().Where(row => row.CaseNo == no).OrderBy(row => row.OpenedAt).ThenBy(row => row.Id)
            .Select(row => new TaskLine(
                row.Id, row.Kind, row.Stage, row.Filing, row.ActivityId, row.MatterCode, row.Department, row.State, row.Round, row.Assignee, row.FinishAfter, row.Result, row.OpenedAt,
                row.CompletedAt, row.LateSince))
            .ToListAsync(cancellationToken);
        var stages = await db.StageApplications.AsNoTracking().Where(row => row.CaseNo == no).OrderBy(row => row.Number)
            .Select(row => new StageLine(
                row.Number, row.Code, row.LeadDepartment, row.State, row.Filing, row.OpenedAt, row.FiledAt, row.AcceptedAt, row.DeemedAccepted, row.DecidedAt, row.Matters, row.EndReason))
            .ToListAsync(cancellationToken);
        var files = await db.Attachments.AsNoTracking().Where(row => row.CaseNo == no)
            .Join(db.AttachmentContents, row => row.Sha256, content => content.Sha256, (row, content) => new AttachmentView(row.Sha256, row.Name, content.MediaType, content.Size))
            .ToListAsync(cancellationToken);
        var clocks = await ClockReading.ReadAsync(db, db.Clocks.Where(row => row.CaseNo == no), cancellationToken);
        var accounts = await db.Users.AsNoTracking()
            .Where(account => db.AuditEntries.Any(entry => entry.CaseNo == no && entry.Account == account.Id) || db.ReviewTasks.Any(task => task.CaseNo == no && task.Assignee == account.Id))
            .OrderBy(account => account.Id)
            .Select(account => new { account.Id, account.DisplayName })
            .ToListAsync(cancellationToken);
        return new()
        {
            Trail = trail, Opinions = opinions, Supplements = supplements, Documents = documents, Materials = materials, Tasks = tasks, Stages = stages, Clocks = clocks,
            Files = files.ToDictionary(file => file.Sha256, StringComparer.Ordinal),
            Accounts = accounts.ToDictionary(account => account.Id, account => account.DisplayName, StringComparer.Ordinal),
        };
    }
}

internal sealed record AuditLine(long Sequence, DateTimeOffset At, string Kind, string Subject, string Details, string Account, ActorRole Role, string? Department);

internal sealed record OpinionLine(Guid Task, int Round, SignOffRole SignOff, string Account, Verdict Verdict, string Text, DateTimeOffset At, string AttachmentsJson)
{
    public IReadOnlyList<string> Attachments => StoreJson.ReadTexts(AttachmentsJson);
}

internal sealed record SupplementLine(
    Guid Id, int Stage, SupplementPhase Phase, SupplementState State, string ItemsJson, Guid? Task, DateTimeOffset? SentAt, DateOnly? DueOn, DateTimeOffset? AnsweredAt)
{
    public IReadOnlyList<SupplementItem> Items => StoreJson.ReadItems(ItemsJson);
}

internal sealed record TaskLine(
    Guid Id, TaskKind Kind, int Stage, int Filing, string ActivityId, string? Matter, string Department, TaskState State, int Round, string? Assignee, string FinishAfterJson,
    TaskResult? Result, DateTimeOffset OpenedAt, DateTimeOffset? CompletedAt, DateTimeOffset? LateSince)
{
    public bool IsOpen => State is TaskState.Open or TaskState.Prepared or TaskState.Returned;

    public IReadOnlyList<string> FinishAfter => StoreJson.ReadTexts(FinishAfterJson);
}

internal sealed record StageLine(
    int Number, string Code, string LeadDepartment, StageState State, int Filing, DateTimeOffset OpenedAt, DateTimeOffset? FiledAt, DateTimeOffset? AcceptedAt, bool DeemedAccepted,
    DateTimeOffset? DecidedAt, string MattersJson, string? EndReason)
{
    public IReadOnlyList<MatterChoice> Matters => StoreJson.ReadMatters(MattersJson);
}
