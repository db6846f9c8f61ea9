using Workflow.Approvals.Clocks;
using Xunit.Abstractions;
using static Workflow.Tests.Clocks.Published;

namespace Workflow.Tests.Clocks;

/// <summary>Laws of counting over random days of 2020-2026 and a little around, against a day-by-day count that shares no code with the calendar.</summary>
public class DueDatePropertyTests
{
    private const int Rounds = 5000;

    private static readonly Dictionary<DateOnly, bool> Named = Csv.Split('\n').Skip(1).Where(line => line.Length > 0)
        .ToDictionary(line => DateOnly.Parse(line[..10], System.Globalization.CultureInfo.InvariantCulture), line => line.Contains("makeup", StringComparison.Ordinal));

    private readonly Random _random;

    public DueDatePropertyTests(ITestOutputHelper output)
    {
        var seed = Seed();
        output.WriteLine($"WORKFLOW_SEED={seed}");
        _random = new Random(seed);
    }

    [Fact]
    public void Every_day_is_a_working_day_exactly_when_a_naive_look_up_says_so()
    {
        for (var day = Day(2019, 1, 1); day < Day(2028, 1, 1); day = day.AddDays(1))
        {
            Calendar.IsWorkingDay(day).Should().Be(Works(day), $"{day:o}");
        }
    }

    [Fact]
    public void Adding_twice_is_adding_the_sum()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (day, first, second) = (AnyDay(), _random.Next(0, 80), _random.Next(0, 80));

            Calendar.Add(Calendar.Add(day, first), second).Should().Be(Calendar.Add(day, first + second), $"{day:o} + {first} + {second}");
        }
    }

    [Fact]
    public void Subtracting_undoes_adding_on_working_days_and_the_difference_is_what_was_added()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (day, days) = (Calendar.Add(AnyDay(), 1), _random.Next(1, 120));
            var later = Calendar.Add(day, days);

            Calendar.SubtractFrom(later, days).Should().Be(day, $"{later:o} - {days}");
            Calendar.WorkingDaysBetween(day, later).Should().Be(days);
        }
    }

    [Fact]
    public void Counting_forward_agrees_with_counting_half_by_half()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var start = OfficeHalf.FromOrdinal(OfficeHalf.MorningOf(AnyDay()).Ordinal + _random.Next(2));
            var (limit, stops) = (AnyLimit(), AnyStops(start));

            var due = DueDates.Forward(start, limit, stops, Hall);

            due!.LastHalf.Should().Be(Naive(start, limit, stops), $"{start} + {limit}, stops {string.Join(", ", stops)}");
        }
    }

    [Fact]
    public void A_stop_of_k_working_days_inside_the_limit_moves_its_end_by_k_working_days()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (start, days) = (AnyDay(), _random.Next(2, 60));
            var due = DueDates.Forward(start, LimitLength.WorkingDays(days), Hall);
            var from = start.AddDays(1 + _random.Next(due.Date.DayNumber - start.DayNumber));
            var to = from.AddDays(_random.Next(0, 30));

            var stopped = DueDates.Forward(OfficeHalf.AfternoonOf(start), LimitLength.WorkingDays(days), [HalfRange.OfDays(from, to)], Hall)!;

            stopped.Date.Should().Be(Calendar.Add(due.Date, Calendar.WorkingDaysBetween(from.AddDays(-1), to)), $"{start:o} + {days}, stop {from:o}..{to:o}");
        }
    }

    [Fact]
    public void A_later_start_a_longer_limit_or_one_more_stop_never_ends_earlier()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var start = OfficeHalf.AfternoonOf(AnyDay());
            var (limit, stops) = (LimitInDays(), AnyStops(start));
            var due = DueDates.Forward(start, limit, stops, Hall)!;

            var later = DueDates.Forward(OfficeHalf.AfternoonOf(start.Day.AddDays(1)), limit, stops, Hall)!;
            var longer = DueDates.Forward(start, limit.Plus(limit).Value, stops, Hall)!;
            var stoppedMore = DueDates.Forward(start, limit, [.. stops, .. AnyStops(start)], Hall)!;

            new[] { later, longer, stoppedMore }.Should().OnlyContain(other => other >= due, $"{start} + {limit}, stops {string.Join(", ", stops)}");
        }
    }

    [Fact]
    public void Counted_back_the_safe_day_is_a_working_day_not_after_the_arithmetic_day_and_nothing_better_lies_between()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (expiry, days) = (AnyDay(), _random.Next(1, 120));

            var last = DueDates.Backward(expiry, LimitLength.CalendarDays(days), Calendar);

            last.Arithmetic.Should().Be(expiry.AddDays(-days));
            Works(last.Safe).Should().BeTrue();
            Calendar.WorkingDaysBetween(last.Safe, last.Arithmetic).Should().Be(0, $"{expiry:o} - {days}");
        }
    }

    private static bool Works(DateOnly day) => Named.TryGetValue(day, out var makeup) ? makeup : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    private static OfficeHalf Naive(OfficeHalf countsAfter, LimitLength limit, IReadOnlyList<HalfRange> stops)
    {
        bool Stopped(OfficeHalf half) => stops.Any(stop => stop.From <= half && half <= stop.To!.Value);
        var workingOnly = limit.Unit is LimitUnit.WorkingDay or LimitUnit.HalfDay;
        var left = limit.Unit switch
        {
            LimitUnit.HalfDay => (int)limit.Amount,
            LimitUnit.Month => 2 * (countsAfter.Day.AddMonths((int)limit.Amount).DayNumber - countsAfter.Day.DayNumber),
            _ => (int)(2 * limit.Amount),
        };
        var half = countsAfter;
        while (left > 0)
        {
            half = half.Next;
            left -= !Stopped(half) && (!workingOnly || Works(half.Day)) ? 1 : 0;
        }

        while (limit.Unit == LimitUnit.CalendarDay && !Works(half.Day))
        {
            do
            {
                half = half.Next;
            }
            while (Stopped(half));
        }

        return limit.IsInHalves ? half : OfficeHalf.AfternoonOf(half.Day);
    }

    private DateOnly AnyDay() => Day(2019, 11, 1).AddDays(_random.Next(2700));

    private LimitLength AnyLimit() => _random.Next(4) == 0 ? LimitLength.Months(_random.Next(1, 7)) : LimitInDays();

    // Months are left out where starts are compared: 30 and 31 January both lead to 28 February, so a stop on the 31st moves only the first.
    private LimitLength LimitInDays() => _random.Next(3) switch
    {
        0 => LimitLength.WorkingDays(_random.Next(1, 160) / 2m),
        1 => LimitLength.HalfDays(_random.Next(1, 40)),
        _ => LimitLength.CalendarDays(_random.Next(1, 120)),
    };

    private List<HalfRange> AnyStops(OfficeHalf start) => [.. Enumerable.Range(0, _random.Next(4)).Select(_ =>
    {
        var from = OfficeHalf.FromOrdinal(start.Ordinal + _random.Next(-6, 120));
        return new HalfRange(from, OfficeHalf.FromOrdinal(from.Ordinal + _random.Next(0, 60)));
    })];
}
