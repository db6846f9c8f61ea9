using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;
using Workflow.Runtime.Data;

namespace Workflow.Host.Demo;

/// <summary>Reads the story's case back from the store and lays it out.</summary>
internal sealed class DemoReading(WorkflowStore store, CatalogueVersion catalogue, Office office)
{
    /// <summary>The report, with the checks given.</summary>
    public async Task<DemoReport> ReadAsync(CaseFile file, IReadOnlyList<DemoCheck> checks, CancellationToken cancellationToken)
    {
        await using var db = store.Db();
        var documents = await db.Documents.AsNoTracking().Where(d => d.CaseNo == file.Case.No.Value).OrderBy(d => d.IssuedAt).ThenBy(d => d.Id).ToListAsync(cancellationToken);
        return new DemoReport(
            checks.All(c => c.Ok), store.Database, file.Case.No.Value, Wording.Of(file.Case.State), file.Case.DefinitionId, file.Case.DefinitionVersion, office.Calendar.Version,
            UsedInStages(file), catalogue.StagesOf(file.Case.DefinitionId, file.Case.DefinitionVersion).Sum(s => (int)s.Promised.Length.Amount),
            [.. file.Stages.Select(s => StageOf(file, s))],
            [.. file.Tasks.OrderBy(t => t.OpenedAt).ThenBy(t => t.CompletedAt).ThenBy(t => t.ActivityId, StringComparer.Ordinal).Select(t => TaskOf(file, t))],
            ClocksOf(file, ClockScope.Case, file.Case.No.Value),
            [.. documents.Select(d => new DemoDocument(d.Kind.ToString(), d.Title, d.Number, d.Department, d.Stage, Local(d.IssuedAt), d.Sha256))],
            checks);
    }

    /// <summary>Working days of the promise used by all stages together: what the 50 is about.</summary>
    public decimal UsedInStages(CaseFile file) => file.Stages.Sum(s => UsedOf(file, s));

    /// <summary>Working days of a stage's promise used, without stops.</summary>
    public decimal UsedOf(CaseFile file, StageApplication stage) =>
        file.Clocks.SingleOrDefault(c => c is { Scope: ClockScope.Stage, Kind: ClockKind.Promised } && c.OwnerId == stage.Owner()) is { } clock ? Used(clock) : 0;

    /// <summary>Days of its limit a clock has used until it ended; the day of its end counts.</summary>
    public decimal Used(Clock clock) => clock.EndedAt is { } end ? clock.UsedThrough(OfficeHalf.AfternoonOf(OfficeTime.DayOf(end)), office) : 0;

    private DemoStage StageOf(CaseFile file, StageApplication stage) => new(
        stage.Number, stage.Code, catalogue.Stages[stage.Code].Name, Wording.Of(stage.State), stage.LeadDepartment, Local(stage.FiledAt), Local(stage.AcceptedAt), Local(stage.DecidedAt),
        UsedOf(file, stage), ClocksOf(file, ClockScope.Stage, stage.Owner()),
        [.. stage.Matters.Select(m => new DemoMatter(m.MatterCode, catalogue.Matters[m.MatterCode].Name, Wording.Of(m.Outcome), ReasonOf(m)))],
        [.. file.Supplements.Where(s => s.Stage == stage.Number).Select(s => new DemoSupplement(
            Wording.Of(s.Phase), Wording.Of(s.State), Local(s.SentAt), s.DueOn, Local(s.AnsweredAt), [.. s.Items.Select(i => i.Text)]))]);

    private string ReasonOf(MatterChoice choice) =>
        choice.Outcome is MatterOutcome.Replaced or MatterOutcome.Waived && catalogue.Matters[choice.MatterCode].Replacement is { } replacement ? replacement.Reason : choice.Reason;

    private DemoTask TaskOf(CaseFile file, ReviewTask task) => new(
        task.Stage, Wording.Of(task.Kind), task.MatterCode, task.MatterCode is { } code ? catalogue.Matters[code].Name : Wording.Of(task.Kind), task.Department, Wording.Of(task.State),
        task.Result is { } result ? Wording.Of(result) : null, task.Round, task.FinishAfter, Local(task.OpenedAt), Local(task.CompletedAt), Local(task.LateSince),
        ClocksOf(file, ClockScope.Task, task.Owner()));

    private IReadOnlyList<DemoClock> ClocksOf(CaseFile file, ClockScope scope, string owner) =>
        [.. file.Clocks.Where(c => c.Scope == scope && c.OwnerId == owner).Select(c => new DemoClock(
            Wording.Of(c.Kind), c.Limit.Length.ToString(), c.Limit.Basis.ToString(), Local(c.StartedAt), Local(c.EndedAt), c.Due?.Date, c.Due?.IsProvisional ?? false, Used(c), Local(c.LateSince),
            [.. c.Intervals.Where(i => i.Holds && i.Pauses).Select(i => new DemoStop(i.Ground is { } ground ? StopGrounds.RuleOf(ground).Code : "", i.Basis.ToString(), i.From.Day, i.To?.Day))]))];

    private static DateTimeOffset Local(DateTimeOffset instant) => instant.ToOffset(OfficeTime.Offset);

    private static DateTimeOffset? Local(DateTimeOffset? instant) => instant?.ToOffset(OfficeTime.Offset);
}
