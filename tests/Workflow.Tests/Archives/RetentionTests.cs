using Workflow.Approvals.Archives;
using Workflow.Tests.Catalogue;

namespace Workflow.Tests.Archives;

public sealed class RetentionTests
{
    [Theory]
    [InlineData("10y", "2026-01-01", "2036-12-31")]
    [InlineData("10y", "2026-12-31", "2036-12-31")]
    [InlineData("30y", "2026-05-29", "2056-12-31")]
    public void Years_count_from_the_first_of_January_after_the_closing(string period, string closed, string until)
    {
        Retention.Read(period, "basis", isAssumption: true)!.Until(Day(closed)).Should().Be(Day(until));
    }

    [Fact]
    public void What_is_kept_for_ever_has_no_last_day()
    {
        Retention.Read("permanent", "basis", isAssumption: false)!.Until(new(2026, 5, 29)).Should().BeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("y")]
    [InlineData("0y")]
    [InlineData("-1y")]
    [InlineData("101y")]
    [InlineData("10")]
    [InlineData("10 y")]
    [InlineData("for ever")]
    public void What_is_no_time_to_keep_is_not_read(string period)
    {
        Retention.Read(period, "basis", isAssumption: true).Should().BeNull();
    }

    [Fact]
    public void Each_shipped_flow_says_how_long_and_on_what_basis_and_others_have_the_default()
    {
        Retention.Of(Shipped.Catalogue, Shipped.Social).Should().Be(new Retention(30, "机关文件材料归档范围和文书档案保管期限规定: 永久、30年、10年 (assumption)", IsAssumption: true));
        Retention.Of(Shipped.Catalogue, Shipped.Government).Years.Should().BeNull();
        Retention.Of(Shipped.Catalogue, "nightly-report").Should().Be(Retention.Default).And.Match<Retention>(kept => kept.IsAssumption && kept.Years == 10);
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
