using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Notices;

namespace Workflow.Approvals.Deregistration;

/// <summary>The liquidation (清算) of the ordinary route: the enterprise does it, the office watches its limits.</summary>
/// <remarks>市场主体登记管理条例 art. 32 (group published within 10 days); 公司法 art. 235 (creditors notified within 10 days, announcement within 60, claims 45 days from it).</remarks>
public static class Liquidations
{
    private const string OwnerPrefix = "liquidation/";

    private static readonly (LiquidationStep Step, int Days, LegalBasis Basis)[] Limits =
    [
        (LiquidationStep.GroupPublished, 10, new("市场主体登记管理条例", "32", VerifiedOn: null)),
        (LiquidationStep.CreditorsNotified, 10, new("公司法", "235", VerifiedOn: null)),
        (LiquidationStep.Announced, 60, new("公司法", "235", VerifiedOn: null)),
    ];

    /// <summary>The liquidation may begin; the step waits for its end.</summary>
    /// <param name="file">The case.</param>
    /// <param name="bookmark">Answered when the report is confirmed.</param>
    /// <param name="context">Time.</param>
    public static Result<FlowSignals> Open(CaseFile file, string bookmark, StepContext context) => Standing.Open(file).Map(() =>
    {
        file.Put(file.DeregistrationOrEmpty() with { Liquidation = new(bookmark) });
        file.NotifyApplicant(context, NoticeCodes.LiquidationBegins, []);
        return FlowSignals.None;
    });

    /// <summary>The group was formed: its limits run from that day.</summary>
    internal static void Watch(CaseFile file, DateOnly formed, StepContext context)
    {
        foreach (var (step, days, basis) in Limits)
        {
            file.StartClock(context, ClockScope.Case, OwnerOf(step), ClockKind.Statutory, new TimeLimit(LimitLength.CalendarDays(days), basis, StartEvent.Decided), OfficeTime.StartOf(formed));
        }
    }

    /// <summary>A step was done: its limit ends.</summary>
    internal static void Done(CaseFile file, LiquidationStep step, StepContext context) => file.EndClocks(context, ClockScope.Case, OwnerOf(step));

    /// <summary>The clock is one of a liquidation.</summary>
    internal static bool Has(Clock clock) => clock.Scope == ClockScope.Case && clock.OwnerId.StartsWith(OwnerPrefix, StringComparison.Ordinal);

    /// <summary>A limit passed: enterprise and registrar are told; the step is still to be done.</summary>
    internal static FlowSignals Late(CaseFile file, Clock clock, StepContext context)
    {
        file.Apply(new Change.ClockChanged(clock with { LateSince = clock.Due!.Instant })); // A due clock has its end.
        var values = new JsonObject { ["step"] = clock.OwnerId[OwnerPrefix.Length..], ["due"] = Iso.Of(clock.Due.Date) };
        file.NotifyApplicant(context, NoticeCodes.LiquidationLate, values);
        file.NotifyDepartment(context, file.Stages.MaxBy(stage => stage.Number)?.LeadDepartment ?? Standing.Window, NoticeCodes.LiquidationLate, values);
        file.Record("liquidation.late", file.Case.No.Value, values);
        return FlowSignals.None;
    }

    private static string OwnerOf(LiquidationStep step) => OwnerPrefix + Wording.Of(step);
}
