using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Cases;

/// <summary>Who may act on what, and in which state: the questions every command asks first.</summary>
internal static class Standing
{
    /// <summary>Department code of the integrated window (综合窗口).</summary>
    public const string Window = "service-centre";

    /// <summary>The case is open.</summary>
    public static Result Open(CaseFile file) => file.Case.IsClosed ? new CaseClosed(file.Case.No, file.Case.State) : Result.Done;

    /// <summary>The case is open and the actor has one of the roles.</summary>
    public static Result Role(CaseFile file, StepContext context, string act, params ReadOnlySpan<ActorRole> roles) =>
        Open(file) is { IsRefused: true } closed ? closed
        : roles.Contains(context.Actor.Role) ? Result.Done
        : new RoleMayNot(context.Actor.Role, act);

    /// <summary>The case is open and the actor acts for its applicant. The mandate was checked when the actor signed in for the party.</summary>
    public static Result Applicant(CaseFile file, StepContext context, string act) =>
        Role(file, context, act, ActorRole.Applicant) is { IsRefused: true } no ? no
        : context.Actor.Party == file.Case.Applicant ? Result.Done
        : new CaseNotYours(file.Case.No);

    /// <summary>A timer fired; nobody else may play the clock.</summary>
    public static Result System(CaseFile file, StepContext context, string act) => Role(file, context, act, ActorRole.System);

    /// <summary>The stage, in one of the states.</summary>
    public static Result<StageApplication> Stage(CaseFile file, string code, params ReadOnlySpan<StageState> states)
    {
        if (file.FindStage(code) is not { } stage)
        {
            return new StageNotOpened(code);
        }

        return states.IsEmpty || states.Contains(stage.State) ? stage : new StageWrongState(stage.Code, stage.State);
    }

    /// <summary>The open task of the stage's intake; the actor is a clerk of its window.</summary>
    public static Result<ReviewTask> Intake(CaseFile file, StepContext context, StageApplication stage)
    {
        var task = file.Tasks.LastOrDefault(t => t.Kind == TaskKind.Intake && t.Stage == stage.Number && t.IsOpen);
        return task is null ? new StageWrongState(stage.Code, stage.State)
            : task.Department != context.Actor.Department ? new TaskNotYours(task.Id, task.Department)
            : task;
    }

    /// <summary>A task the actor's department may work on, in one of the states.</summary>
    public static Result<ReviewTask> Task(CaseFile file, StepContext context, string act, TaskId id, params ReadOnlySpan<TaskState> states)
    {
        if (Role(file, context, act, ActorRole.IntakeClerk, ActorRole.Reviewer, ActorRole.DepartmentHead) is { IsRefused: true } no)
        {
            return no.Refusal;
        }

        var task = file.Tasks.FirstOrDefault(t => t.Id == id);
        return task is null ? new TaskUnknown(id)
            : task.Department != context.Actor.Department ? new TaskNotYours(id, task.Department)
            : states.IsEmpty || states.Contains(task.State) ? task
            : new TaskWrongState(id, task.State);
    }

    /// <summary>The stage, led by the actor's department, in one of the states.</summary>
    public static Result<StageApplication> Lead(CaseFile file, StepContext context, string act, string code, params ReadOnlySpan<StageState> states)
    {
        if (Role(file, context, act, ActorRole.Reviewer, ActorRole.DepartmentHead) is { IsRefused: true } no)
        {
            return no.Refusal;
        }

        var stage = Stage(file, code, states);
        return !stage.IsRefused && stage.Value.LeadDepartment != context.Actor.Department ? new StageNotYours(code, stage.Value.LeadDepartment) : stage;
    }

    /// <summary>The text says something.</summary>
    public static Result Reasons(string? text) => string.IsNullOrWhiteSpace(text) ? new ReasonsMissing() : Result.Done;
}
