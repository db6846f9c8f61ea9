using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Stages;

/// <summary>The window checks what was filed: five working days from receipt to tell the applicant, or it counts as accepted.</summary>
public static class Intake
{
    private static readonly LimitLength LawfulDays = LimitLength.WorkingDays(5);

    /// <summary>Opens the intake task with its clocks, which run from the receipt of the materials.</summary>
    /// <remarks>行政许可法 art. 32(4).</remarks>
    /// <returns>Nothing to answer: the step waits for <see cref="AcceptStage"/>, <see cref="RequestSupplement"/>, <see cref="RefuseAcceptance"/> or the clock.</returns>
    public static Result<FlowSignals> Open(CaseFile file, string stage, string activityId, string bookmark, StepContext context) =>
        Standing.Open(file).Then(() => Standing.Stage(file, stage, StageState.Filed)).Then<FlowSignals>(filed =>
        {
            var task = file.Put(new ReviewTask
            {
                Id = new TaskId(file.NextId()), Kind = TaskKind.Intake, Stage = filed.Number, Filing = filed.Filing, ActivityId = activityId, Bookmark = bookmark,
                Department = Standing.Window, State = TaskState.Open, SignOffs = [new SignOffStep(SignOffRole.Handler)], OpenedAt = context.Now,
            });
            var received = ReceivedAt(file, filed);
            var law = new LegalBasis(LegalBasis.LicensingLaw, "32(4)", VerifiedOn: null);
            var statutory = new TimeLimit(context.Catalogue.Length("intake-statutory", LawfulDays), law, StartEvent.Received);
            file.StartClock(context, ClockScope.Task, task.Owner(), ClockKind.Statutory, statutory, received);
            if (context.Catalogue.Settings.TryGetValue("intake-promise", out var promise))
            {
                var basis = new LegalBasis(promise.Source, "intake-promise", VerifiedOn: null, promise.IsAssumption);
                var promised = new TimeLimit(LimitLength.Parse(promise.Value).Value, basis, StartEvent.Received);
                file.StartClock(context, ClockScope.Task, task.Owner(), ClockKind.Promised, promised, received);
            }

            file.NotifyDepartment(context, Standing.Window, NoticeCodes.NewTask, new JsonObject { ["stage"] = stage, ["task"] = task.Owner() });
            file.Record("task.opened", task.Owner(), new JsonObject { ["kind"] = Wording.Of(TaskKind.Intake), ["stage"] = stage });
            return FlowSignals.None;
        });

    /// <summary>When the whole application came: at filing or, after a supplement, with the last answer.</summary>
    internal static DateTimeOffset ReceivedAt(CaseFile file, StageApplication stage)
    {
        var filed = stage.FiledAt ?? throw new InvalidOperationException($"Stage {stage.Code} is not filed.");
        return file.Supplements
            .Where(s => s.Stage == stage.Number && s.Phase == SupplementPhase.BeforeAcceptance && s.AnsweredAt is not null)
            .Select(s => s.AnsweredAt!.Value)
            .Append(filed)
            .Max();
    }

    /// <summary>The window may still decide: its lawful time has not run out. After it the law has accepted the application, and only the timer that makes it visible is to come.</summary>
    /// <remarks>行政许可法 art. 32(4).</remarks>
    internal static Result<ReviewTask> Undecided(CaseFile file, StageApplication stage, StepContext context) =>
        Standing.Intake(file, context, stage).Then<ReviewTask>(task =>
            file.RunningClocks(ClockScope.Task, task.Owner()).FirstOrDefault(c => c.Kind == ClockKind.Statutory)?.Due is { } due && due.IsPast(context.Now)
                ? new IntakeDeemedAccepted(stage.Code, due)
                : task);

    /// <summary>Ends the intake task with a result and gives the answer its step waits for.</summary>
    internal static StepAnswer Close(CaseFile file, ReviewTask task, TaskResult result, string outcome, StepContext context)
    {
        file.Put(task with { State = TaskState.Completed, Result = result, Assignee = null, Bookmark = null, CompletedAt = context.Now });
        file.EndClocks(context, ClockScope.Task, task.Owner());
        return new StepAnswer(task.Bookmark!, [outcome]); // An open task always has its step.
    }
}
