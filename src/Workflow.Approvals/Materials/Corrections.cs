using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Materials;

/// <summary>A department returns its matter for correction: once per matter; the answer opens the next round of the same task.</summary>
internal static class Corrections
{
    /// <summary>Asks the applicant. No clock stops: only a cited local rule could stop the promise (convention 7).</summary>
    public static void Ask(CaseFile file, ReviewTask task, string text, StepContext context)
    {
        var length = context.Catalogue.Length("correction-answer", LimitLength.WorkingDays(10));
        var due = DueDates.Forward(context.Today, length, context.Office());
        var stage = file.StageNumber(task.Stage);
        file.Put(task with { State = TaskState.Returned });
        var correction = file.Put(new Supplement
        {
            Id = new SupplementId(file.NextId()), Stage = task.Stage, Phase = SupplementPhase.Correction, State = SupplementState.Sent, Task = task.Id,
            Items = [new SupplementItem(MaterialCode: null, task.Department, text)], SentAt = context.Now, DueOn = due.Date,
        });
        SupplementNotices.Issue(file, context, task.Department, stage, task, correction);
        file.NotifyApplicant(context, NoticeCodes.Correction, new JsonObject { ["matter"] = task.MatterCode, ["dueOn"] = $"{due.Date:yyyy-MM-dd}" });
        file.Record("task.returned", task.Owner(), new JsonObject { ["matter"] = task.MatterCode, ["dueOn"] = $"{due.Date:yyyy-MM-dd}" });
    }

    /// <summary>The applicant answered, or let the day pass: the department goes on with the next round and decides.</summary>
    public static void Reopen(CaseFile file, Supplement supplement, SupplementState state, StepContext context)
    {
        file.Put(supplement with { State = state, AnsweredAt = state == SupplementState.Answered ? context.Now : null });
        var task = file.Tasks.First(t => t.Id == supplement.Task);
        file.Put(task with { State = TaskState.Open, Round = task.Round + 1 });
        var code = state == SupplementState.Answered ? NoticeCodes.CorrectionAnswered : NoticeCodes.CorrectionOverdue;
        file.NotifyDepartment(context, task.Department, code, new JsonObject { ["matter"] = task.MatterCode, ["task"] = task.Owner() });
        file.Record(state == SupplementState.Answered ? "correction.answered" : "correction.overdue", task.Owner(), new JsonObject { ["round"] = task.Round + 1 });
    }
}
