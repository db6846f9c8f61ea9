using Workflow.Approvals;
using Workflow.Approvals.Licences;

namespace Workflow.Tests.Licences;

public sealed class LicenceActTests
{
    private static readonly Licence Valid = LicenceExample.Entered;

    [Fact]
    public void A_change_issues_the_next_version_within_the_old_term()
    {
        var content = Valid.Content with { Address = "嘉兴市南湖区某路2号" };

        var changed = Valid.Change(content, LicenceExample.Case, LicenceExample.Now).Value;

        changed.Content.Should().Be(content);
        changed.Should().BeEquivalentTo(new { Version = 2, Revision = 2, Act = LicenceAct.Changed, Valid.ValidFrom, Valid.ValidTo, Valid.Number, IssuedOn = new DateOnly(2026, 5, 29) });
        LicenceIdentifier.Parse(changed.Identifier).Value.Should().Be(LicenceIdentifier.Parse(Valid.Identifier).Value with { Version = 2 });
    }

    [Fact]
    public void A_renewal_issues_the_next_version_with_another_term()
    {
        var renewed = Valid.Renew(new(2027, 3, 1), new(2032, 2, 29), LicenceExample.Case, LicenceExample.Now).Value;

        renewed.Should().BeEquivalentTo(new { Version = 2, Act = LicenceAct.Renewed, ValidFrom = new DateOnly(2027, 3, 1), ValidTo = (DateOnly?)new DateOnly(2032, 2, 29) });
        renewed.Identifier.Should().NotBe(Valid.Identifier);
    }

    [Fact]
    public void A_term_does_not_end_before_it_begins()
    {
        Valid.Renew(new(2027, 3, 1), new(2027, 2, 28), LicenceExample.Case, LicenceExample.Now).Refusal.Should().BeOfType<LicenceEndsBeforeStart>();
    }

    [Fact]
    public void The_thousandth_version_has_no_room()
    {
        (Valid with { Version = 999 }).Change(Valid.Content, LicenceExample.Case, LicenceExample.Now).Refusal.Should().BeOfType<LicenceVersionsExhausted>();
    }

    [Fact]
    public void What_is_suspended_may_not_be_used_and_may_be_resumed()
    {
        var suspended = Valid.Suspend("整改", LicenceExample.Case, LicenceExample.Now).Value;
        var resumed = suspended.Resume("整改完成", LicenceExample.Case, LicenceExample.Now).Value;

        suspended.IsInForce(new(2026, 5, 29)).Should().BeFalse();
        resumed.IsInForce(new(2026, 5, 29)).Should().BeTrue();
        resumed.Should().BeEquivalentTo(new { Revision = 3, Version = 1, Valid.Identifier });
    }

    [Theory]
    [InlineData("2022-02-28", false)]
    [InlineData("2022-03-01", true)]
    [InlineData("2027-02-28", true)]
    [InlineData("2027-03-01", false)]
    public void It_holds_from_the_first_day_to_the_end_of_the_last(string day, bool holds)
    {
        Valid.IsInForce(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).Should().Be(holds);
    }

    [Fact]
    public void It_lapses_when_the_last_day_is_over_and_not_before()
    {
        var lastInstant = new DateTimeOffset(2027, 2, 28, 15, 59, 59, TimeSpan.Zero);

        Valid.Lapse(lastInstant).Refusal.Should().BeOfType<LicenceNotExpired>();
        Valid.Lapse(lastInstant.AddSeconds(1)).Value.Status.Should().Be(LicenceStatus.Lapsed);
        (Valid with { ValidTo = null }).Lapse(lastInstant.AddYears(50)).Refusal.Should().BeOfType<LicenceNotExpired>();
    }

    [Fact]
    public void Days_left_are_none_on_the_last_day_and_negative_after_it()
    {
        new[] { -1, 0, 1 }.Select(after => Valid.DaysLeft(new DateOnly(2027, 2, 28).AddDays(after))).Should().Equal(1, 0, -1);
    }

    // From each status, what may be done.
    [Theory]
    [InlineData(LicenceStatus.Valid, "Change Renew Suspend Cancel Revoke Lapse")]
    [InlineData(LicenceStatus.Suspended, "Resume Cancel Revoke Lapse")]
    [InlineData(LicenceStatus.Lapsed, "Cancel")]
    [InlineData(LicenceStatus.Cancelled, "")]
    [InlineData(LicenceStatus.Revoked, "")]
    public void A_status_allows_its_acts_and_no_other(LicenceStatus status, string allowed)
    {
        var licence = Valid with { Status = status };
        var after = new DateTimeOffset(2028, 1, 1, 0, 0, 0, TimeSpan.Zero);
        (string Name, Result<Licence> Result)[] acts =
        [
            ("Change", licence.Change(licence.Content, null, after)), ("Renew", licence.Renew(new(2028, 1, 1), null, null, after)), ("Suspend", licence.Suspend("理由", null, after)),
            ("Resume", licence.Resume("理由", null, after)), ("Cancel", licence.Cancel("理由", null, after)), ("Revoke", licence.Revoke("理由", null, after)), ("Lapse", licence.Lapse(after)),
        ];

        string.Join(' ', acts.Where(act => !act.Result.IsRefused).Select(act => act.Name)).Should().Be(allowed);
        acts.Where(act => act.Result.IsRefused).Should().OnlyContain(act => act.Result.Refusal!.Code == "licence.wrong-status");
    }

    [Fact]
    public void Acts_against_a_holder_give_their_reasons()
    {
        new[] { Valid.Suspend("", null, LicenceExample.Now), Valid.Cancel(" ", null, LicenceExample.Now), Valid.Revoke("", null, LicenceExample.Now) }
            .Should().OnlyContain(result => result.Refusal!.Code == "reasons.missing");
    }
}
