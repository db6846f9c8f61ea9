using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Commitments;
using Workflow.Approvals.Instant;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Stages;

namespace Workflow.Approvals.Tasks;

/// <summary>A department reviews one matter.</summary>
public static class Reviews
{
    /// <summary>Opens the task with its clocks.</summary>
    /// <param name="file">The case.</param>
    /// <param name="matter">Matter of the catalogue; it says department, limits and signatures.</param>
    /// <param name="activityId">Step of the definition; other steps name it in their <c>finishAfter</c>.</param>
    /// <param name="bookmark">The step that waits for the decision.</param>
    /// <param name="finishAfter">Steps whose result is needed first (soft dependency).</param>
    /// <param name="scenario">Instant scenario that rules try first, or empty.</param>
    /// <param name="context">Time and catalogue.</param>
    /// <returns>Answers to steps this one settles; its own when rules granted it at once, as an instant scenario or on a commitment.</returns>
    public static Result<FlowSignals> Open(
        CaseFile file, string matter, string activityId, string bookmark, IReadOnlyList<string> finishAfter, string scenario, StepContext context)
    {
        if (!context.Catalogue.Matters.TryGetValue(matter, out var definition))
        {
            return new MatterUnknown(matter);
        }

        return Standing.Open(file).Then(() => Standing.Stage(file, definition.Stage, StageState.InDepartments)).Then<FlowSignals>(stage =>
        {
            var task = file.Put(new ReviewTask
            {
                Id = new TaskId(file.NextId()), Kind = TaskKind.Review, Stage = stage.Number, Filing = stage.Filing, ActivityId = activityId, Bookmark = bookmark,
                MatterCode = matter, Department = definition.Department, State = TaskState.Open, FinishAfter = finishAfter, OpenedAt = context.Now,
                SignOffs = definition.SignOffs.Count > 0 ? definition.SignOffs : [new SignOffStep(SignOffRole.Handler)],
            });
            StartClocks(file, stage, task, definition, context);
            file.NotifyDepartment(context, task.Department, NoticeCodes.NewTask, new JsonObject { ["matter"] = matter, ["task"] = task.Owner() });
            file.Record("task.opened", task.Owner(), new JsonObject { ["kind"] = Wording.Of(TaskKind.Review), ["matter"] = matter });
            // What waits for another's result is not decided before it.
            StepAnswer? granted = finishAfter.Count > 0 ? null
                : (scenario.Length > 0 ? InstantReview.TryGrant(file, stage, task, scenario, context) : null) ?? CommitmentGrant.TryGrant(file, stage, task, context);
            IReadOnlyList<StepAnswer> answers = [.. granted is null ? Array.Empty<StepAnswer>() : [granted], .. SoftDependencies.Settle(file, stage, context)];
            file.FollowBranches(context);
            return new FlowSignals(answers);
        });
    }

    // Same-time matters are accepted together, so their clocks start with the acceptance, or with the receipt where the law counts from it (convention 2, 10).
    private static void StartClocks(CaseFile file, StageApplication stage, ReviewTask task, Matter matter, StepContext context)
    {
        if (matter.Statutory is { } statutory)
        {
            file.StartClock(context, ClockScope.Task, task.Owner(), ClockKind.Statutory, statutory, StartOf(statutory));
        }

        file.StartClock(context, ClockScope.Task, task.Owner(), ClockKind.Promised, matter.Promised, StartOf(matter.Promised));
        if (task.FinishAfter.Count > 0)
        {
            file.WaitForUpstream(context, task);
        }

        DateTimeOffset StartOf(TimeLimit limit) =>
            limit.StartEvent is StartEvent.Received or StartEvent.Filed ? Intake.ReceivedAt(file, stage) : stage.AcceptedAt ?? context.Now;
    }
}
