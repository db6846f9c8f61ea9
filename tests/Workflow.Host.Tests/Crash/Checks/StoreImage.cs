using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Engine.State;
using Workflow.Runtime.Audit;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Host.Tests.Crash.Checks;

/// <summary>All rows of a store that nobody is working on, read straight from its tables.</summary>
internal sealed class StoreImage
{
    public required IReadOnlyList<CaseRow> Cases { get; init; }
    public required ILookup<string, StageApplicationRow> Stages { get; init; }
    public required ILookup<string, ReviewTaskRow> Tasks { get; init; }
    public required ILookup<string, OpinionRow> Opinions { get; init; }
    public required ILookup<string, ClockRow> Clocks { get; init; }
    public required ILookup<string, ClockIntervalRow> Intervals { get; init; }
    public required ILookup<string, SupplementRow> Supplements { get; init; }
    public required IReadOnlyList<DocumentRow> Documents { get; init; }
    public required IReadOnlyDictionary<Guid, string> Pages { get; init; }
    public required ILookup<string, InstanceRow> Instances { get; init; }
    public required ILookup<string, BookmarkRow> Bookmarks { get; init; }
    public required ILookup<string, DueTimerRow> Timers { get; init; }
    public required ILookup<string, JournalRow> Journal { get; init; }
    public required ILookup<string, AuditEntryRow> Audit { get; init; }
    public required IReadOnlyList<OutboxRow> Outbox { get; init; }
    public required IReadOnlyList<CounterRow> Counters { get; init; }
    public required IReadOnlyList<IdempotencyRow> Answers { get; init; }

    /// <summary>State documents by instance, as far as they can be read.</summary>
    public required IReadOnlyDictionary<string, WorkflowState> States { get; init; }

    /// <summary>Case files as a step would load them.</summary>
    public required IReadOnlyDictionary<string, CaseFile> Files { get; init; }

    public static async Task<StoreImage> ReadAsync(WorkflowStore store)
    {
        await using var db = store.Db();
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var cases = await db.Cases.OrderBy(row => row.No).ToListAsync();
        var states = (await db.InstanceStates.ToListAsync()).Select(row => (row.InstanceId, StateJson.Read(row.State).State));
        var files = new Dictionary<string, CaseFile>(StringComparer.Ordinal);
        foreach (var no in cases.Select(row => row.No))
        {
            await using var step = (await store.Steps.LoadAsync(new CaseNo(no), CancellationToken.None)).Value;
            files.Add(no, step.File);
        }

        return new()
        {
            Cases = cases,
            Stages = (await db.StageApplications.OrderBy(row => row.Number).ToListAsync()).ToLookup(row => row.CaseNo),
            Tasks = (await db.ReviewTasks.OrderBy(row => row.OpenedAt).ToListAsync()).ToLookup(row => row.CaseNo),
            Opinions = (await db.Opinions.OrderBy(row => row.Position).ToListAsync()).ToLookup(row => row.CaseNo),
            Clocks = (await db.Clocks.ToListAsync()).ToLookup(row => row.CaseNo),
            Intervals = (await db.ClockIntervals.OrderBy(row => row.Number).ToListAsync()).ToLookup(row => row.CaseNo),
            Supplements = (await db.Supplements.ToListAsync()).ToLookup(row => row.CaseNo),
            Documents = await db.Documents.OrderBy(row => row.IssuedAt).ToListAsync(),
            Pages = await db.DocumentContents.ToDictionaryAsync(row => row.DocumentId, row => row.Html),
            Instances = (await db.Instances.ToListAsync()).ToLookup(row => row.CaseNo),
            Bookmarks = (await db.Bookmarks.ToListAsync()).ToLookup(row => row.CaseNo),
            Timers = (await db.DueTimers.ToListAsync()).ToLookup(row => row.CaseNo),
            Journal = (await db.Journal.OrderBy(row => row.Sequence).ToListAsync()).ToLookup(row => row.InstanceId),
            Audit = (await db.AuditEntries.OrderBy(row => row.Sequence).ToListAsync()).ToLookup(row => row.CaseNo),
            Outbox = await db.Outbox.OrderBy(row => row.Id).ToListAsync(),
            Counters = await db.Counters.ToListAsync(),
            Answers = await db.IdempotencyKeys.ToListAsync(),
            States = states.Where(read => read.State is not null).ToDictionary(read => read.InstanceId, read => read.State!, StringComparer.Ordinal), // Filtered just before.
            Files = files,
        };
    }

    /// <summary>The commits of a case as its audit trail tells them: every step writes at least one entry, and all of a step have one time and one actor.</summary>
    public IReadOnlyList<AuditEntryRow[]> CommitsOf(string caseNo) =>
        [.. Audit[caseNo].GroupBy(entry => (entry.SystemTime, entry.OfficeTime, entry.Account)).Select(commit => commit.ToArray())];

    /// <summary>The audit trail of a case, ready to be verified.</summary>
    public IReadOnlyList<AuditEntry> TrailOf(string caseNo) => [.. Audit[caseNo].Select(AuditEntry.Of)];
}
