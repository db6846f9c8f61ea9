namespace Workflow.Engine.Flowchart;

/// <summary>A connection of a flowchart, by positions of its ends.</summary>
/// <param name="Index">Position in the flowchart's list of connections.</param>
/// <param name="Source">Position of the step it leaves.</param>
/// <param name="Port">The outcome it follows; null follows the default completion only.</param>
/// <param name="Target">Position of the step it enters.</param>
internal sealed record FlowEdge(int Index, int Source, string? Port, int Target)
{
    /// <summary>True when it closes a loop.</summary>
    public bool IsBackward { get; set; }

    /// <summary>True when it closes a loop that can be entered without passing its head: whose round it begins cannot be told.</summary>
    public bool IsAmbiguous { get; set; }

    /// <summary>True when a step that completed with these outcomes follows this connection; null is the default completion (null and Done).</summary>
    public bool Follows(IReadOnlyList<string>? outcomes)
    {
        if (outcomes is null)
        {
            return Port is null or "Done";
        }

        if (Port is not null)
        {
            for (var i = 0; i < outcomes.Count; i++)
            {
                if (string.Equals(outcomes[i], Port, StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
