using Workflow.Approvals.Cases;
using Workflow.Approvals.Materials;

namespace Workflow.Approvals.Stages;

/// <summary>The intake clerk accepts a stage application, with tolerance for listed minor materials where the catalogue allows it (容缺受理).</summary>
/// <param name="Case">The case.</param>
/// <param name="Stage">Stage code.</param>
/// <param name="Tolerated">Missing materials that may follow, each with the last office day to hand it in; usually empty.</param>
public sealed record AcceptStage(CaseNo Case, string Stage, IReadOnlyList<ToleratedMaterial> Tolerated) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Standing.Role(file, context, "accept-stage", ActorRole.IntakeClerk)
            .Then(() => Standing.Stage(file, Stage, StageState.Filed))
            .Then(stage => Intake.Undecided(file, stage, context).Then<FlowSignals>(task => Tolerance.Grant(file, stage, Tolerated, context) is { IsRefused: true } no
                ? no.Refusal
                : Acceptance.Grant(file, stage, task, context.Now, deemed: false, context)));
}
