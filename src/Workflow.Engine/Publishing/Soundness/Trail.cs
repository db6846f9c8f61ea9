namespace Workflow.Engine.Publishing.Soundness;

/// <summary>How a state was reached: what went on last and how, and what came before.</summary>
/// <param name="Before">What came before; null for the first.</param>
/// <param name="NodeId">The step that went on.</param>
/// <param name="Outcomes">Its way; empty for the default completion.</param>
internal sealed record Trail(Trail? Before, string NodeId, string[] Outcomes)
{
    /// <summary>The steps of a path from the start on; none for null.</summary>
    public static List<Trail> Steps(Trail? path)
    {
        var steps = new List<Trail>();
        for (var at = path; at is not null; at = at.Before)
        {
            steps.Add(at);
        }

        steps.Reverse();
        return steps;
    }
}
