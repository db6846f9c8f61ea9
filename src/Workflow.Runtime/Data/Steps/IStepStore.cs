using Workflow.Approvals;
using Workflow.Approvals.Cases;

namespace Workflow.Runtime.Data.Steps;

/// <summary>The only writer of rows that belong to a case. A step is: load (lock), decide, commit. Disposing a step that was not committed leaves nothing behind.</summary>
/// <remarks>Two round trips on PostgreSQL, a third when documents need numbers; one write gate on SQLite. Commands on one case queue, those on others do not wait
/// for it (on PostgreSQL). Nothing may be awaited between load and commit but the store itself: the lock is held.</remarks>
internal interface IStepStore
{
    /// <summary>Locks the case and loads all a step may read. Refused: <c>case.not-found</c>.</summary>
    Task<Result<LoadedStep>> LoadAsync(CaseNo no, CancellationToken cancellationToken);

    /// <summary>Begins a new case: takes the next serial of the scope, which is given back when the step is not committed. Refused: <c>party.not-found</c>, <c>project.not-found</c>.</summary>
    Task<Result<BegunStep>> BeginAsync(NewCase request, CancellationToken cancellationToken);
}

/// <summary>What must be known to begin a case.</summary>
/// <param name="SerialScope">Scope the serial of the case number counts in, e.g. region, day and department.</param>
/// <param name="Applicant">The party that asks.</param>
/// <param name="Project">The project it belongs to, or null.</param>
internal sealed record NewCase(string SerialScope, PartyId Applicant, ProjectCode? Project);

/// <summary>No case has this number.</summary>
internal sealed record CaseNotFound(CaseNo Case) : Refusal("case.not-found", $"There is no case {Case}.", ("case", Case.Value));

/// <summary>No party has this id.</summary>
internal sealed record PartyNotFound(PartyId Party) : Refusal("party.not-found", $"There is no party {Party.Value}.", ("party", Party.Value.ToString()));

/// <summary>No project has this code.</summary>
internal sealed record ProjectNotFound(ProjectCode Project) : Refusal("project.not-found", $"There is no project {Project}.", ("project", Project.Value));
