namespace Workflow.Approvals.Clocks;

/// <summary>A branch as its parent sees it: when it was open, and when it stood.</summary>
/// <param name="Open">From its start; without an end while it is open.</param>
/// <param name="Stops">When its clock of the kind in question stood.</param>
public sealed record BranchSpan(HalfRange Open, IReadOnlyList<HalfRange> Stops)
{
    /// <summary>A task of a stage: open from the half in which it started.</summary>
    public static BranchSpan OfTask(Clock clock, OfficeHours hours) =>
        new(new HalfRange(hours.LastBegunAt(clock.StartedAt), clock.EndedAt is { } at ? hours.LastBegunAt(at) : null), clock.Pauses);

    /// <summary>A stage of a case: open in what its own clock counts, from the first half to the whole day of its end, so that the case counts what its stages do.</summary>
    public static BranchSpan OfStage(Clock clock) =>
        new(new HalfRange(clock.CountsAfter.Next, clock.EndedAt is { } at ? OfficeHalf.AfternoonOf(OfficeTime.DayOf(at)) : null), clock.Pauses);

    internal bool IsOpenIn(OfficeHalf half) => Open.Covers(half);

    internal bool StandsIn(OfficeHalf half) => Stops.Any(stop => stop.Covers(half));
}

/// <summary>When the clock of a stage or case stands because of what is below it. Computed for statutory and promised clocks apart.</summary>
/// <remarks>A branch's stop does not stop its parent: the parent stands only while all its open branches do (convention of the product on 行政许可法 art. 45, assumption).
/// A stop by the lead department is an entry of the parent's own ledger.</remarks>
public static class BranchPauses
{
    /// <summary>When a stage stands: while it has open tasks and all of them are stopped. Without an open task it runs.</summary>
    public static IReadOnlyList<HalfRange> OfStage(IReadOnlyList<BranchSpan> tasks) => Where(tasks, half =>
    {
        var open = tasks.Where(task => task.IsOpenIn(half)).ToList();
        return open.Count > 0 && open.TrueForAll(task => task.StandsIn(half));
    });

    /// <summary>When a case stands because all its open stages do.</summary>
    public static IReadOnlyList<HalfRange> OfCase(IReadOnlyList<BranchSpan> stages) => OfStage(stages);

    /// <summary>When a case stands because no stage is open: after the first one began, in every gap; without an end once the last one ended.</summary>
    public static IReadOnlyList<HalfRange> BetweenStages(IReadOnlyList<BranchSpan> stages) => Where(stages, half => !stages.Any(stage => stage.IsOpenIn(half)));

    // Between two boundaries nothing changes, so one look at each is enough. Before the first boundary there is no branch and nothing to pause.
    private static IReadOnlyList<HalfRange> Where(IReadOnlyList<BranchSpan> branches, Func<OfficeHalf, bool> stands)
    {
        var boundaries = branches
            .SelectMany(branch => branch.Stops.Append(branch.Open))
            .SelectMany(range => range.To is { } to ? new[] { range.From, to.Next } : [range.From])
            .Distinct()
            .Order()
            .ToList();
        var pauses = new List<HalfRange>();
        for (var i = 0; i < boundaries.Count; i++)
        {
            if (stands(boundaries[i]))
            {
                pauses.Add(new(boundaries[i], i + 1 < boundaries.Count ? boundaries[i + 1].Previous : null));
            }
        }

        return HalfRange.Merge(pauses);
    }
}
