using Workflow.Approvals.Cases;
using Workflow.Approvals.Parties;
using Workflow.Approvals.Projects;

namespace Workflow.Tests.Parties;

public sealed class CodeTests
{
    [Theory]
    [InlineData("914403001922038216")]
    [InlineData("91440300192317458F")]
    [InlineData("9144030071526726XG")]
    [InlineData("91440300708461136T")]
    [InlineData("91330100799655058B")]
    [InlineData("91110108551385082Q")]
    [InlineData("91440400192548256N")]
    [InlineData("91440606722473344C")]
    [InlineData("91100000100003962T")]
    [InlineData("911000001000013428")]
    [InlineData("9144030027939873X7")]
    [InlineData("11510100009172079Q")]
    [InlineData("11511800015427357G")]
    [InlineData("11100000000013338W")]
    public void Public_credit_codes_check_out(string code)
    {
        CreditCode.Check(code).Should().Be(CreditCodeStanding.Valid);
    }

    [Theory]
    [InlineData("914403001922038217")]
    [InlineData("91330100768216095C")]
    [InlineData("91110000800088421P")]
    [InlineData("9133010057462616XH")]
    [InlineData("91350100M0001TGQXM")]
    [InlineData("91350211M0000XUF46")]
    public void A_check_digit_that_does_not_fit_warns(string code)
    {
        CreditCode.Check(code).Should().Be(CreditCodeStanding.CheckFails);
    }

    [Theory]
    [InlineData("330402", 0)]
    [InlineData("330402", 1)]
    [InlineData("110105", 2_310_000_017)]
    [InlineData("659001", 27_512_614_110)]
    public void An_issued_credit_code_checks_out_and_says_its_division(string region, long number)
    {
        var code = CreditCode.Of(region, number);

        CreditCode.Check(code).Should().Be(CreditCodeStanding.Valid);
        code.Should().StartWith($"91{region}M").And.HaveLength(18);
    }

    [Fact]
    public void Ten_thousand_registrations_have_ten_thousand_codes_that_check_out()
    {
        var codes = Enumerable.Range(0, 10_000).Select(number => CreditCode.Of("330402", number * 1_000_003L)).ToList();

        codes.Should().OnlyHaveUniqueItems().And.OnlyContain(code => CreditCode.Check(code) == CreditCodeStanding.Valid);
    }

    [Theory]
    [InlineData("33040", 1)]
    [InlineData("33040X", 1)]
    [InlineData("330402", -1)]
    [InlineData("330402", 27_512_614_111)]
    public void What_fits_no_credit_code_is_a_bug_of_the_caller(string region, long number)
    {
        var issuing = () => CreditCode.Of(region, number);

        issuing.Should().Throw<ArgumentException>();
    }

    [Theory]
    [InlineData("91440300192203821I")]
    [InlineData("91440300192203821")]
    [InlineData("9144030019220382166")]
    [InlineData("")]
    [InlineData("91440300192203821é")]
    public void What_is_no_credit_code_is_malformed(string code)
    {
        CreditCode.Check(code).Should().Be(CreditCodeStanding.Malformed);
    }

    [Fact]
    public void A_case_number_is_read_back_and_no_wrong_digit_passes()
    {
        var no = CaseNumber.Build("330402", new DateOnly(2026, 3, 2), "0001", 17);

        no.Value.Should().HaveLength(25).And.StartWith("330402202603020001000017");
        CaseNumber.Parse(no.Value).Value.Should().Be(no);
        Enumerable.Range(14, 10)
            .SelectMany(at => Enumerable.Range(1, 9).Select(by => no.Value[..at] + (char)('0' + ((no.Value[at] - '0' + by) % 10)) + no.Value[(at + 1)..]))
            .Should().OnlyContain(wrong => CaseNumber.Parse(wrong).Refusal!.Code == "case-no.check-fails");
    }

    [Theory]
    [InlineData("")]
    [InlineData("33040220260302000100001")]
    [InlineData("3304022026130200010000170")]
    [InlineData("33040x2026030200010000170")]
    public void What_is_no_case_number_is_malformed(string text)
    {
        CaseNumber.Parse(text).Refusal!.Code.Should().Be("case-no.malformed");
    }

    [Theory]
    [InlineData("3304", "0001", 1)]
    [InlineData("330402", "01", 1)]
    [InlineData("330402", "0001", 0)]
    [InlineData("330402", "0001", 1_000_000)]
    public void A_case_number_is_built_of_its_parts_only(string region, string department, int serial)
    {
        var build = () => CaseNumber.Build(region, new DateOnly(2026, 3, 2), department, serial);

        build.Should().Throw<ArgumentException>();
    }

    [Theory]
    [InlineData("2603-330402-04-01-000001", null)]
    [InlineData("2613-330402-04-01-000001", "project-code.malformed")]
    [InlineData("2603-330402-04-01-000001\n", "project-code.malformed")]
    [InlineData("2603330402", "project-code.malformed")]
    public void Project_codes_follow_their_pattern(string text, string? refusal)
    {
        ProjectCodes.Parse(text).Refusal?.Code.Should().Be(refusal);
        ProjectCodes.Parse(text).IsRefused.Should().Be(refusal is not null);
    }
}
