namespace Workflow.Approvals.Catalogue;

/// <summary>A matter waits only for matters of its own stage, and nobody waits in a circle.</summary>
internal static class FinishingOrderCheck
{
    public static void Run(CatalogueDraft draft, CatalogueProblems problems)
    {
        foreach (var (matter, row) in draft.Matters.Rows)
        {
            foreach (var upstream in matter.FinishAfter)
            {
                if (draft.Matters.Find(upstream) is { } other && other.Row.Stage != matter.Stage)
                {
                    problems.Add("matter.waits-outside-stage", row.At("finishAfter"), $"{matter.Code} of {matter.Stage} waits for {upstream} of {other.Row.Stage}.");
                }
            }
        }

        foreach (var stage in draft.Matters.Rows.GroupBy(matter => matter.Row.Stage))
        {
            var ordered = FinishingOrder.Of([.. stage.Select(matter => matter.Row)]);
            if (stage.FirstOrDefault(matter => !ordered.Contains(matter.Row)) is { Source: { } first })
            {
                var circle = stage.Select(matter => matter.Row).Where(matter => !ordered.Contains(matter)).Select(matter => matter.Code);
                problems.Add("matter.waits-in-circle", first.At("finishAfter"), $"None of {string.Join(", ", circle)} can finish: each waits for another.");
            }
        }
    }
}
