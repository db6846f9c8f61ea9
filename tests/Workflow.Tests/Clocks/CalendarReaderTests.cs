using Workflow.Approvals.Clocks;

namespace Workflow.Tests.Clocks;

public class CalendarReaderTests
{
    private const string Whole = "date,kind,name\n2026-01-01,holiday,元旦\n2026-05-01,holiday,劳动节\n2026-10-01,holiday,国庆节\n2026-10-02,holiday,国庆节\n2026-10-03,holiday,国庆节\n";

    [Fact]
    public void The_shipped_file_holds_seven_years_and_every_named_day()
    {
        var years = CalendarReader.Read(Published.Csv).Value;

        years.Select(year => year.Year).Should().Equal(2020, 2021, 2022, 2023, 2024, 2025, 2026);
        years.Sum(year => year.Days.Count).Should().Be(254);
    }

    [Fact]
    public void A_byte_order_mark_windows_line_ends_and_blank_lines_are_read_over()
    {
        CalendarReader.Read("\uFEFF" + Whole.Replace("\n", "\r\n\r\n", StringComparison.Ordinal)).Value.Single().Days.Should().HaveCount(5);
    }

    [Theory]
    [InlineData("2026-05-01,holiday,劳动节", "calendar.day-doubled")]
    [InlineData("2026-05-01,holiday,别的名字", "calendar.day-doubled")]
    [InlineData("2026-10-03,makeup-workday,国庆节", "calendar.day-contradictory")]
    [InlineData("2026-05-06,makeup-workday,劳动节", "calendar.makeup-on-weekday")]
    [InlineData("2026-02-30,holiday,春节", "calendar.date-malformed")]
    [InlineData("2026-2-3,holiday,春节", "calendar.date-malformed")]
    [InlineData("2026-02-17,closed,春节", "calendar.kind-unknown")]
    [InlineData("2026-02-17,holiday", "calendar.line-malformed")]
    [InlineData("2026-02-17,holiday,春节,=1+1", "calendar.line-malformed")]
    public void A_wrong_line_is_refused_with_its_number(string line, string code)
    {
        var refusal = CalendarReader.Read(Whole + line).Refusal!;

        refusal.Code.Should().Be(code);
        refusal.Message.Should().StartWith("Line 7: ");
        refusal.Values.Should().Contain(("line", "7"));
    }

    [Fact]
    public void A_make_up_day_that_is_named_before_the_holiday_of_the_same_day_is_contradictory_too()
    {
        var text = Whole.Replace("2026-10-01", "2026-10-03,makeup-workday,国庆节\n2026-10-01", StringComparison.Ordinal);

        CalendarReader.Read(text).Refusal.Should().Be(new CalendarDayContradictory(new(2026, 10, 3), Line: 7));
    }

    [Fact]
    public void A_cut_off_year_is_refused_with_the_day_that_is_missing()
    {
        var cut = Whole.Replace("2026-10-02,holiday,国庆节\n", "", StringComparison.Ordinal);

        CalendarReader.Read(cut).Refusal.Should().Be(new CalendarDayMissing(new(2026, 10, 2)));
    }

    [Theory]
    [InlineData("", "calendar.header-missing")]
    [InlineData("2026-01-01,holiday,元旦", "calendar.header-missing")]
    [InlineData("date,kind,name\n\n", "calendar.empty")]
    public void A_text_that_is_no_calendar_is_refused(string text, string code)
    {
        CalendarReader.Read(text).Refusal!.Code.Should().Be(code);
    }

    [Fact]
    public void A_day_of_another_year_is_refused()
    {
        CalendarYear.Of(2026, [new(new(2025, 12, 31), CalendarDayKind.Holiday, "元旦")]).Refusal!.Code.Should().Be("calendar.other-year");
    }
}
