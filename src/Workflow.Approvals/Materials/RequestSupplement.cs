using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Materials;

/// <summary>The intake clerk tells the applicant once everything that is missing (一次性告知). A second time needs a reason.</summary>
/// <param name="Case">The case.</param>
/// <param name="Stage">Stage code.</param>
/// <param name="Items">The whole list; every missing material that cannot be tolerated stands in it (<see cref="OneTimeNotice"/> proposes it).</param>
/// <param name="Reason">Why a second time; null for the first.</param>
public sealed record RequestSupplement(CaseNo Case, string Stage, IReadOnlyList<SupplementItem> Items, string? Reason = null) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Standing.Role(file, context, "request-supplement", ActorRole.IntakeClerk)
            .Then(() => Standing.Stage(file, Stage, StageState.Filed))
            .Then(stage => Intake.Undecided(file, stage, context).Then(task => Ask(file, stage, task, context)));

    private Result<FlowSignals> Ask(CaseFile file, StageApplication stage, ReviewTask task, StepContext context)
    {
        if (Items.Count == 0)
        {
            return new SupplementEmpty();
        }

        var needs = MaterialIntake.NeedsOf(file, stage, MatterChoosing.Choose(file, stage, stage.Form, context), context);
        if (Items.FirstOrDefault(i => i.MaterialCode is { } code && needs.All(n => n.Code != code)) is { } foreign)
        {
            return new MaterialNotAsked(foreign.MaterialCode!);
        }

        var leftOut = OneTimeNotice.MustName(file, stage, context).Where(code => Items.All(i => i.MaterialCode != code)).ToList();
        if (leftOut.Count > 0)
        {
            return new SupplementIncomplete(leftOut);
        }

        var askedBefore = file.Supplements.Any(s => s.Stage == stage.Number && s.Phase == SupplementPhase.BeforeAcceptance && s.SentAt >= stage.FiledAt);
        if (askedBefore && string.IsNullOrWhiteSpace(Reason))
        {
            return new SupplementReasonMissing();
        }

        return Send(file, stage, task, context);
    }

    private FlowSignals Send(CaseFile file, StageApplication stage, ReviewTask task, StepContext context)
    {
        var due = DueDates.Forward(context.Today, context.Catalogue.Length("supplement-answer", LimitLength.WorkingDays(10)), context.Office());
        var supplement = file.Put(new Supplement
        {
            Id = new SupplementId(file.NextId()), Stage = stage.Number, Phase = SupplementPhase.BeforeAcceptance, State = SupplementState.Sent, Items = Items,
            SentAt = context.Now, DueOn = due.Date,
        });
        var answer = Intake.Close(file, task, TaskResult.SupplementAsked, "Supplement", context);
        stage = file.Put(stage with { State = StageState.SupplementOpen });
        file.Move(CaseState.SupplementOpen);
        SupplementNotices.Issue(file, context, Standing.Window, stage, task, supplement);
        file.NotifyApplicant(context, NoticeCodes.Supplement, new JsonObject { ["stage"] = Stage, ["dueOn"] = $"{due.Date:yyyy-MM-dd}" });
        file.Record("supplement.sent", $"{supplement.Id.Value}", new JsonObject { ["items"] = Items.Count, ["dueOn"] = $"{due.Date:yyyy-MM-dd}", ["reason"] = Reason });
        return new FlowSignals([answer]);
    }
}
