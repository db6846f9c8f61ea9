using Workflow.Engine.Values;

namespace Workflow.Engine.State;

/// <summary>All that is kept of an instance between two runs. Never changed: a run makes a new one.</summary>
/// <remarks>Only live things are kept, so its size does not grow with the number of finished steps. The dictionaries are not to be changed.
/// <see cref="StateJson"/> is its stored form.</remarks>
public sealed record WorkflowState
{
    /// <summary>Id of the instance.</summary>
    public required string InstanceId { get; init; }

    /// <summary>The version the instance is bound to (<see cref="Definitions.WorkflowDefinition.VersionId"/>).</summary>
    public required string DefinitionVersionId { get; init; }

    /// <summary>Running or finished; there is no way back from finished.</summary>
    public InstanceStatus Status { get; init; }

    /// <summary>How it runs or finished.</summary>
    public InstanceSubStatus SubStatus { get; init; }

    /// <summary>Correlation id, or null.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The instance's own name (Elsa.SetName), or null.</summary>
    public string? Name { get; init; }

    /// <summary>Workflow inputs by name, as given at the start.</summary>
    public required OrderedDictionary<string, Value> Input { get; init; }

    /// <summary>Workflow outputs by name, in the order first written.</summary>
    public required OrderedDictionary<string, Value> Output { get; init; }

    /// <summary>Outcomes given by Elsa.Complete, for the workflow that used this one as an activity; empty means the default completion.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>Incidents nobody has mended, oldest first; also those whose step was taken back since.</summary>
    public IReadOnlyList<Incident> Incidents { get; init; } = [];

    /// <summary>The incidents that still hold something up: their step stands, or the whole instance does. Empty when the instance is over without a fault.</summary>
    public IReadOnlyList<Incident> OpenIncidents =>
        SubStatus is InstanceSubStatus.Finished or InstanceSubStatus.Cancelled ? [] : [.. Incidents.Where(incident => incident.Execution == 0 || Executions.Any(execution => execution.Number == incident.Execution))];

    /// <summary>Counts ids made for this instance; the next id is this plus one.</summary>
    public long LastNumber { get; init; }

    /// <summary>Sequence of the last journal entry; 0 when there is none.</summary>
    public long JournalSequence { get; init; }

    /// <summary>What may resume the instance, in the order the steps began to wait; empty when it is finished.</summary>
    public IReadOnlyList<Bookmark> Bookmarks => Waiting();

    /// <summary>Values of the workflow's variables, in the order of the definition.</summary>
    internal Value[] Variables { get; init; } = [];

    /// <summary>Live executions in the order they began.</summary>
    internal IReadOnlyList<LiveExecution> Executions { get; init; } = [];

    /// <summary>Last outputs by node id, of the steps the definition's expressions ask for.</summary>
    internal OrderedDictionary<string, Value> StepOutputs { get; init; } = [];

    /// <summary>The last result output of any step, when an expression asks for it.</summary>
    internal Value LastResult { get; init; }

    /// <summary>Local events nobody waits for yet.</summary>
    internal IReadOnlyList<LocalEvent> LocalEvents { get; init; } = [];

    private List<Bookmark> Waiting()
    {
        if (Status == InstanceStatus.Finished)
        {
            return [];
        }

        var waiting = new List<Bookmark>();
        foreach (var execution in Executions)
        {
            if (execution.Bookmark is { } bookmark)
            {
                waiting.Add(bookmark);
            }
        }

        return waiting;
    }
}

/// <summary>Whether an instance still runs.</summary>
public enum InstanceStatus
{
    /// <summary>Something may still happen.</summary>
    Running,
    /// <summary>Nothing will happen any more.</summary>
    Finished,
}

/// <summary>How an instance runs or finished.</summary>
public enum InstanceSubStatus
{
    /// <summary>Waits on a bookmark or an open incident.</summary>
    Suspended,
    /// <summary>Reached its end.</summary>
    Finished,
    /// <summary>Cancelled by a command.</summary>
    Cancelled,
    /// <summary>Ended by a fault.</summary>
    Faulted,
}
