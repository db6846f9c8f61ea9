using Workflow.Approvals.Clocks;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Runtime.Data.Tables;

/// <summary>An interval with the clock it belongs to.</summary>
internal sealed record IntervalLine(ClockId Clock, ClockInterval Interval);

/// <summary><c>clocks</c>, <c>clock_intervals</c>.</summary>
internal static class ClockTable
{
    public static StepTable<Clock> Table { get; } = new(
        "clocks", 1,
        "id case_no scope owner_id kind limit_length limit_source limit_article limit_verified_on limit_is_assumption limit_start_event started_at counts_after calendar_version due_date due_point due_at due_is_provisional epoch ended_at late_since bookmark",
        (row, @case, clock) => row
            .Id(clock.Id.Value).Text(@case.Value).Name(clock.Scope).Text(clock.OwnerId).Name(clock.Kind).Text(clock.Limit.Length.ToString())
            .Text(clock.Limit.Basis.Source).Text(clock.Limit.Basis.Article).Day(clock.Limit.Basis.VerifiedOn).Flag(clock.Limit.Basis.IsAssumption)
            .Name(clock.Limit.StartEvent).Instant(clock.StartedAt).Number(clock.CountsAfter.Ordinal).Text(clock.CalendarVersion)
            .Day(clock.Due?.Date).Name(clock.Due?.Point).Instant(clock.Due?.Instant).Flag(clock.Due?.IsProvisional)
            .Number(clock.Epoch).Instant(clock.EndedAt).Instant(clock.LateSince).Text(clock.Bookmark),
        order: "started_at");

    public static StepTable<IntervalLine> Intervals { get; } = new(
        "clock_intervals", 2,
        "clock_id number case_no kind from_half to_half ground basis_source basis_article basis_verified_on basis_is_assumption extension actor reason document known_at superseded_at calendar_version",
        (row, @case, line) => row
            .Id(line.Clock.Value).Number(line.Interval.Number).Text(@case.Value).Name(line.Interval.Kind).Number(line.Interval.From.Ordinal)
            .Number(line.Interval.To?.Ordinal).Name(line.Interval.Ground).Text(line.Interval.Basis.Source).Text(line.Interval.Basis.Article)
            .Day(line.Interval.Basis.VerifiedOn).Flag(line.Interval.Basis.IsAssumption).Text(line.Interval.Extension?.ToString()).Text(line.Interval.Actor)
            .Text(line.Interval.Reason).Text(line.Interval.Document).Instant(line.Interval.KnownAt).Instant(line.Interval.SupersededAt)
            .Text(line.Interval.CalendarVersion));

    /// <summary>A clock, still without its intervals.</summary>
    public static Clock Read(RowReader row) => new()
    {
        Id = new(row.Id()),
        CaseNo = row.Text(),
        Scope = row.Name<ClockScope>(),
        OwnerId = row.Text(),
        Kind = row.Name<ClockKind>(),
        Limit = new(Length(row.Text()), Basis(row), row.Name<StartEvent>()),
        StartedAt = row.Instant(),
        CountsAfter = OfficeHalf.FromOrdinal(row.Count()),
        CalendarVersion = row.Text(),
        Due = Due(row),
        Epoch = row.Count(),
        EndedAt = row.InstantOrNull(),
        LateSince = row.InstantOrNull(),
        Bookmark = row.TextOrNull(),
        Intervals = [],
    };

    public static IntervalLine ReadInterval(RowReader row)
    {
        var (clock, number) = (new ClockId(row.Id()), row.Count());
        row.Skip();
        return new(clock, new()
        {
            Number = number,
            Kind = row.Name<IntervalKind>(),
            From = OfficeHalf.FromOrdinal(row.Count()),
            To = row.CountOrNull() is { } to ? OfficeHalf.FromOrdinal(to) : null,
            Ground = row.NameOrNull<StopGround>(),
            Basis = Basis(row),
            Extension = row.TextOrNull() is { } extension ? Length(extension) : null,
            Actor = row.Text(),
            Reason = row.Text(),
            Document = row.TextOrNull(),
            KnownAt = row.Instant(),
            SupersededAt = row.InstantOrNull(),
            CalendarVersion = row.Text(),
        });
    }

    private static LimitLength Length(string text) => LimitLength.Parse(text).Value;

    private static LegalBasis Basis(RowReader row) => new(row.Text(), row.Text(), row.DayOrNull(), row.Flag());

    private static DueDate? Due(RowReader row)
    {
        if (row.DayOrNull() is { } date)
        {
            return new(date, row.Name<DuePoint>(), row.Instant(), row.Flag());
        }

        row.Skip(3);
        return null;
    }
}
