using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.PublicNotices;

namespace Workflow.Approvals.Deregistration;

/// <summary>The enterprise reports a step of its liquidation. The group's notice and the announcement are published by it, on this day.</summary>
/// <param name="Case">The case.</param>
/// <param name="Step">Which step; each once, the group first, the report last.</param>
/// <param name="On">Day on which the group was formed or the creditors were notified, not in the future; null means today.</param>
public sealed record ReportLiquidation(CaseNo Case, LiquidationStep Step, DateOnly? On = null) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Standing.Applicant(file, context, "report-liquidation").Then<FlowSignals>(() =>
        {
            var day = On ?? context.Today;
            if (file.DeregistrationOrEmpty().Liquidation is not { Bookmark: { } bookmark } liquidation)
            {
                return new LiquidationNotOpen();
            }

            return Check(liquidation, day, context) is { IsRefused: true } no ? no.Refusal : Take(file, liquidation, bookmark, day, context);
        });

    private Result Check(LiquidationRecord liquidation, DateOnly day, StepContext context) =>
        liquidation.On(Step) is { } done ? new LiquidationStepDone(Step, done)
        : day > context.Today || (day < context.Today && Step is not LiquidationStep.GroupFormed and not LiquidationStep.CreditorsNotified) ? new LiquidationDayWrong(Step, day)
        : Missing(liquidation) is { } missing ? new LiquidationStepMissing(Step, missing)
        : day < liquidation.GroupFormedOn ? new LiquidationDayWrong(Step, day)
        : Step == LiquidationStep.ReportConfirmed && context.Today <= liquidation.ClaimsUntil ? new LiquidationClaimsOpen(liquidation.ClaimsUntil.Value)
        : Result.Done;

    private LiquidationStep? Missing(LiquidationRecord liquidation)
    {
        IEnumerable<LiquidationStep> needed = Step switch
        {
            LiquidationStep.GroupFormed => [],
            LiquidationStep.ReportConfirmed => [LiquidationStep.GroupFormed, LiquidationStep.GroupPublished, LiquidationStep.CreditorsNotified, LiquidationStep.Announced],
            _ => [LiquidationStep.GroupFormed],
        };
        return needed.Where(step => liquidation.On(step) is null).Cast<LiquidationStep?>().FirstOrDefault();
    }

    private FlowSignals Take(CaseFile file, LiquidationRecord liquidation, string bookmark, DateOnly day, StepContext context)
    {
        Liquidations.Done(file, Step, context);
        file.Record("liquidation.reported", file.Case.No.Value, new JsonObject { ["step"] = Wording.Of(Step), ["on"] = Iso.Of(day) });
        switch (Step)
        {
            case LiquidationStep.GroupFormed:
                Liquidations.Watch(file, day, context);
                liquidation = liquidation with { GroupFormedOn = day };
                break;
            case LiquidationStep.GroupPublished:
                Publishing.Publish(file, PublicNoticeKind.LiquidationGroup, bookmark: null, context);
                liquidation = liquidation with { GroupPublishedOn = day };
                break;
            case LiquidationStep.CreditorsNotified:
                liquidation = liquidation with { CreditorsNotifiedOn = day };
                break;
            case LiquidationStep.Announced:
                var announced = Publishing.Publish(file, PublicNoticeKind.CreditorClaims, bookmark: null, context);
                liquidation = liquidation with { AnnouncedOn = day, ClaimsUntil = announced.EndsOn };
                break;
            default:
                liquidation = liquidation with { EndedOn = day, Bookmark = null };
                break;
        }

        file.Put(file.DeregistrationOrEmpty() with { Liquidation = liquidation });
        return liquidation.Bookmark is null ? FlowSignals.Answer(bookmark, "Ended") : FlowSignals.None;
    }
}
