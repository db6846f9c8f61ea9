using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Joint;
using Workflow.Runtime.Data.Tables;
using Workflow.Runtime.Idempotency;
using Workflow.Runtime.Starting;

namespace Workflow.Runtime.Data.Steps;

/// <summary>The only writer of rows that belong to a case. A step is: load (lock), decide, commit. Disposing a step that was not committed leaves nothing behind.</summary>
/// <remarks>Two round trips on PostgreSQL, a third when documents need numbers; one write gate on SQLite. Commands on one case queue, those on others do not wait
/// for it (on PostgreSQL). Nothing may be awaited between load and commit but the store itself: the lock is held.</remarks>
internal interface IStepStore
{
    /// <summary>Locks the case and loads all a step may read. Refused: <c>case.not-found</c>, <c>task.not-found</c>; a case out of reach is one that does not exist.</summary>
    Task<Result<LoadedStep>> LoadAsync(CaseWanted wanted, CancellationToken cancellationToken);

    /// <summary>Begins a new case: takes the next serial of the scope, which is given back when the step is not committed. Refused: <c>party.not-found</c>, <c>project.not-found</c>.</summary>
    Task<Result<BegunStep>> BeginAsync(NewCase request, CancellationToken cancellationToken);
}

/// <summary>The case a step is on.</summary>
/// <param name="No">Its number, or null when it is named by one of its tasks.</param>
/// <param name="Task">One of its tasks, or null.</param>
/// <param name="Reach">Which cases may be touched.</param>
/// <param name="Request">The request that may have been answered before, or null.</param>
internal sealed record CaseWanted(CaseNo? No, TaskId? Task, CaseReach Reach, IdempotentRequest? Request = null)
{
    /// <summary>A meeting to lock with the case, or null.</summary>
    public MeetingId? Meeting { get; init; }

    /// <summary>The case with a number, for the program itself.</summary>
    public static implicit operator CaseWanted(CaseNo no) => new(no, Task: null, CaseReach.Everything);

    /// <summary>SQL of the case's number, by the values of <see cref="Key"/>.</summary>
    public string Case => No is null ? TaskTable.CaseOfTask : "$1";

    /// <summary>What names the case, as values of a statement.</summary>
    /// <exception cref="InvalidOperationException">Nothing names it.</exception>
    public RowWriter Key => No is { } no ? new RowWriter().Text(no.Value)
        : Task is { } task ? new RowWriter().Id(task.Value)
        : throw new InvalidOperationException("A case is named by its number or by a task.");
}

/// <summary>What must be known to begin a case.</summary>
/// <param name="SerialScope">Scope the serial of the case number counts in, e.g. region, day and department.</param>
/// <param name="Applicant">The party that asks.</param>
/// <param name="Project">The project it belongs to, or null.</param>
internal sealed record NewCase(string SerialScope, PartyId Applicant, ProjectCode? Project)
{
    /// <summary>The account that must have a mandate for the party on a day; null when nobody's mandate matters. Without it the party is as if it did not exist.</summary>
    public CaseReach.OfMandates? Mandate { get; init; }

    /// <summary>The request that may have been answered before, or null.</summary>
    public IdempotentRequest? Request { get; init; }

    /// <summary>The start that nobody asked for, taken in the same transaction; null when somebody asks.</summary>
    public FlowStart? Start { get; init; }
}

/// <summary>No case has this number.</summary>
internal sealed record CaseNotFound(CaseNo Case) : Refusal("case.not-found", $"There is no case {Case}.", ("case", Case.Value));

/// <summary>No task has this id.</summary>
internal sealed record TaskNotFound(TaskId Task) : Refusal("task.not-found", $"There is no task {Task.Value}.", ("task", Task.Value.ToString()));

/// <summary>No party has this id.</summary>
internal sealed record PartyNotFound(PartyId Party) : Refusal("party.not-found", $"There is no party {Party.Value}.", ("party", Party.Value.ToString()));

/// <summary>No project has this code.</summary>
internal sealed record ProjectNotFound(ProjectCode Project) : Refusal("project.not-found", $"There is no project {Project}.", ("project", Project.Value));
