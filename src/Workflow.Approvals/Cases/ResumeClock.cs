using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Notices;

namespace Workflow.Approvals.Cases;

/// <summary>The reason of a stop has fallen away: the clock counts again from the next day.</summary>
/// <param name="Case">The case.</param>
/// <param name="Owner">Task or stage.</param>
/// <param name="Kind">Which clock.</param>
public sealed record ResumeClock(CaseNo Case, ClockOwner Owner, ClockKind Kind) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Owner.Find(file, context, "resume-clock", Kind, ActorRole.Reviewer, ActorRole.DepartmentHead).Then(owned => Resume(file, owned, context));

    private static Result<FlowSignals> Resume(CaseFile file, OwnedClock owned, StepContext context)
    {
        var last = DueDates.CountsAfter(context.Now, owned.Clock.Limit, context.Hours);
        if (owned.Clock.IsWaiting())
        {
            return new ClockNotStopped(owned.Clock.Id, last); // It stands for another matter's result, which alone lets it run.
        }

        return owned.Clock.Resume(last, context.Actor.Account, context.Now, context.Office()).Map(running =>
        {
            file.Apply(new Change.ClockChanged(running));
            file.FollowBranches(context);
            if (file.Case.State == CaseState.SpecialProcedure && !file.Clocks.Any(c => c.EndedAt is null && Stands(c)))
            {
                file.Move(CaseState.SpecialProcedureEnded);
            }

            file.NotifyApplicant(context, NoticeCodes.ClockResumed, new JsonObject { ["subject"] = owned.Subject });
            file.Record("clock.resumed", owned.Clock.Id.ToString(), new JsonObject { ["last"] = last.ToString() });
            return FlowSignals.None;

            bool Stands(Clock clock) => clock.Intervals.Any(i =>
                i.Holds && i.Kind == IntervalKind.Stopped && i.Ground != StopGround.WaitsForUpstream && (i.To is not { } to || to > last));
        });
    }
}
