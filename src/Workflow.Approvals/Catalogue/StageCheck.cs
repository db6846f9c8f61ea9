namespace Workflow.Approvals.Catalogue;

/// <summary>Stages follow one another, matters stand in a stage of their flow, and the lead department is there.</summary>
internal static class StageCheck
{
    public static void Run(CatalogueDraft draft, CatalogueProblems problems)
    {
        foreach (var (matter, row) in draft.Matters.Rows)
        {
            if (draft.Stages.Find(matter.Stage) is { } stage && stage.Row.Flow != matter.Flow)
            {
                problems.Add("matter.stage-of-other-flow", row.At("stage"), $"{matter.Stage} is a stage of {stage.Row.Flow}, the matter belongs to {matter.Flow}.");
            }
        }

        foreach (var (flow, row) in draft.Flows.Rows)
        {
            Numbers(flow, row, [.. draft.Stages.Rows.Where(stage => stage.Row.Flow == flow.Code).OrderBy(stage => stage.Row.Number)], problems);
        }
    }

    private static void Numbers(FlowDefinition flow, CatalogueRow row, List<(StageDefinition Row, CatalogueRow Source)> stages, CatalogueProblems problems)
    {
        if (stages.Count == 0)
        {
            problems.Add("flow.without-stage", row.Node, $"{flow.Code} has no stage.");
        }

        foreach (var (stage, source) in stages.Where(stage => stage.Row.UntilVersion < stage.Row.FromVersion))
        {
            problems.Add("stage.versions-disordered", source.At("untilVersion"), $"{stage.Code} ends with version {stage.UntilVersion}, before its first, {stage.FromVersion}.");
        }

        // Between two boundaries all versions have the same stages.
        foreach (var version in stages.SelectMany(stage => new[] { stage.Row.FromVersion, (stage.Row.UntilVersion ?? 0) + 1 }).Distinct().Order())
        {
            Numbers(flow, version, [.. stages.Where(stage => stage.Row.IsOf(version))], problems);
        }
    }

    private static void Numbers(FlowDefinition flow, int version, List<(StageDefinition Row, CatalogueRow Source)> stages, CatalogueProblems problems)
    {
        for (var i = 0; i < stages.Count; i++)
        {
            if (stages[i].Row.Number != i + 1)
            {
                problems.Add("stage.number-out-of-order", stages[i].Source.At("number"), $"The stages of {flow.Code} version {version} are numbered 1 to {stages.Count}; {stages[i].Row.Number} is doubled or leaves a gap.");
            }
        }
    }
}
