using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Joint;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Stages;

namespace Workflow.Approvals.Tasks;

/// <summary>Start now, finish only after another result (预先审查, convention 33).</summary>
internal static class SoftDependencies
{
    /// <summary>Matters whose result the task still waits for. A step that was not chosen is satisfied.</summary>
    public static List<string> WaitsFor(CaseFile file, ReviewTask task)
    {
        var stage = file.StageNumber(task.Stage);
        return [.. Predecessors(file, stage, task).Where(p => p.IsOpen).Select(p => p.MatterCode ?? p.ActivityId)];
    }

    /// <summary>Lets tasks go on whose predecessors have decided: clocks run, prepared decisions take effect; after a refusal a task is not needed.
    /// Goes on until nothing moves: one decision may settle a chain.</summary>
    /// <returns>Answers to the steps of tasks that ended.</returns>
    public static List<StepAnswer> Settle(CaseFile file, StageApplication stage, StepContext context)
    {
        var answers = new List<StepAnswer>();
        while (file.Reviews(stage).Find(t => t.IsOpen && t.FinishAfter.Count > 0 && Moves(file, stage, t)) is { } task)
        {
            var predecessors = Predecessors(file, stage, task);
            if (predecessors.Exists(p => !p.LetsGoOn()))
            {
                answers.Add(TaskEnding.End(file, task, TaskState.NotNeeded, context));
                file.NotifyDepartment(context, task.Department, NoticeCodes.TaskNotNeeded, new JsonObject { ["matter"] = task.MatterCode, ["task"] = task.Owner() });
                continue;
            }

            file.UpstreamCame(context, task);
            file.Record("task.upstream-came", task.Owner(), new JsonObject { ["after"] = string.Join(",", task.FinishAfter) });
            if (task.State == TaskState.Prepared)
            {
                answers.Add(TaskEnding.Decide(file, stage, task, task.Opinions[^1], context));
            }
        }

        return answers;
    }

    // A task moves when every chosen matter has its task (they open one by one in the same step), no predecessor is open,
    // and there is something to do: a clock to let run, a prepared decision, or an end.
    private static bool Moves(CaseFile file, StageApplication stage, ReviewTask task)
    {
        var reviews = file.Reviews(stage);
        var allOpened = stage.Matters.Where(m => m.Outcome == MatterOutcome.Chosen).All(m => reviews.Exists(t => t.MatterCode == m.MatterCode));
        var predecessors = Predecessors(file, stage, task);
        return allOpened
            && predecessors.TrueForAll(p => !p.IsOpen)
            && (task.State == TaskState.Prepared
                || predecessors.Exists(p => !p.LetsGoOn())
                || file.RunningClocks(Clocks.ClockScope.Task, task.Owner()).Any(c => c.IsWaiting()));
    }

    private static List<ReviewTask> Predecessors(CaseFile file, StageApplication stage, ReviewTask task) =>
        [.. file.Reviews(stage).Where(t => task.FinishAfter.Contains(t.ActivityId) && t.Id != task.Id)];
}
