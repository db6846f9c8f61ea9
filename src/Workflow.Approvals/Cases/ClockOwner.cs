using Workflow.Approvals.Clocks;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Cases;

/// <summary>Whose clock an act is about: a task of the actor's department, or a stage it leads.</summary>
/// <param name="Task">The task, or null.</param>
/// <param name="Stage">Stage code, or null. Exactly one of both is given.</param>
public sealed record ClockOwner(TaskId? Task, string? Stage)
{
    public static ClockOwner Of(TaskId task) => new(task, Stage: null);

    public static ClockOwner Of(string stage) => new(Task: null, stage);

    /// <summary>The owner's running clock of a kind, if the actor may touch it.</summary>
    internal Result<OwnedClock> Find(CaseFile file, StepContext context, string act, ClockKind kind, params ReadOnlySpan<ActorRole> roles)
    {
        if (Standing.Role(file, context, act, roles) is { IsRefused: true } no)
        {
            return no.Refusal;
        }

        if (Task is { } id)
        {
            return Standing.Task(file, context, act, id, TaskState.Open, TaskState.Prepared, TaskState.Returned).Then(task => task.Stage == 0
                ? new TaskWrongKind(id, task.Kind) // A verification has no stage, and its clocks stand for nobody.
                : Running(file, ClockScope.Task, task.Owner(), kind).Map(clock => new OwnedClock(clock, file.StageNumber(task.Stage), task)));
        }

        return Standing.Lead(file, context, act, Stage ?? "", StageState.InDepartments, StageState.LeadDeciding).Then(stage =>
            Running(file, ClockScope.Stage, stage.Owner(), kind).Map(clock => new OwnedClock(clock, stage, Task: null)));
    }

    /// <summary>The owner's running clocks: of one kind, or all it has.</summary>
    internal Result<IReadOnlyList<OwnedClock>> FindAll(CaseFile file, StepContext context, string act, ClockKind? kind, params ReadOnlySpan<ActorRole> roles)
    {
        var found = new List<OwnedClock>();
        Refusal? lacking = null;
        foreach (var one in kind is { } only ? [only] : Enum.GetValues<ClockKind>())
        {
            var clock = Find(file, context, act, one, roles);
            if (clock.Refusal is { } refusal)
            {
                lacking = refusal;
            }
            else
            {
                found.Add(clock.Value);
            }
        }

        return found.Count == 0 && lacking is not null ? lacking : Result.Of<IReadOnlyList<OwnedClock>>(found);
    }

    private static Result<Clock> Running(CaseFile file, ClockScope scope, string owner, ClockKind kind) =>
        file.RunningClocks(scope, owner).FirstOrDefault(c => c.Kind == kind) is { } clock ? clock : new ClockUnknown($"{Wording.Of(scope)}/{owner}/{Wording.Of(kind)}");
}

/// <summary>A clock with what it belongs to.</summary>
/// <param name="Clock">Running.</param>
/// <param name="Stage">The stage concerned.</param>
/// <param name="Task">The task, or null for a stage's own clock.</param>
internal sealed record OwnedClock(Clock Clock, StageApplication Stage, ReviewTask? Task)
{
    public string Department => Task?.Department ?? Stage.LeadDepartment;

    /// <summary>What documents call it.</summary>
    public string NameIn(StepContext context) =>
        Task?.MatterCode is { } matter ? context.Catalogue.Matters[matter].Name : context.Catalogue.Stages[Stage.Code].Name;

    public string Subject => Task?.Owner() ?? Stage.Owner();
}
