using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Joint;

/// <summary>Departments look at a stage, or at one matter, together.</summary>
public static class JointReviews
{
    /// <summary>Opens the review: a task for its convenor, who puts it on an agenda.</summary>
    /// <param name="file">The case.</param>
    /// <param name="about">The matter, whose department convenes; or, without one, the stage, whose lead does.</param>
    /// <param name="departments">Whom to invite; empty means the departments of the stage's chosen matters. The convenor is not invited, it merges.</param>
    /// <param name="isBinding">False for advice before formal filing.</param>
    /// <param name="activityId">Step of the definition.</param>
    /// <param name="bookmark">The step that waits for the merged opinion.</param>
    /// <param name="context">Time and catalogue.</param>
    /// <returns>Nothing to answer: the step waits for <see cref="MergeOpinions"/>.</returns>
    public static Result<FlowSignals> Open(
        CaseFile file, (string Stage, string? Matter) about, IReadOnlyList<string> departments, bool isBinding, string activityId, string bookmark, StepContext context)
    {
        Matter? matter = null;
        if (about.Matter is { } code && !context.Catalogue.Matters.TryGetValue(code, out matter))
        {
            return new MatterUnknown(code);
        }

        return Standing.Open(file).Then(() => Standing.Stage(file, matter?.Stage ?? about.Stage, StageState.InDepartments)).Then(stage =>
        {
            var convenor = matter?.Department ?? stage.LeadDepartment;
            List<string> invited = [.. (departments.Count > 0 ? departments : Chosen(stage, context)).Where(department => department != convenor).Distinct(StringComparer.Ordinal)];
            return invited.Find(department => !context.Catalogue.Departments.ContainsKey(department)) is { } unknown ? new InvitedUnknown(unknown)
                : invited.Count == 0 ? new NobodyInvited(activityId)
                : Open(file, stage, matter, (convenor, invited, isBinding), activityId, bookmark, context);
        });
    }

    private static Result<FlowSignals> Open(
        CaseFile file, StageApplication stage, Matter? matter, (string Convenor, List<string> Invited, bool IsBinding) who, string activityId, string bookmark, StepContext context)
    {
        var task = file.Put(new ReviewTask
        {
            Id = new TaskId(file.NextId()), Kind = TaskKind.JointReview, Stage = stage.Number, Filing = stage.Filing, ActivityId = activityId, Bookmark = bookmark,
            MatterCode = matter?.Code, Department = who.Convenor, State = TaskState.Open, SignOffs = [new SignOffStep(SignOffRole.Handler)], OpenedAt = context.Now,
        });
        if (matter?.Statutory is { } law)
        {
            file.StartClock(context, ClockScope.Task, task.Owner(), ClockKind.Statutory, law, stage.AcceptedAt ?? context.Now);
        }

        var promise = matter?.Promised ?? JointReading.Limit(context, "joint-review", LimitLength.WorkingDays(10));
        file.StartClock(context, ClockScope.Task, task.Owner(), ClockKind.Promised, promise, matter is null ? context.Now : stage.AcceptedAt ?? context.Now);
        file.Put(new JointReview
        {
            Task = task.Id, Stage = stage.Number, Convenor = who.Convenor, IsBinding = who.IsBinding, Invited = [.. who.Invited.Select(department => new Invitation(department, Task: null))],
        });
        file.NotifyDepartment(context, who.Convenor, NoticeCodes.NewTask, new JsonObject { ["stage"] = stage.Code, ["task"] = task.Owner() });
        file.Record("task.opened", task.Owner(), new JsonObject { ["kind"] = Wording.Of(TaskKind.JointReview), ["stage"] = stage.Code });
        file.FollowBranches(context);
        return FlowSignals.None;
    }

    private static IEnumerable<string> Chosen(StageApplication stage, StepContext context) =>
        stage.Matters.Where(choice => choice.Outcome == MatterOutcome.Chosen).Select(choice => context.Catalogue.Matters[choice.MatterCode].Department);
}
