using Workflow.Approvals.Catalogue;
using Workflow.Tests.Clocks;

namespace Workflow.Tests.Catalogue;

/// <summary>Issue 2 item 9: every branch uses its whole promise, on the real calendar; days after the published years are provisional.</summary>
public sealed class TimeBudgetTests
{
    private static readonly List<DateOnly> FilingDays = [.. Enumerable.Range(0, 365).Select(new DateOnly(2026, 1, 1).AddDays)];

    [Theory]
    [InlineData(Shipped.Social, 3, 50)]
    [InlineData(Shipped.Government, 5, 95)]
    public void At_its_whole_promises_a_flow_keeps_its_working_days_whenever_it_is_filed(string flow, int stages, int most)
    {
        var budgets = FilingDays.Select(day => TimeBudget.Of(Shipped.Catalogue, flow, 1, day, Published.Hall)).ToList();

        budgets.Should().HaveCount(365).And.OnlyContain(budget => budget.Count == stages);
        budgets.Should().OnlyContain(budget => budget.Sum(stage => stage.WorkingDays) <= most);
        budgets.SelectMany(budget => budget).Should().OnlyContain(stage => stage.WorkingDays <= stage.Stage.Promised.Length.Amount);
    }

    [Fact]
    public void A_matter_that_waits_starts_when_the_last_result_is_there()
    {
        var stage = TimeBudget.Of(Shipped.Catalogue, Shipped.Social, 1, Published.Day(2026, 3, 2), Published.Hall)[0];

        stage.AcceptedOn.Should().Be(Published.Day(2026, 3, 3));
        stage.Ends["landscape-opinion"].Day.Should().Be(Published.Day(2026, 3, 6));
        stage.Ends["design-scheme"].Day.Should().Be(Published.Day(2026, 3, 12));
        stage.Ends["engineering-planning-permit"].Day.Should().Be(Published.Day(2026, 3, 19));
        stage.Ends["land-planning-permit"].Day.Should().Be(Published.Day(2026, 3, 20));
        stage.EndsOn.Should().Be(Published.Day(2026, 3, 20));
        stage.WorkingDays.Should().Be(14);
    }
}
