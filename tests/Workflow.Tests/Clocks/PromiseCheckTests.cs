using Workflow.Approvals.Clocks;
using static Workflow.Tests.Clocks.Published;

namespace Workflow.Tests.Clocks;

public class PromiseCheckTests
{
    [Theory]
    [InlineData("15wd", "20wd")]
    [InlineData("20wd", "20wd")]
    [InlineData("19.5wd", "20wd")]
    [InlineData("10wd", "30d")]
    [InlineData("20d", "1mo")]
    public void A_promise_within_the_law_on_every_receipt_day_passes(string promise, string law)
    {
        Check(promise, law).IsRefused.Should().BeFalse();
    }

    [Fact]
    public void Twenty_working_days_end_after_thirty_days_on_named_receipt_days()
    {
        var later = PromiseCheck.LaterDays(Limit("20wd"), Limit("30d"), Hall);

        later.Should().HaveCount(427);
        later.Should().ContainSingle(day => day.ReceiptDay == Day(2026, 9, 8))
            .Which.Should().Match<LaterPromise>(day => day.Promise.Date == Day(2026, 10, 12) && day.Law.Date == Day(2026, 10, 8));
        later.Should().NotContain(day => day.ReceiptDay == Day(2026, 3, 2));
    }

    [Fact]
    public void A_promise_that_ends_later_somewhere_is_refused_with_the_days()
    {
        var refusal = Check("20wd", "30d").Refusal!;

        refusal.Code.Should().Be("promise.exceeds-law");
        refusal.Message.Should().Contain("on 427 receipt days: 2020-01-");
        refusal.Values.Should().Contain(("days", "427"));
        refusal.LegalSource.Should().Be("行政许可法 art. 42");
    }

    private static Approvals.Result Check(string promise, string law) => PromiseCheck.Check(
        new TimeLimit(Limit(promise), Started.LocalRule, StartEvent.Accepted),
        new TimeLimit(Limit(law), Started.Article42, StartEvent.Accepted),
        Hall);
}
