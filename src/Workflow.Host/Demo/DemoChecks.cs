using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;
using Workflow.Runtime.Audit;
using Workflow.Runtime.Data;

namespace Workflow.Host.Demo;

/// <summary>What the story must have come to, each checked against the store and not against what was told.</summary>
internal sealed class DemoChecks(WorkflowStore store, CatalogueVersion catalogue, Office office, DemoReading reading)
{
    /// <param name="file">The case at the end.</param>
    /// <param name="earlyRefusal">Code with which the attempt to decide too early was refused.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<IReadOnlyList<DemoCheck>> RunAsync(CaseFile file, string earlyRefusal, CancellationToken cancellationToken)
    {
        await using var db = store.Db();
        var no = file.Case.No.Value;
        var notices = await db.Notices.AsNoTracking().Where(n => n.CaseNo == no).OrderBy(n => n.PostedAt).ThenBy(n => n.Id).ToListAsync(cancellationToken);
        var documents = await db.Documents.AsNoTracking().Where(d => d.CaseNo == no).OrderBy(d => d.IssuedAt).ThenBy(d => d.Id).ToListAsync(cancellationToken);
        var pages = await db.DocumentContents.AsNoTracking().OrderBy(c => c.DocumentId).ToListAsync(cancellationToken);
        var (audit, head) = await store.AuditOfAsync(file.Case.No, cancellationToken);
        var left = await db.DueTimers.CountAsync(cancellationToken) + await db.Bookmarks.CountAsync(cancellationToken) + await db.Outbox.CountAsync(cancellationToken);
        var departments = file.Tasks.Where(t => t.Kind == TaskKind.Review).Select(t => t.Department).Distinct(StringComparer.Ordinal).Count();
        var used = reading.UsedInStages(file);
        var late = file.Tasks.Where(t => t.LateSince is not null).ToList();
        var returned = Review(file, SocialStory.ReturnedMatter);
        var prepared = Review(file, SocialStory.PreparedMatter);
        var predecessor = file.Tasks.Single(t => prepared.FinishAfter.Contains(t.ActivityId));
        var broken = AuditChain.Verify(file.Case.No, audit, head);
        return
        [
            Check("all three stages granted", file.Stages.Count == 3 && file.Stages.All(s => s.State == StageState.Granted), Join(file.Stages.Select(s => $"{s.Code}={s.State}"))),
            Check("case granted", file.Case is { State: CaseState.Granted, IsClosed: true }, file.Case.State.ToString()),
            Check("eight or more departments", departments >= 8, $"{departments} departments"),
            Check("50 working days at most", used <= 50, $"{used} working days"),
            Check("each stage within its promise", file.Stages.All(s => reading.UsedOf(file, s) <= catalogue.Stages[s.Code].Promised.Length.Amount), Join(file.Stages.Select(s => $"{s.Code}={reading.UsedOf(file, s)}"))),
            Check("supplement before acceptance answered", file.Supplements.Count(s => s is { Phase: SupplementPhase.BeforeAcceptance, State: SupplementState.Answered }) == 1, Join(file.Supplements.Select(s => $"{s.Phase}={s.State}"))),
            Check("tolerated material handed in", file.Materials.All(m => m.State == MaterialState.Provided), Join(file.Materials.Where(m => m.State != MaterialState.Provided).Select(m => m.Code))),
            Stopped(file, documents.Count(d => d.Kind == DocumentKind.SpecialProcedureNotice)),
            Check("exactly one late review, and its department and supervision were told",
                late is [{ MatterCode: SocialStory.LateMatter }] && notices.Any(n => n.Code == "notice.late" && n.Department == "supervision") && notices.Any(n => n.Code == "notice.late" && n.Department == late[0].Department),
                Join(late.Select(t => $"{t.MatterCode} since {t.LateSince:O}"))),
            Check("early decision refused", earlyRefusal == "task.waits-for-result", earlyRefusal),
            Check("prepared decision took effect with its predecessor", prepared.CompletedAt is not null && prepared.CompletedAt == predecessor.CompletedAt, $"{prepared.CompletedAt:O} and {predecessor.CompletedAt:O}"),
            Check("returned matter decided in its second round", returned is { Round: 2, Result: TaskResult.Granted }, $"round {returned.Round}, {returned.Result}"),
            Check("replaced matters keep their reason", file.Stages.SelectMany(s => s.Matters).Count(m => m.Outcome == MatterOutcome.Replaced && m.Reason.Length > 0) >= 2, Join(file.Stages.SelectMany(s => s.Matters).Where(m => m.Outcome == MatterOutcome.Replaced).Select(m => m.MatterCode))),
            Check("one decision document for each review", documents.Count(d => d.Kind == DocumentKind.DecisionToGrant) == file.Tasks.Count(t => t.Kind == TaskKind.Review), $"{documents.Count} documents"),
            Check("document numbers are unique, pages are as hashed",
                documents.Select(d => d.Number).Distinct(StringComparer.Ordinal).Count() == documents.Count && documents.All(d => d.Sha256 == HashOf(pages.Single(p => p.DocumentId == d.Id).Html)),
                Join(documents.GroupBy(d => d.Kind).Select(g => $"{g.Key}={g.Count()}"))),
            Check("audit chain holds", broken.Count == 0 && audit.Count > 0, $"{audit.Count} entries"),
            Check("nothing is left open", left == 0 && file.Tasks.All(t => !t.IsOpen) && file.Clocks.All(c => c.EndedAt is not null), $"{left} timers, bookmarks and messages"),
        ];
    }

    // The due date of a stopped clock is the one it would have had, later by the stopped working days.
    private DemoCheck Stopped(CaseFile file, int notices)
    {
        var task = Review(file, SocialStory.StoppedMatter);
        var clock = file.Clocks.Single(c => c is { Scope: ClockScope.Task, Kind: ClockKind.Statutory } && c.OwnerId == task.Owner());
        var stop = clock.Intervals.Single(i => i.Ground == StopGround.ExpertReview);
        var without = clock with { Intervals = [.. clock.Intervals.Where(i => i != stop)] };
        var due = DueDates.Forward(clock.CountsAfter, clock.Limit.Length, without.Pauses, office);
        var days = office.Calendar.WorkingDaysBetween(SocialStory.StopFrom.AddDays(-1), SocialStory.StopTo);
        var moved = due is null || clock.Due is null ? -1 : office.Calendar.WorkingDaysBetween(due.Date, clock.Due.Date);
        return Check("special procedure stopped the statutory clock with notice", stop.Basis.Article == "45" && moved == days && notices >= 1, $"{days} working days stopped, due moved by {moved}");
    }

    private static ReviewTask Review(CaseFile file, string matter) => file.Tasks.Single(t => t.MatterCode == matter);

    private static string HashOf(string page) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(page)));

    private static string Join(IEnumerable<string> parts) => string.Join(", ", parts);

    private static DemoCheck Check(string name, bool ok, FormattableString detail) => new(name, ok, detail.ToString(CultureInfo.InvariantCulture));

    private static DemoCheck Check(string name, bool ok, string detail) => new(name, ok, detail);
}
