namespace Workflow.Approvals.Catalogue;

/// <summary>Holds a definition against the catalogue: each matter of the flow has exactly one review and one port, and waits for the same results.</summary>
public static class FlowConsistency
{
    /// <summary>The outcome of an opening when no matter is needed.</summary>
    public const string NoMatters = "NoMatters";

    /// <summary>All contradictions; empty when definition and catalogue agree.</summary>
    public static IReadOnlyList<FlowContradiction> Check(FlowSummary flow, CatalogueVersion catalogue)
    {
        var found = new List<FlowContradiction>();
        if (!catalogue.Flows.ContainsKey(flow.Flow))
        {
            found.Add(new("flow.unknown", flow.Flow, "", $"The catalogue has no flow {flow.Flow}."));
            return found;
        }

        Stages(flow, catalogue, found);
        Reviews(flow, catalogue, found);
        Ports(flow, catalogue, found);
        return found;
    }

    private static void Stages(FlowSummary flow, CatalogueVersion catalogue, List<FlowContradiction> found)
    {
        var stages = catalogue.StagesOf(flow.Flow, flow.Version);
        foreach (var use in flow.Stages.Concat(flow.Openings.Select(opening => new StageUse(opening.ActivityId, opening.Stage))))
        {
            if (!stages.Any(stage => stage.Code == use.Stage))
            {
                found.Add(new("flow.stage-unknown", flow.Flow, use.ActivityId, $"{use.Stage} is no stage of version {flow.Version} of the flow."));
            }
        }

        foreach (var stage in stages)
        {
            var openings = flow.Openings.Count(opening => opening.Stage == stage.Code);
            if (openings != 1)
            {
                found.Add(new("flow.stage-openings", flow.Flow, "", $"{stage.Code} is opened by {openings} steps, expected 1."));
            }
        }
    }

    private static void Reviews(FlowSummary flow, CatalogueVersion catalogue, List<FlowContradiction> found)
    {
        foreach (var matter in catalogue.StagesOf(flow.Flow, flow.Version).SelectMany(stage => catalogue.MattersOf(stage.Code)))
        {
            var reviews = flow.Reviews.Where(review => review.Matter == matter.Code).ToList();
            if (reviews is not [var review])
            {
                found.Add(new("flow.matter-reviews", flow.Flow, "", $"{matter.Code} is decided by {reviews.Count} steps, expected 1."));
                continue;
            }

            var drawn = review.FinishAfter.Select(id => flow.Reviews.FirstOrDefault(other => other.ActivityId == id)?.Matter ?? $"step {id}").Order(StringComparer.Ordinal);
            var written = matter.FinishAfter.Order(StringComparer.Ordinal);
            if (!drawn.SequenceEqual(written))
            {
                found.Add(new("flow.waits-differ", flow.Flow, review.ActivityId, $"{matter.Code} waits for {Listed(drawn)}, in the catalogue for {Listed(written)}."));
            }
        }

        foreach (var review in flow.Reviews.Where(review => !IsOf(flow, catalogue, review.Matter)))
        {
            found.Add(new("flow.matter-unknown", flow.Flow, review.ActivityId, $"{review.Matter} is no matter of version {flow.Version} of the flow."));
        }
    }

    private static bool IsOf(FlowSummary flow, CatalogueVersion catalogue, string code) =>
        catalogue.Matters.TryGetValue(code, out var matter) && catalogue.Stages.TryGetValue(matter.Stage, out var stage) && stage.Flow == flow.Flow && stage.IsOf(flow.Version);

    private static void Ports(FlowSummary flow, CatalogueVersion catalogue, List<FlowContradiction> found)
    {
        foreach (var opening in flow.Openings)
        {
            var matters = catalogue.MattersOf(opening.Stage);
            foreach (var matter in matters)
            {
                var targets = opening.Ports.Where(port => port.Outcome == matter.Code).Select(port => port.Target).ToList();
                if (targets is not [var target] || !flow.Reviews.Any(review => review.ActivityId == target && review.Matter == matter.Code))
                {
                    found.Add(new("flow.port-differs", flow.Flow, opening.ActivityId, $"The outcome {matter.Code} leads to {Listed(targets)}, expected the one step that decides it."));
                }
            }

            foreach (var (outcome, _) in opening.Ports.Where(port => port.Outcome != NoMatters && !matters.Any(matter => matter.Code == port.Outcome)))
            {
                found.Add(new("flow.port-unknown", flow.Flow, opening.ActivityId, $"{outcome} is no matter of {opening.Stage}."));
            }

            if (!opening.Ports.Any(port => port.Outcome == NoMatters))
            {
                found.Add(new("flow.port-missing", flow.Flow, opening.ActivityId, $"{NoMatters} leads nowhere: a stage nobody needs must pass (with the reason)."));
            }
        }
    }

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } text ? text : "nothing";
}

/// <summary>A definition and the catalogue contradict each other.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="ActivityId">The step, or empty when none is there.</param>
public sealed record FlowContradiction(string Code, string Flow, string ActivityId, string Detail)
    : Refusal(Code, $"{Flow}{(ActivityId.Length == 0 ? "" : "/" + ActivityId)}: {Detail}", ("flow", Flow), ("activity", ActivityId), ("detail", Detail));
