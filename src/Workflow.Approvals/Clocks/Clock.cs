namespace Workflow.Approvals.Clocks;

/// <summary>One clock of a case, stage or task. Immutable: each verb gives the next state or a refusal, and leaves a ledger that is only added to.</summary>
public sealed record Clock
{
    private static readonly LegalBasis FollowsFromBranches = new(LegalBasis.LicensingLaw, "45", VerifiedOn: null, IsAssumption: true);

    public required ClockId Id { get; init; }

    /// <summary>Number of the case under whose lock the clock changes.</summary>
    public required string CaseNo { get; init; }

    public required ClockScope Scope { get; init; }

    /// <summary>Key of the case, stage or task within <see cref="Scope"/>.</summary>
    public required string OwnerId { get; init; }

    public required ClockKind Kind { get; init; }

    public required TimeLimit Limit { get; init; }

    /// <summary>Instant of the start event.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The last half that is not counted: the afternoon of the start day or, for limits in halves chained to an upstream result, the half of that result.</summary>
    public required OfficeHalf CountsAfter { get; init; }

    /// <summary>All entries ever made, in order of <see cref="ClockInterval.Number"/>, superseded ones included.</summary>
    public required IReadOnlyList<ClockInterval> Intervals { get; init; }

    /// <summary>Calendar <see cref="Due"/> was computed on.</summary>
    public required string CalendarVersion { get; init; }

    /// <summary>End of the limit; null while the clock stands without a known end of the stop.</summary>
    public required DueDate? Due { get; init; }

    /// <summary>Goes up with every change after which old timers must not fire: ledger, due date, end. Timers are keyed (clock, purpose, epoch).</summary>
    public required int Epoch { get; init; }

    /// <summary>Instant at which the owner finished or was closed; null while open.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The due instant that has passed without a decision; null while in time. A due date that moves behind it is watched anew.</summary>
    public DateTimeOffset? LateSince { get; init; }

    /// <summary>Bookmark of the step that waits for the end of this limit (a lawful wait); null for limits of the office.</summary>
    public string? Bookmark { get; init; }

    /// <summary>The limit with its extension.</summary>
    public LimitLength WholeLength =>
        Intervals.FirstOrDefault(entry => entry.Holds && entry.Kind == IntervalKind.Extended) is { Extension: { } extension }
            ? Limit.Length.Plus(extension).Value
            : Limit.Length;

    /// <summary>The stretches that do not count, as the ledger holds now; merged.</summary>
    public IReadOnlyList<HalfRange> Pauses => HalfRange.Merge(Intervals.Where(entry => entry.Holds && entry.Pauses).Select(entry => entry.Range));

    /// <summary>True when the half does not count.</summary>
    public bool StandsIn(OfficeHalf half) => Intervals.Any(entry => entry.Holds && entry.Pauses && entry.Range.Covers(half));

    /// <summary>Days used up to and including a half, in steps of 0.5: working days or, for limits in calendar days and months, calendar days.</summary>
    public decimal UsedThrough(OfficeHalf half, Office office) =>
        Counting.Between(DueDates.TotalOf(Limit.Length, office.Calendar), CountsAfter.Ordinal, half.Ordinal, Pauses) / 2m;

    /// <summary>A clock that begins to run.</summary>
    public static Clock Start(ClockStart start, Office office)
    {
        var countsAfter = DueDates.CountsAfter(start.At, start.Limit, office.Hours);
        return new Clock
        {
            Id = start.Id,
            CaseNo = start.CaseNo,
            Scope = start.Scope,
            OwnerId = start.OwnerId,
            Kind = start.Kind,
            Limit = start.Limit,
            StartedAt = start.At,
            CountsAfter = countsAfter,
            Intervals = [],
            CalendarVersion = office.Calendar.Version,
            Due = DueDates.Forward(countsAfter, start.Limit.Length, [], office),
            Epoch = 1,
        };
    }

