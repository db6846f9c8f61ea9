using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Deciding;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Stages;

namespace Workflow.Approvals.Commitments;

/// <summary>The applicant commits itself to conditions of a matter before filing its stage. Rules judge signature and way: what they refuse is not taken, what they refer a person decides, and neither grants anything.</summary>
/// <param name="Case">The case.</param>
/// <param name="Commitment">The one that was shown.</param>
/// <param name="TextVersion">What is signed, as the notice named itself.</param>
/// <param name="Method">How.</param>
/// <param name="Conditions">Codes of what is promised; empty for all.</param>
/// <param name="MayPublish">Agrees to publication.</param>
/// <param name="Evidence">Hash of the signed paper or of the signature, a file of the case; needed on paper. Whoever takes the request has looked that it is there.</param>
public sealed record SignCommitment(CaseNo Case, CommitmentId Commitment, string TextVersion, SigningMethod Method, IReadOnlyList<string> Conditions, bool MayPublish, string? Evidence) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Standing.Applicant(file, context, "sign-commitment")
            .Then(() => file.Commitment(Commitment, CommitmentState.Shown))
            .Then(paper => Sign(file, paper, context));

    private Result<FlowSignals> Sign(CaseFile file, CommitmentPaper paper, StepContext context)
    {
        var (stage, matter) = (file.StageNumber(paper.Stage), context.Catalogue.Matters[paper.Matter]);
        var offered = matter.Commitment!; // A paper is only made for a matter that has one.
        if (stage.State != StageState.Open || stage.Filing != paper.Filing)
        {
            return new StageWrongState(stage.Code, stage.State);
        }

        if (Fault(offered, paper.Matter) is { } fault)
        {
            return fault;
        }

        var promised = offered.Conditions.Where(condition => Conditions.Count == 0 || Conditions.Contains(condition.Code)).Select(condition => condition.Code).ToList();
        var signed = paper with
        {
            State = CommitmentState.Signed,
            Conditions = promised,
            IsWhole = promised.Count == offered.Conditions.Count,
            SignedBy = context.Actor.Account,
            Capacity = CommitmentMaking.CapacityOf(file, context.Actor.Account, context),
            Method = Method,
            Evidence = Evidence,
            SignedAt = context.Now,
        };
        var decision = file.DecideCommitment(new(Subjects.Signature, stage, Matter: paper.Matter), signed, TextVersion, context);
        return decision switch
        {
            { Failure: { } failure } => new CommitmentUnjudged(failure),
            { Effect: not Effect.Allow } => new CommitmentSignatureVoid(decision.RuleOf(Subjects.Signature)),
            _ => Conclusions.Of(decision.Conclusions, Subjects.Route) switch
            {
                Effect.Allow => Take(file, signed with { Route = CommitmentRoute.Open }, offered, context),
                Effect.Refer => Take(file, signed with { Route = CommitmentRoute.Referred }, offered, context),
                _ => new CommitmentRouteClosed(paper.Matter, decision.RuleOf(Subjects.Route)),
            },
        };
    }

    private Refusal? Fault(MatterCommitment offered, string matter) =>
        Conditions.FirstOrDefault(code => !offered.Conditions.Any(condition => condition.Code == code)) is { } unknown ? new CommitmentConditionUnknown(matter, unknown)
        : offered.IsPublished && !MayPublish ? new CommitmentNotPublishable(matter)
        : Method == SigningMethod.Paper && Evidence is null ? new CommitmentEvidenceMissing()
        : null;

    private static FlowSignals Take(CaseFile file, CommitmentPaper signed, MatterCommitment offered, StepContext context)
    {
        // Before the decision, so that nobody decides on what nobody could read (convention 19).
        var paper = file.Put(signed with { PublishedAt = offered.IsPublished ? context.Now : null });
        file.Record("commitment.signed", paper.Id.ToString(), new JsonObject
        {
            ["matter"] = paper.Matter, ["text"] = paper.TextVersion, ["method"] = Wording.Of(paper.Method!.Value), ["capacity"] = Wording.Of(paper.Capacity!.Value), ["route"] = Wording.Of(paper.Route!.Value),
            ["conditions"] = new JsonArray([.. paper.Conditions.Select(code => JsonValue.Create(code))]),
        });
        if (paper.Route == CommitmentRoute.Referred)
        {
            file.NotifyDepartment(context, context.Catalogue.Matters[paper.Matter].Department, NoticeCodes.CommitmentReferred, new JsonObject { ["matter"] = paper.Matter });
        }

        return FlowSignals.None;
    }
}
