using System.Globalization;
using Workflow.Approvals.Clocks;
using Workflow.Host.Serving;

namespace Workflow.Host.Api.Cases;

/// <summary>Shows clocks as they stand at one moment of office time.</summary>
internal sealed class ClockShowing(Office office, LightSettings settings, DateTimeOffset now, Language language)
{
    public DateTimeOffset Now => now;

    public Office Office => office;

    public Language Language => language;

    /// <summary>Both clocks of an owner.</summary>
    public ClocksView Show(ClockPair clocks) => new(Show(clocks.Statutory), Show(clocks.Promised));

    /// <summary>The light of the governing clock. A clock that has ended, or stands without being late, shows none.</summary>
    public ShownLight LightOf(ClockPair clocks)
    {
        if (clocks.Governing is not { EndedAt: null } clock)
        {
            return ShownLight.None;
        }

        var light = Lights.TimesOf(clock, settings, office).At(now);
        return light == Light.Red ? ShownLight.Red
            : clock.StandsIn(NowHalf) ? ShownLight.None
            : light == Light.Yellow ? ShownLight.Yellow : ShownLight.Green;
    }

    /// <summary>True while the clock is open and does not count.</summary>
    public bool Stands(Clock clock) => clock.EndedAt is null && clock.StandsIn(NowHalf);

    private OfficeHalf NowHalf => office.Hours.LastBegunAt(now);

    private ClockView? Show(Clock? clock) => clock is null ? null : new(
        clock.Id.Value, clock.Kind, clock.WholeLength.ToString(), TextOf(clock.WholeLength), BasisOf(clock.Limit.Basis), clock.Limit.Basis.IsAssumption, clock.StartedAt, DueView.Of(clock.Due),
        clock.EndedAt is not null ? ClockStanding.Ended : Stands(clock) ? ClockStanding.Stopped : ClockStanding.Running,
        clock.UsedThrough(LastHalf(clock), office),
        [.. ClockLedger.Of(clock, office).Select(line => Show(clock, line)).OfType<IntervalView>()]);

    // The day of the end counts as a whole: a clock that ends is not used less because of the hour.
    private OfficeHalf LastHalf(Clock clock) => clock.EndedAt is { } end ? OfficeHalf.AfternoonOf(OfficeTime.DayOf(end)) : NowHalf;

    // Lines up to now: what the ledger counts on beyond that has not happened. A stop whose end is known ahead is told with its end.
    private IntervalView? Show(Clock clock, LedgerLine line)
    {
        var last = clock.EndedAt ?? now;
        var from = office.Hours.OpeningOf(line.Range.From);
        if (line.Kind == IntervalKind.Running && line.Range.From == clock.CountsAfter.Next && clock.StartedAt < from)
        {
            from = clock.StartedAt;
        }

        if (from > last && line.Kind != IntervalKind.Extended)
        {
            return null;
        }

        var end = line.Range.To is { } to ? office.Hours.ClosingOf(to) : (DateTimeOffset?)null;
        var shownEnd = clock.EndedAt is { } ended && (end is null || end > ended) ? ended : line.Kind == IntervalKind.Running && end > now ? null : end;
        return new(
            line.Kind, from, shownEnd,
            line.Entry?.Ground is { } ground ? StopGrounds.RuleOf(ground).Code : null,
            line.Entry?.Ground is { } named ? language.Text($"ground.{StopGrounds.RuleOf(named).Code}") : null,
            line.Entry is { } entry ? BasisOf(entry.Basis) : null);
    }

    private string TextOf(LimitLength limit) => language.Text(
        limit.Unit switch
        {
            LimitUnit.WorkingDay => "limit.working-day",
            LimitUnit.HalfDay => "limit.half-day",
            LimitUnit.CalendarDay => "limit.calendar-day",
            _ => "limit.month",
        },
        ("amount", limit.Amount.ToString("0.#", CultureInfo.InvariantCulture)));

    // That it is an assumption is told beside it.
    private string BasisOf(LegalBasis basis) => language.IsChinese ? basis.InChinese : (basis with { IsAssumption = false }).ToString();
}
