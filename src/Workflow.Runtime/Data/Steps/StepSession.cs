using Workflow.Approvals.Cases;
using Workflow.Approvals.Parties;
using Workflow.Approvals.Projects;
using Workflow.Runtime.Idempotency;

namespace Workflow.Runtime.Data.Steps;

/// <summary>One step on one case: holds the lock until it is committed or disposed.</summary>
internal abstract class StepSession(StepWriting writing) : IAsyncDisposable
{
    protected StepWriting Writing { get; } = writing;

    /// <summary>Writes everything and commits. Once per session; afterwards the lock is free.</summary>
    /// <exception cref="InvalidOperationException">A row was not as the step believed (a bug), or the session was used up. Nothing is written.</exception>
    public Task<StepReceipt> CommitAsync(StepChanges changes, CancellationToken cancellationToken) => Writing.CommitAsync(changes, cancellationToken);

    /// <summary>Frees the lock; rolls back what was not committed.</summary>
    public ValueTask DisposeAsync() => Writing.DisposeAsync();
}

/// <summary>A step on a case that exists.</summary>
internal sealed class LoadedStep(StepWriting writing, CaseFile file, InstanceRecord instance, byte[] state, int number, KeptAnswer? kept) : StepSession(writing)
{
    /// <summary>The instances the case's own one started, and those they started, that still run or have faulted.</summary>
    public IReadOnlyList<StoredInstance> Children { get; init; } = [];

    /// <summary>Steps committed on the case so far.</summary>
    public int Number { get; } = number;

    public CaseFile File { get; } = file;

    /// <summary>The same step with the instances besides the case's own.</summary>
    public LoadedStep With(IReadOnlyList<StoredInstance> children) => new(Writing, File, Instance, State, Number, Kept) { Children = children };

    public InstanceRecord Instance { get; } = instance;

    /// <summary>The state document as last stored.</summary>
    public byte[] State { get; } = state;

    /// <summary>The answer kept under the key of the request; null when it is new or has none.</summary>
    public KeptAnswer? Kept { get; } = kept;
}

/// <summary>A step that begins a case.</summary>
internal sealed class BegunStep(StepWriting writing, long serial, Party applicant, Project? project, KeptAnswer? kept) : StepSession(writing)
{
    /// <summary>Next number of the scope, from 1 without gaps.</summary>
    public long Serial { get; } = serial;

    public Party Applicant { get; } = applicant;

    public Project? Project { get; } = project;

    /// <summary>The answer kept under the key of the request; null when it is new or has none.</summary>
    public KeptAnswer? Kept { get; } = kept;
}
