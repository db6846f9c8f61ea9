using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Commitments;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Joint;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Startup;

namespace Workflow.Approvals.Tasks;

/// <summary>How a review ends: by its decision, or by an act on something else.</summary>
internal static class TaskEnding
{
    /// <summary>The last signature decides: document, notice, end of the clocks, answer to the step.</summary>
    public static StepAnswer Decide(CaseFile file, StageApplication stage, ReviewTask task, Opinion opinion, StepContext context)
    {
        var granted = opinion.Verdict == Verdict.Grant;
        var matter = context.Catalogue.Matters[task.MatterCode!]; // Reviews always have one.
        file.Put(task with
        {
            State = TaskState.Completed,
            Result = granted ? TaskResult.Granted : TaskResult.Refused,
            CompletedAt = context.Now,
            Assignee = null,
            Bookmark = null,
        });
        file.EndClocks(context, ClockScope.Task, task.Owner());
        if (matter.IsInternal)
        {
            Reply(file, stage, task, (matter, opinion), context);
            return new StepAnswer(task.Bookmark!, ["Done", granted ? "Granted" : "Refused"]); // An open task always has its step.
        }

        var isCommitted = CommitmentGrant.Note(file, stage, task, granted, context);
        if (granted)
        {
            CreditRepair.Note(file, task, context);
            var code = matter.IssuesCreditCode ? Incorporation.Of(file) : null;
            file.Issue(context, isCommitted ? DocumentKind.DecisionByCommitment : DocumentKind.DecisionToGrant, task.Department, stage, task, new JsonObject
            {
                ["matter"] = matter.Name, ["result"] = code is null ? matter.Result : $"{matter.Result}（统一社会信用代码{code}）",
            });
        }
        else
        {
            file.Issue(context, DocumentKind.DecisionToRefuse, task.Department, stage, task, new JsonObject
            {
                ["matter"] = matter.Name, ["reasons"] = LegalWords.List(opinion.Text), ["basis"] = LegalWords.RefusalBasis,
            });
        }

        file.NotifyApplicant(context, granted ? NoticeCodes.MatterGranted : NoticeCodes.MatterRefused, new JsonObject { ["matter"] = matter.Code });
        file.Record(granted ? "task.granted" : "task.refused", task.Owner(), new JsonObject { ["matter"] = matter.Code, ["round"] = task.Round });
        return new StepAnswer(task.Bookmark!, ["Done", granted ? "Granted" : "Refused"]); // An open task always has its step.
    }

    // 行政许可法 art. 3(2): what one organ asks of another is no licence, so nothing is granted or refused under that law.
    private static void Reply(CaseFile file, StageApplication stage, ReviewTask task, (Matter Matter, Opinion Opinion) decided, StepContext context)
    {
        var (matter, opinion) = decided;
        var agreed = opinion.Verdict == Verdict.Grant;
        file.Issue(context, DocumentKind.InternalReply, task.Department, stage, task, new JsonObject
        {
            ["matter"] = matter.Name, ["result"] = agreed ? matter.Result : LegalWords.Declined, ["reasons"] = LegalWords.List(opinion.Text.Length > 0 ? [opinion.Text] : []),
        });
        file.NotifyApplicant(context, NoticeCodes.MatterAnswered, new JsonObject { ["matter"] = matter.Code });
        file.Record(agreed ? "task.granted" : "task.declined", task.Owner(), new JsonObject { ["matter"] = matter.Code, ["round"] = task.Round });
    }

    /// <summary>Ends an open review without a decision: cancelled by an act on the stage or case, or not needed because of another's refusal.</summary>
    public static StepAnswer End(CaseFile file, ReviewTask task, TaskState state, StepContext context)
    {
        file.Put(task with { State = state, CompletedAt = context.Now, Assignee = null, Bookmark = null });
        file.EndClocks(context, ClockScope.Task, task.Owner());
        JointReading.End(file, task, context);
        CancelSupplements(file, s => s.Task == task.Id);
        file.Record(state == TaskState.Cancelled ? "task.cancelled" : "task.not-needed", task.Owner(), new JsonObject { ["matter"] = task.MatterCode });
        return new StepAnswer(task.Bookmark!, ["Done", "NotNeeded"]); // An open task always has its step.
    }

    /// <summary>Cancels supplements nobody needs to answer any more.</summary>
    public static void CancelSupplements(CaseFile file, Func<Supplement, bool> which)
    {
        foreach (var supplement in file.Supplements.Where(s => s.State is SupplementState.Draft or SupplementState.Sent && which(s)).ToList())
        {
            file.Put(supplement with { State = SupplementState.Cancelled, Bookmark = null });
        }
    }
}
