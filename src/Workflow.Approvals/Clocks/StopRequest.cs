namespace Workflow.Approvals.Clocks;

/// <summary>Somebody asks for a clock to stop.</summary>
public sealed record StopRequest
{
    /// <summary>Why; null is refused with the list of grounds.</summary>
    public required StopGround? Ground { get; init; }

    /// <summary>The provision; null is refused. For grounds of the promise it is the local rule.</summary>
    public required LegalBasis? Basis { get; init; }

    /// <summary>First half that does not count.</summary>
    public required OfficeHalf From { get; init; }

    /// <summary>Last half that does not count; null while nobody knows.</summary>
    public OfficeHalf? To { get; init; }

    public required string Actor { get; init; }

    public string Reason { get; init; } = "";

    /// <summary>Number of the written notice of the time needed (行政许可法 art. 45).</summary>
    public string? Document { get; init; }

    /// <summary>Whether the clock may stop like this. Says the first thing that speaks against it.</summary>
    internal Result CheckAgainst(Clock clock)
    {
        var grounds = StopGrounds.For(clock.Kind, clock.Scope);
        if (Ground is not { } ground)
        {
            return new StopGroundMissing(clock.Kind, grounds);
        }

        var rule = StopGrounds.RuleOf(ground);
        if (!grounds.Contains(rule))
        {
            return new StopGroundNotLawful(rule, clock.Kind, clock.Scope, grounds);
        }

        if (Basis is null || string.IsNullOrWhiteSpace(Basis.Source) || string.IsNullOrWhiteSpace(Basis.Article))
        {
            return new StopBasisMissing(rule, grounds);
        }

        if (rule.NeedsLocalRule && (Basis.IsLicensingLaw || Basis.IsAssumption))
        {
            return new StopNeedsLocalRule(rule, Basis);
        }

        var otherLaw = clock.Kind == ClockKind.Statutory && !clock.Limit.Basis.IsLicensingLaw && ground != StopGround.WaitsForUpstream;
        if (otherLaw && Basis.Source != clock.Limit.Basis.Source)
        {
            return new StopLawSilent(rule, Basis, clock.Limit.Basis);
        }

        var startDay = OfficeTime.DayOf(clock.StartedAt);
        if (From.Day < startDay)
        {
            return new StopBeforeStart(From, startDay);
        }

        if (To < From)
        {
            return new StopEndsBeforeStart(From, To.Value);
        }

        var range = new HalfRange(From, To);
        return clock.Intervals.FirstOrDefault(entry => entry.Holds && entry.Kind == IntervalKind.Stopped && entry.Range.Overlaps(range)) is { } other
            ? new StopOverlaps(range, other.Range)
            : Result.Done;
    }
}