    /// <summary>Stops the clock. A stop that begins after the end is kept in the ledger and moves nothing: overtime stays overtime.</summary>
    /// <param name="request">Ground, provision, time.</param>
    /// <param name="now">Instant at which the ledger learns of it.</param>
    /// <param name="office">Calendar and hours.</param>
    /// <remarks>行政许可法 art. 45 for the statutory clock; the closed list is <see cref="StopGrounds"/>.</remarks>
    public Result<Clock> Stop(StopRequest request, DateTimeOffset now, Office office) =>
        Unended().Then(() => request.CheckAgainst(this).Then<Clock>(() => Restated(
            office,
            [.. Intervals, Entry(Intervals, IntervalKind.Stopped, request.From, request.To, now, office) with
            {
                Ground = request.Ground,
                Basis = request.Basis!, // Checked just above.
                Actor = request.Actor,
                Reason = request.Reason,
                Document = request.Document,
            }])));

    /// <summary>Ends the stop the given half lies in, or the open one: that half is the last that does not count.</summary>
    /// <param name="last">E.g. the afternoon of the day on which the reason fell away; <see cref="DueDates.CountsAfter(DateTimeOffset, TimeLimit, OfficeHours)"/> gives it for an instant.</param>
    /// <param name="actor">Who lets the clock run again.</param>
    /// <param name="now">Instant at which the ledger learns of it.</param>
    /// <param name="office">Calendar and hours.</param>
    public Result<Clock> Resume(OfficeHalf last, string actor, DateTimeOffset now, Office office) => Unended().Then<Clock>(() =>
    {
        var stop = Intervals.FirstOrDefault(entry => entry is { Holds: true, Kind: IntervalKind.Stopped } && (entry.To is null || (entry.To > last && entry.From <= last)));
        if (stop is null)
        {
            return new ClockNotStopped(Id, last);
        }

        return last < stop.From
            ? new StopEndsBeforeStart(stop.From, last)
            : Restated(
                office,
                [.. Superseded([stop], now), stop with { Number = Intervals.Count + 1, To = last, Actor = actor, KnownAt = now, CalendarVersion = office.Calendar.Version }]);
    });

    /// <summary>Makes the limit longer: once, asked for before the end, with provision and reasons.</summary>
    public Result<Clock> Extend(ExtensionRequest request, DateTimeOffset now, Office office) =>
        Unended()
            .Then(() => request.CheckAgainst(this).Then(() => Limit.Length.Plus(request.By)))
            .Map(_ => Restated(
                office,
                [.. Intervals, Entry(Intervals, IntervalKind.Extended, office.Hours.LastBegunAt(request.AskedAt), to: null, now, office) with
                {
                    Basis = request.Basis!, // Checked just above.
                    Extension = request.By,
                    Actor = request.Actor,
                    Reason = request.Reason,
                    Document = request.Document,
                }]));

    /// <summary>Lets the clock of a stage or case stand exactly when <see cref="BranchPauses"/> says so. Changes nothing when it does already.</summary>
    /// <param name="pauses">All pauses that follow from the branches, from the beginning.</param>
    /// <param name="ground"><see cref="StopGround.AllBranchesStopped"/> or <see cref="StopGround.BetweenStages"/>.</param>
    /// <param name="now">Instant at which the ledger learns of it.</param>
    /// <param name="office">Calendar and hours.</param>
    public Result<Clock> FollowBranches(IReadOnlyList<HalfRange> pauses, StopGround ground, DateTimeOffset now, Office office)
    {
        if (Scope == ClockScope.Task || StopGrounds.RuleOf(ground).CanBeAsked)
        {
            throw new ArgumentException($"{ground} does not follow from branches of a {Scope}.", nameof(ground));
        }

        return Unended().Map(() =>
        {
            var held = Intervals.Where(entry => entry.Holds && entry.Ground == ground).ToList();
            var gone = held.Where(entry => !pauses.Contains(entry.Range)).ToList();
            var fresh = pauses.Where(pause => held.TrueForAll(entry => entry.Range != pause)).ToList();
            var intervals = Superseded(gone, now);
            foreach (var pause in fresh)
            {
                intervals.Add(Entry(intervals, IntervalKind.Excluded, pause.From, pause.To, now, office) with { Ground = ground });
            }

            return gone.Count + fresh.Count == 0 ? this : Restated(office, intervals);
        });
    }

