using Workflow.Engine.Execution;
using Workflow.Engine.State;

namespace Workflow.Engine.Tracing;

/// <summary>An instance in a trace, and what became of its steps.</summary>
public sealed class TracedInstance
{
    private readonly OrderedDictionary<string, (string ActivityId, string Status)> _executions = new(StringComparer.Ordinal);

    internal TracedInstance(CompiledDefinition definition, string id, TracedInstance? parent) => (Definition, Id, Parent) = (definition, id, parent);

    /// <summary>The version it runs.</summary>
    public CompiledDefinition Definition { get; }

    /// <summary>Its id.</summary>
    public string Id { get; }

    /// <summary>Who started it, or null.</summary>
    public TracedInstance? Parent { get; }

    /// <summary>Its last state; null until its first run has ended.</summary>
    public WorkflowState? State { get; private set; }

    /// <summary>Everything that happened to its steps, in order.</summary>
    internal List<JournalEntry> Journal { get; } = [];

    /// <summary><c>activityId:Completed|Running|Canceled|Faulted</c> of every execution but that of the root, in the order they began.</summary>
    public IEnumerable<string> Executions => _executions.Values.Skip(1).Select(execution => $"{execution.ActivityId}:{execution.Status}");

    /// <summary>Key of the parent's bookmark its end is told to; null when nobody waits.</summary>
    internal string? ReportTo { get; init; }

    internal bool IsRunning => State is null or { Status: InstanceStatus.Running };

    internal void Take(RunResult.Ran ran)
    {
        State = ran.State;
        Journal.AddRange(ran.Journal);
        foreach (var entry in ran.Journal)
        {
            if (entry.Kind is not (JournalKind.Skipped or JournalKind.PassedOver))
            {
                _executions[entry.ExecutionId] = (entry.ActivityId, entry.Kind is JournalKind.Started or JournalKind.Retried ? "Running" : entry.Kind.ToString());
            }
        }
    }
}
