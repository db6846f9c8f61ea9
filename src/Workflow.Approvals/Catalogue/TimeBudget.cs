using Workflow.Approvals.Clocks;

namespace Workflow.Approvals.Catalogue;

/// <summary>How long a flow takes when every department uses its whole promise: every matter is needed, nothing stops, each stage is filed on the day the last one ended.</summary>
public static class TimeBudget
{
    /// <summary>The stages of one version of a flow, in order.</summary>
    /// <param name="catalogue">Limits and finishing order.</param>
    /// <param name="flow">Definition id.</param>
    /// <param name="version">Version of the definition.</param>
    /// <param name="filedOn">Day on which the first stage is filed; any day, working or not.</param>
    /// <param name="office">Calendar and hours.</param>
    public static IReadOnlyList<StageBudget> Of(CatalogueVersion catalogue, string flow, int version, DateOnly filedOn, Office office)
    {
        var stages = new List<StageBudget>();
        foreach (var stage in catalogue.StagesOf(flow, version))
        {
            var budget = OfStage(catalogue, stage, filedOn, office);
            stages.Add(budget);
            filedOn = budget.EndsOn;
        }

        return stages;
    }

    private static StageBudget OfStage(CatalogueVersion catalogue, StageDefinition stage, DateOnly filedOn, Office office)
    {
        var intake = LimitLength.Parse(catalogue.Settings["intake-promise"].Value).Value;
        var acceptedOn = DueDates.Forward(filedOn, intake, office).Date;
        var ends = new OrderedDictionary<string, OfficeHalf>(StringComparer.Ordinal);
        foreach (var matter in FinishingOrder.Of(catalogue.MattersOf(stage.Code)))
        {
            // A matter that waits for results has them at the end of the last (浙江省保障“最多跑一次”改革规定 art. 5).
            var startsIn = matter.FinishAfter.Count > 0 ? matter.FinishAfter.Max(upstream => ends[upstream])
                : OfficeHalf.AfternoonOf(matter.Promised.StartEvent == StartEvent.Received ? filedOn : acceptedOn);
            ends[matter.Code] = DueDates.Forward(DueDates.CountsAfter(startsIn, matter.Promised), matter.Promised.Length, [], office)!.LastHalf; // Nothing stops it.
        }

        var last = ends.Values.Append(OfficeHalf.AfternoonOf(acceptedOn)).Max();
        return new StageBudget(stage, filedOn, acceptedOn, last, office.Calendar.WorkingDaysBetween(filedOn, last.Day), ends);
    }
}

/// <summary>One stage at its whole promises.</summary>
/// <param name="Last">The half in which the last matter ends.</param>
/// <param name="WorkingDays">From filing to the last decision; the day of filing is not counted.</param>
/// <param name="Ends">Last half of each matter by code.</param>
public sealed record StageBudget(StageDefinition Stage, DateOnly FiledOn, DateOnly AcceptedOn, OfficeHalf Last, int WorkingDays, OrderedDictionary<string, OfficeHalf> Ends)
{
    public DateOnly EndsOn => Last.Day;
}
