namespace Workflow.Approvals.Catalogue;

/// <summary>In which order the matters of a stage can finish (soft dependency, convention 33).</summary>
internal static class FinishingOrder
{
    /// <summary>The matters so that each stands behind those it waits for; matters on a circle are left out.</summary>
    public static IReadOnlyList<Matter> Of(IReadOnlyList<Matter> matters)
    {
        var ordered = new List<Matter>();
        var waiting = matters.ToList();
        while (waiting.FindIndex(matter => matter.FinishAfter.All(upstream => !waiting.Exists(other => other.Code == upstream))) is >= 0 and var ready)
        {
            ordered.Add(waiting[ready]);
            waiting.RemoveAt(ready);
        }

        return ordered;
    }
}
