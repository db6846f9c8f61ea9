using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Notices;

namespace Workflow.Approvals.Cases;

/// <summary>A wait that the law prescribes, e.g. a public notice of 20 days: a clock of its own, and a step that goes on when it ends (convention 36).</summary>
public static class LawfulWaits
{
    /// <summary>Starts the wait now.</summary>
    /// <param name="file">The case.</param>
    /// <param name="limit">Text form of a limit, e.g. <c>30d</c>.</param>
    /// <param name="activityId">The step; owns the clock.</param>
    /// <param name="bookmark">Answered when the limit ends.</param>
    /// <param name="context">Time.</param>
    public static Result<FlowSignals> Open(CaseFile file, string limit, string activityId, string bookmark, StepContext context) =>
        Standing.Open(file).Then(() => LimitLength.Parse(limit)).Map(length =>
        {
            var basis = new LegalBasis(file.Case.DefinitionId, activityId, VerifiedOn: null, IsAssumption: true);
            var clock = file.StartClock(context, ClockScope.Case, activityId, ClockKind.Statutory, new TimeLimit(length, basis, StartEvent.Notified), context.Now, bookmark);
            file.Record("wait.started", clock.Id.ToString(), new JsonObject { ["limit"] = limit, ["step"] = activityId });
            return FlowSignals.None;
        });

    internal static FlowSignals Over(CaseFile file, Clock clock, StepContext context)
    {
        file.Apply(new Change.ClockChanged(clock.End(context.Now, context.Office()).Value with { Bookmark = null }));
        file.NotifyApplicant(context, NoticeCodes.WaitOver, new JsonObject { ["limit"] = clock.Limit.Length.ToString() });
        file.Record("wait.over", clock.Id.ToString(), new JsonObject { ["step"] = clock.OwnerId });
        return FlowSignals.Answer(clock.Bookmark!, "Due"); // Waits always have one.
    }
}