    /// <summary>Ends the clock: the owner finished, was withdrawn or annulled. What was due stays readable; a pause whose end was not known ended with the clock.</summary>
    public Result<Clock> End(DateTimeOffset at, Office office) => Unended().Then<Clock>(() =>
        at < StartedAt
            ? new ClockEndsBeforeStart(Id, StartedAt, at)
            : this with { EndedAt = at, Epoch = Epoch + 1, Due = Due ?? DueDates.Forward(CountsAfter, WholeLength, [.. PausesUntil(office.Hours.LastBegunAt(at))], office) });

    private IEnumerable<HalfRange> PausesUntil(OfficeHalf last) =>
        Pauses.Where(pause => pause.From <= last).Select(pause => pause.To is null ? pause with { To = last } : pause);

    /// <summary>The clock on another calendar version. An ended clock stays as it was; the epoch goes up only when the due date moves.</summary>
    public Clock Recompute(Office office)
    {
        if (EndedAt is not null)
        {
            return this;
        }

        var due = DueDates.Forward(CountsAfter, WholeLength, Pauses, office);
        return this with
        {
            CalendarVersion = office.Calendar.Version,
            Due = due,
            Epoch = due?.Instant == Due?.Instant ? Epoch : Epoch + 1,
            LateSince = due is null || due.Instant > LateSince ? null : LateSince,
        };
    }

    private Result Unended() => EndedAt is { } at ? new ClockEnded(Id, at) : Result.Done;

    private Clock Restated(Office office, IReadOnlyList<ClockInterval> intervals) =>
        (this with { Intervals = intervals }).Recompute(office) with { Epoch = Epoch + 1 };

    private List<ClockInterval> Superseded(IReadOnlyList<ClockInterval> gone, DateTimeOffset now) =>
        [.. Intervals.Select(entry => gone.Contains(entry) ? entry with { SupersededAt = now } : entry)];

    private static ClockInterval Entry(IReadOnlyCollection<ClockInterval> before, IntervalKind kind, OfficeHalf from, OfficeHalf? to, DateTimeOffset now, Office office) => new()
    {
        Number = before.Count + 1,
        Kind = kind,
        From = from,
        To = to,
        Basis = FollowsFromBranches,
        Actor = "system",
        KnownAt = now,
        CalendarVersion = office.Calendar.Version,
    };
}

/// <summary>The clock has ended.</summary>
public sealed record ClockEnded(ClockId Clock, DateTimeOffset At)
    : Refusal("clock.ended", $"Clock {Clock} ended at {Iso.Of(At)}.", ("clock", Clock.ToString()), ("at", Iso.Of(At)));

/// <summary>The clock is not stopped then, so it cannot resume.</summary>
public sealed record ClockNotStopped(ClockId Clock, OfficeHalf Half)
    : Refusal("clock.not-stopped", $"Clock {Clock} is not stopped {Half}.", ("clock", Clock.ToString()), ("half", Half.ToString()));

/// <summary>The clock would end before it started.</summary>
public sealed record ClockEndsBeforeStart(ClockId Clock, DateTimeOffset Start, DateTimeOffset End)
    : Refusal(
        "clock.ends-before-start",
        $"Clock {Clock} started at {Iso.Of(Start)} and cannot end at {Iso.Of(End)}.",
        ("clock", Clock.ToString()),
        ("start", Iso.Of(Start)),
        ("end", Iso.Of(End)));
