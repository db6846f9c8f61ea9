using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;

namespace Workflow.Engine.Execution;

/// <summary>How many steps definitions have with everything the workflows they use hold. Each definition is counted once, however often it is used.</summary>
/// <param name="catalogue">What steps are.</param>
internal sealed class EmbeddedSize(ActivityCatalogue catalogue)
{
    /// <summary>Steps one definition may come to, what it uses included.</summary>
    public static readonly int Most = ReadLimits.Default.MaxActivities;

    // By id and version: the id of a version is the author's, and two definitions may have the same.
    private readonly SortedDictionary<(string Id, int Version), long> _known = [];
    private readonly SortedSet<string> _open = new(StringComparer.Ordinal);

    /// <summary>True when a workflow holds itself, at whatever depth, or one of those around it.</summary>
    /// <param name="workflow">A workflow used as an activity.</param>
    /// <param name="around">Ids of the definitions around it.</param>
    public bool IsCyclic(WorkflowDefinition workflow, params IEnumerable<string> around)
    {
        _open.UnionWith(around);
        var isCyclic = Of(workflow) < 0;
        _open.Clear();
        return isCyclic;
    }

    /// <summary>Steps of a definition; more than <see cref="Most"/> when there are more. Negative when it holds itself.</summary>
    public long Of(WorkflowDefinition definition)
    {
        if (_known.TryGetValue((definition.DefinitionId, definition.Version), out var known))
        {
            return known;
        }

        if (!_open.Add(definition.DefinitionId))
        {
            return -1;
        }

        var size = 0L;
        foreach (var step in definition.Root.DescendantsAndSelf())
        {
            var inner = catalogue.Find(step.Type, step.TypeVersion)?.Workflow is { } used ? Of(used) : 0;
            size = inner < 0 || size < 0 ? -1 : Math.Min(size + 1 + inner, Most + 1L);
        }

        _open.Remove(definition.DefinitionId);
        return _known[(definition.DefinitionId, definition.Version)] = size;
    }
}
