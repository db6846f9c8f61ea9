using Workflow.Engine.Activities;

namespace Workflow.Tests.Engine;

/// <summary>Cron expressions of five and six fields; instants computed by hand.</summary>
public sealed class CronScheduleTests
{
    [Theory]
    [InlineData("*/15 * * * *", "2026-03-02T09:00:00+08:00", "2026-03-02T09:15:00+08:00")]
    [InlineData("0 */5 * * * *", "2026-03-02T09:04:59+08:00", "2026-03-02T09:05:00+08:00")]
    [InlineData("*/10 * * * * *", "2026-03-02T09:00:05+08:00", "2026-03-02T09:00:10+08:00")]
    [InlineData("0 0 2 * * ?", "2026-03-02T09:00:00+08:00", "2026-03-03T02:00:00+08:00")]
    [InlineData("30 9 * * MON-FRI", "2026-03-06T09:30:00+08:00", "2026-03-09T09:30:00+08:00")]
    [InlineData("0 0 1 JAN *", "2026-03-06T09:30:00+08:00", "2027-01-01T00:00:00+08:00")]
    [InlineData("0 0 29 2 *", "2026-03-06T09:30:00+08:00", "2028-02-29T00:00:00+08:00")]
    [InlineData("0 12 13 * 5", "2026-03-07T00:00:00+08:00", "2026-03-13T12:00:00+08:00")]
    [InlineData("0 12 14 * 5", "2026-03-07T00:00:00+08:00", "2026-03-13T12:00:00+08:00")]
    [InlineData("0 0 * * 7", "2026-03-02T00:00:00+08:00", "2026-03-08T00:00:00+08:00")]
    [InlineData("5,10-12/2 8 * * *", "2026-03-02T08:10:00+08:00", "2026-03-02T08:12:00+08:00")]
    public void The_next_instant_is_the_first_after(string expression, string after, string next) =>
        CronSchedule.Parse(expression)!.After(Instant(after)).Should().Be(Instant(next));

    [Theory]
    [InlineData("")]
    [InlineData("* * * *")]
    [InlineData("* * * * * * *")]
    [InlineData("60 * * * *")]
    [InlineData("* 24 * * *")]
    [InlineData("*/0 * * * *")]
    [InlineData("5-1 * * * *")]
    [InlineData("1-2-3 * * * *")]
    [InlineData("a * * * *")]
    [InlineData("* * 0 * *")]
    [InlineData("* * * * 8")]
    public void What_is_no_expression_is_none(string expression) => CronSchedule.Parse(expression).Should().BeNull();

    [Fact]
    public void A_day_that_never_comes_has_no_instant() => CronSchedule.Parse("0 0 30 2 *")!.After(Instant("2026-03-02T00:00:00+08:00")).Should().BeNull();

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
