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

    /// <summary><c>activityId:Completed|Running|Canceled|Faulted</c> of every execution in the order they began, but that of a root that holds others.</summary>
    public IEnumerable<string> Executions => _executions.Values.Skip(IsRootContainer ? 1 : 0).Select(execution => $"{execution.ActivityId}:{execution.Status}");

    /// <summary>Key of the parent's bookmark its end is told to; null when nobody waits.</summary>
    internal string? ReportTo { get; init; }

    private bool IsRootContainer => Definition.Source.Root is var root
        && (root.Children().Any() || Definition.Catalogue.Find(root.Type, root.TypeVersion) is { IsContainer: true } or { Workflow: not null });

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
