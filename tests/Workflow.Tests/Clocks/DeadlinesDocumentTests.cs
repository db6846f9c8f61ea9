using System.Globalization;
using Workflow.Approvals.Clocks;

namespace Workflow.Tests.Clocks;

/// <summary>The worked examples of docs/deadlines.md, row by row: every dated example of the conventions and the golden dates of the calendar.</summary>
public class DeadlinesDocumentTests
{
    private static readonly string[] Lines = Published.Read("docs/deadlines.md").Split('\n');

    public static TheoryData<string, string, string, string> Forward => Rows("forward");

    public static TheoryData<string, string, string, string> Backward => Rows("back from an expiry");

    [Theory]
    [MemberData(nameof(Forward))]
    public void A_limit_counted_forward_ends_as_documented(string start, string limit, string stops, string due)
    {
        var countsAfter = Half(start, DayHalf.Afternoon);
        var ranges = stops.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(Range).ToList();

        var end = DueDates.Forward(countsAfter, Published.Limit(limit), ranges, Published.Hall);

        end!.ToString().Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal).Should().Be(due);
    }

    [Theory]
    [MemberData(nameof(Backward))]
    public void A_limit_counted_back_shows_its_safe_and_its_arithmetic_day_as_documented(string expiry, string limit, string safe, string arithmetic)
    {
        var last = DueDates.Backward(Day(expiry), Published.Limit(limit), Published.Calendar);

        $"{last.Safe:yyyy-MM-dd}".Should().Be(safe);
        $"{last.Arithmetic:yyyy-MM-dd}{(last.IsProvisional ? " provisional" : "")}".Should().Be(arithmetic);
    }

    [Fact]
    public void The_page_has_at_least_as_many_examples_as_the_conventions_have()
    {
        Forward.Should().HaveCountGreaterThan(30);
        Backward.Should().HaveCountGreaterThan(10);
    }

    private static TheoryData<string, string, string, string> Rows(string section)
    {
        var data = new TheoryData<string, string, string, string>();
        var rows = Lines
            .SkipWhile(line => line != $"### Worked examples, {section}")
            .SkipWhile(line => !line.StartsWith('|'))
            .TakeWhile(line => line.StartsWith('|'))
            .Skip(2);
        foreach (var row in rows)
        {
            var cells = row.Split('|', StringSplitOptions.TrimEntries);
            data.Add(cells[1], cells[2], cells[3], cells[4]);
        }

        return data;
    }

    private static HalfRange Range(string text) =>
        new(Half(text.Split("..")[0], DayHalf.Morning), Half(text.Split("..")[1], DayHalf.Afternoon));

    private static OfficeHalf Half(string text, DayHalf whenWhole) => text.Split(' ') switch
    {
        [var day, "am"] => OfficeHalf.MorningOf(Day(day)),
        [var day, "pm"] => OfficeHalf.AfternoonOf(Day(day)),
        _ => new OfficeHalf(Day(text), whenWhole),
    };

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
