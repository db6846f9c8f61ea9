using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Deciding;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Commitments;

/// <summary>A matter is granted on a commitment: by rules on the spot, or by a reviewer. Either way its verification is asked for in the same step, so that there is no such grant without one.</summary>
internal static class CommitmentGrant
{
    /// <summary>Kind of the message that opens a verification.</summary>
    public const string VerificationAsked = "verification.asked";

    /// <summary>Decides a review that was just opened on the spot, when its matter is committed to and rules grant it (安阳市优化营商环境条例 art. 26). Anything else is reviewed as ever, with the decision kept.</summary>
    /// <returns>The answer of the review's step, or null.</returns>
    public static StepAnswer? TryGrant(CaseFile file, StageApplication stage, ReviewTask task, StepContext context)
    {
        // What a person opened, or has yet to, a person decides.
        if (file.CommitmentTo(stage, task.MatterCode!) is not { Counts: true, Route: CommitmentRoute.Open } paper)
        {
            return null;
        }

        var decision = file.DecideCommitment(new(Subjects.Decision, stage, task, task.MatterCode), paper, signedVersion: null, context);
        if (decision.Effect != Effect.Grant)
        {
            return null;
        }

        var opinion = new Opinion(
            task.Round, task.SignOffs[^1].Role, Actor.System.Account, Verdict.Grant, $"申请人已作出书面承诺，由规则集 {decision.RuleSet} 第 {decision.Version} 版当场准予。", context.Now);
        return TaskEnding.Decide(file, stage, file.Put(task with { Opinions = [.. task.Opinions, opinion] }), opinion, context);
    }

    /// <summary>A grant waits for a person where the way of its commitment is referred.</summary>
    public static Result MayGrant(CaseFile file, ReviewTask task) =>
        task.MatterCode is { } matter && file.CommitmentTo(file.StageNumber(task.Stage), matter) is { Counts: true, Route: CommitmentRoute.Referred } ? new CommitmentRouteUndecided(matter) : Result.Done;

    /// <summary>Notes what a decision does to the commitment of its matter.</summary>
    /// <returns>True when the matter is granted on it.</returns>
    public static bool Note(CaseFile file, StageApplication stage, ReviewTask task, bool isGranted, StepContext context)
    {
        if (file.CommitmentTo(stage, task.MatterCode!) is not { Counts: true } paper)
        {
            return false;
        }

        if (!isGranted)
        {
            file.Put(paper with { State = CommitmentState.Lapsed });
            return false;
        }

        paper = file.Put(paper with { State = CommitmentState.Granted, GrantedAt = context.Now });
        file.Apply(new Change.MessageLeft($"verification/{paper.Id}", VerificationAsked, Payload(file, paper, context)));
        file.Record("commitment.granted", paper.Id.ToString(), new JsonObject { ["matter"] = paper.Matter, ["task"] = task.Owner() });
        return true;
    }

    // All that the verification needs: it is a case of its own, and the catalogue may have another version by then.
    private static JsonObject Payload(CaseFile file, CommitmentPaper paper, StepContext context)
    {
        var matter = context.Catalogue.Matters[paper.Matter];
        var commitment = matter.Commitment!; // A paper is only made for a matter that has one.
        return new JsonObject
        {
            ["commitment"] = paper.Id.ToString(), ["case"] = file.Case.No.Value, ["applicant"] = file.Case.Applicant.Value.ToString("D"), ["region"] = file.Case.Region, ["matter"] = matter.Code,
            ["matterName"] = matter.Name, ["approver"] = matter.Department, ["regulator"] = commitment.Regulator, ["grantedAt"] = context.Now.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            ["lowRisk"] = commitment.IsLowRisk, ["checkDays"] = commitment.CheckDays,
            ["later"] = new JsonArray([.. commitment.Later.Select(later => new JsonObject { ["code"] = later.Code, ["dueOn"] = Iso.Of(context.Calendar.Add(context.Today, later.WorkingDays)) })]),
        };
    }
}
