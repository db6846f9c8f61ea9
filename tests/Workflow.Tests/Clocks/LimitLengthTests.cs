using Workflow.Approvals.Clocks;
using static Workflow.Tests.Clocks.Published;

namespace Workflow.Tests.Clocks;

public class LimitLengthTests
{
    [Theory]
    [InlineData("20wd", 20, LimitUnit.WorkingDay, false)]
    [InlineData("2.5wd", 2.5, LimitUnit.WorkingDay, true)]
    [InlineData("0.5wd", 0.5, LimitUnit.WorkingDay, true)]
    [InlineData("1hd", 1, LimitUnit.HalfDay, true)]
    [InlineData("30d", 30, LimitUnit.CalendarDay, false)]
    [InlineData("3mo", 3, LimitUnit.Month, false)]
    public void A_limit_is_read_and_printed_alike(string text, double amount, LimitUnit unit, bool inHalves)
    {
        var limit = Limit(text);

        limit.Amount.Should().Be((decimal)amount);
        limit.Unit.Should().Be(unit);
        limit.IsInHalves.Should().Be(inHalves);
        limit.ToString().Should().Be(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("wd")]
    [InlineData("20")]
    [InlineData("0wd")]
    [InlineData("-1wd")]
    [InlineData("2.25wd")]
    [InlineData("1.5d")]
    [InlineData("1.5hd")]
    [InlineData("0.5mo")]
    [InlineData("3651d")]
    [InlineData("1e3wd")]
    [InlineData("20 wd")]
    [InlineData("20WD")]
    [InlineData("1.2.3wd")]
    [InlineData("99999999999999999999999999999999wd")]
    public void Another_text_is_refused(string text)
    {
        LimitLength.Parse(text).Refusal.Should().Be(new LimitMalformed(text));
    }

    [Fact]
    public void Lengths_of_one_family_add_up()
    {
        Limit("45wd").Plus(Limit("15wd")).Value.Should().Be(Limit("60wd"));
        Limit("20wd").Plus(Limit("1hd")).Value.Should().Be(Limit("20.5wd"));
        Limit("20wd").Plus(Limit("30d")).Refusal!.Code.Should().Be("limit.units-differ");
    }

    [Fact]
    public void Equal_lengths_are_equal_however_they_are_written()
    {
        Limit("20.0wd").Should().Be(LimitLength.WorkingDays(20));
    }
}
