using Workflow.Engine.Values;

namespace Workflow.Engine.State;

/// <summary>One execution of a step that is not over: it waits, holds others, or has faulted.</summary>
/// <param name="Number">Counts in the instance; part of the execution's id.</param>
/// <param name="NodeId">Path of the step in the definition.</param>
/// <param name="Parent">Number of the execution that holds this one; 0 for the outermost.</param>
internal sealed record LiveExecution(long Number, string NodeId, long Parent)
{
    /// <summary>True when the step faulted and its incident is open.</summary>
    public bool IsFaulted { get; init; }

    /// <summary>True when a Break inside asks this container to end.</summary>
    public bool IsBreaking { get; init; }

    /// <summary>Values of the container's own variables, in the order of the definition; null when it has none.</summary>
    public Value[]? Variables { get; init; }

    /// <summary>CurrentValue of a loop's body; undefined elsewhere.</summary>
    public Value LoopValue { get; init; }

    /// <summary>CurrentIndex of a loop's body; -1 where there is none.</summary>
    public int LoopIndex { get; init; } = -1;

    /// <summary>What the step itself remembers, e.g. the items of a loop; undefined when nothing.</summary>
    public Value Memory { get; init; }

    /// <summary>Tokens waiting at joins of a flowchart: positions in its list of connections, in order of arrival; null when none.</summary>
    public int[]? Arrivals { get; init; }

    /// <summary>What the step waits on, or null.</summary>
    public Bookmark? Bookmark { get; init; }
}

/// <summary>An event published inside the instance before anybody waited for it.</summary>
/// <param name="Name">Event name.</param>
/// <param name="Payload">Its payload.</param>
/// <param name="PublishedAt">Office time; after ten minutes nobody gets it any more, as in Elsa.</param>
internal sealed record LocalEvent(string Name, Value Payload, DateTimeOffset PublishedAt);
