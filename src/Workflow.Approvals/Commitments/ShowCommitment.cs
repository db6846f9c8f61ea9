using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Commitments;

/// <summary>The applicant asks for the notice of a matter before filing its stage: it is shown and kept as shown (深圳经济特区社会信用条例 art. 61).</summary>
/// <param name="Case">The case.</param>
/// <param name="Stage">Stage code; the stage is open.</param>
/// <param name="Matter">Code of the matter.</param>
public sealed record ShowCommitment(CaseNo Case, string Stage, string Matter) : CaseCommand(Case)
{
    // 浙江省保障“最多跑一次”改革规定 art. 14: what the rule set says too.
    private const int UsualCheckDays = 60;

    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Standing.Applicant(file, context, "show-commitment")
            .Then(() => Standing.Stage(file, Stage, StageState.Open))
            .Then<FlowSignals>(stage =>
            {
                if (!context.Catalogue.Matters.TryGetValue(Matter, out var matter) || matter.Stage != Stage)
                {
                    return new MatterUnknown(Matter);
                }

                if (matter.Commitment is not { } commitment)
                {
                    return new CommitmentNotOffered(Matter);
                }

                if (file.CommitmentTo(stage, Matter) is { } before)
                {
                    return new CommitmentDoubled(Matter, before.State);
                }

                var template = context.Catalogue.CommitmentTemplates[commitment.Template];
                var text = CommitmentNotice.TextOf(template, matter, commitment, context.Catalogue, UsualCheckDays);
                var paper = file.Put(new CommitmentPaper
                {
                    Id = new CommitmentId(file.NextId()), Stage = stage.Number, Filing = stage.Filing, Matter = Matter, Template = template.Code, TemplateVersion = template.Version,
                    Sha256 = CommitmentNotice.HashOf(text), State = CommitmentState.Shown, ShownAt = context.Now,
                });
                file.Apply(new Change.CommitmentTextKept(paper.Id, text));
                file.Record("commitment.shown", paper.Id.ToString(), new JsonObject { ["matter"] = Matter, ["text"] = paper.TextVersion });
                return FlowSignals.None;
            });
}
