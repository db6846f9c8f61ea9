using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Deregistration;
using Workflow.Approvals.Notices;
using Workflow.Approvals.PublicNotices;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Cases;

/// <summary>A limit has ended. For an intake that is deemed acceptance by law; for a lawful wait, a notice or a window to apply the flow goes on; anything else is late, and is told.</summary>
/// <param name="Case">The case.</param>
/// <param name="Clock">The clock whose due date passed.</param>
public sealed record ClockDue(CaseNo Case, ClockId Clock) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context)
    {
        if (Standing.System(file, context, "clock-due") is { IsRefused: true } no)
        {
            return no.Refusal;
        }

        if (file.Clocks.FirstOrDefault(c => c.Id == Clock && c.EndedAt is null) is not { } clock)
        {
            return new ClockUnknown(Clock.ToString());
        }

        if (clock.Due is not { } due || context.Now < due.Instant)
        {
            return new ClockNotDue(Clock, clock.Due);
        }

        if (!DueTimers.IsWatched(clock))
        {
            return new ClockAlreadyLate(Clock);
        }

        var task = clock.Scope == ClockScope.Task ? file.Tasks.First(t => t.Owner() == clock.OwnerId) : null;
        return Publishing.Of(file, clock) is { } notice ? Publishing.Over(file, notice, clock, context)
            : ApplicationWindows.Has(clock) ? ApplicationWindows.Over(file, context)
            : Liquidations.Has(clock) ? Liquidations.Late(file, clock, context)
            : clock.Bookmark is not null ? LawfulWaits.Over(file, clock, context)
            : task is { Kind: TaskKind.Intake } && clock.Kind == ClockKind.Statutory ? DeemAccepted(file, task, context)
            : MarkLate(file, clock, due.Instant, task, context);
    }

    // 行政许可法 art. 32(4): not told in time means accepted from the day the materials came.
    private static FlowSignals DeemAccepted(CaseFile file, ReviewTask task, StepContext context)
    {
        var stage = file.StageNumber(task.Stage);
        return Acceptance.Grant(file, stage, task, Intake.ReceivedAt(file, stage), deemed: true, context);
    }

    private static FlowSignals MarkLate(CaseFile file, Clock clock, DateTimeOffset due, ReviewTask? task, StepContext context)
    {
        file.Apply(new Change.ClockChanged(clock with { LateSince = due }));
        if (task is { LateSince: null })
        {
            file.Put(task with { LateSince = due });
        }

        var values = new JsonObject { ["scope"] = Wording.Of(clock.Scope), ["clock"] = Wording.Of(clock.Kind), ["owner"] = clock.OwnerId, ["due"] = clock.Due!.ToString() };
        file.NotifyDepartment(context, Responsible(file, clock, task), NoticeCodes.Late, values);
        file.NotifyDepartment(context, Posting.Supervision, NoticeCodes.Late, values);
        file.Record("clock.late", clock.Id.ToString(), values);
        return FlowSignals.None;
    }

    private static string Responsible(CaseFile file, Clock clock, ReviewTask? task) =>
        task?.Department
        ?? (clock.Scope == ClockScope.Stage ? file.Stages.First(s => s.Owner() == clock.OwnerId) : file.Stages.MaxBy(s => s.Number))?.LeadDepartment
        ?? Standing.Window;
}
