using Workflow.Approvals.Licences;
using Workflow.Approvals.Parties;
using Workflow.Tests.Catalogue;

namespace Workflow.Tests.Licences;

public sealed class LicenceRegistrationTests
{
    [Fact]
    public void A_licence_enters_with_its_first_version_and_an_identifier_of_its_issuer()
    {
        var licence = LicenceExample.Entered;

        licence.Should().BeEquivalentTo(new { Status = LicenceStatus.Valid, Version = 1, Revision = 1, Act = LicenceAct.Registered, Number = "JY13304020012345" });
        var identifier = LicenceIdentifier.Parse(licence.Identifier).Value;
        identifier.Issuer.Should().Be(Shipped.Catalogue.Departments["market"].CreditCode);
        identifier.TypeCode.Should().EndWith("006");
        identifier.Serial.Should().Be("JY13304020012345");
        licence.Content.HolderName.Should().Be(LicenceExample.Holder.DisplayName);
    }

    [Fact]
    public void An_identifier_the_document_bears_already_is_kept_with_its_version()
    {
        const string given = "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.002.S";

        var licence = LicenceExample.Enter(LicenceExample.Terms with { Identifier = given }).Value;

        licence.Identifier.Should().Be(given);
        licence.Version.Should().Be(2);
    }

    [Fact]
    public void Every_department_that_issues_a_kind_has_a_credit_code()
    {
        var catalogue = Shipped.Catalogue;

        catalogue.LicenceKinds.Values.Where(kind => kind.Department is not null).Should()
            .OnlyContain(kind => CreditCode.Check(catalogue.Departments[kind.Department!].CreditCode!) == CreditCodeStanding.Valid);
        catalogue.Departments.Values.Should().OnlyContain(department => department.IsCodeAssumed, "the shipped codes are made up and say so");
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "kind", "licence.kind-unknown" },
        { "person's kind", "licence.holder-kind" },
        { "no signs", "licence.number-malformed" },
        { "spaces", "licence.number-malformed" },
        { "long", "licence.number-malformed" },
        { "department", "licence.department-unknown" },
        { "other department", "licence.department-not-competent" },
        { "region", "region.malformed" },
        { "future", "licence.issued-in-future" },
        { "backwards", "licence.ends-before-start" },
        { "endless", "licence.end-missing" },
        { "identifier", "licence.identifier-malformed" },
        { "check", "licence.identifier-check-fails" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_be_is_refused(string what, string code)
    {
        var terms = LicenceExample.Terms;
        var spoilt = what switch
        {
            "kind" => terms with { Kind = "LK99" },
            "person's kind" => terms with { Kind = "LK33" },
            "no signs" => terms with { Number = "许可证12" },
            "spaces" => terms with { Number = " JY13304020012345" },
            "long" => terms with { Number = new string('1', 61) },
            "department" => terms with { Department = "markets" },
            "other department" => terms with { Department = "health" },
            "region" => terms with { Region = "33040" },
            "future" => terms with { IssuedOn = new(2026, 5, 30) },
            "backwards" => terms with { ValidTo = terms.ValidFrom.AddDays(-1) },
            "endless" => terms with { ValidTo = null },
            "identifier" => terms with { Identifier = "1.2.3" },
            _ => terms with { Identifier = "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.S" },
        };

        LicenceExample.Enter(spoilt).Refusal!.Code.Should().Be(code);
    }

    [Fact]
    public void An_enterprises_licence_is_not_held_by_a_person()
    {
        var person = PartyRegistration.NaturalPerson(LicenceExample.Holder.Id, "330402").Value;

        LicenceExample.Enter(holder: person).Refusal.Should().BeOfType<LicenceHolderKind>();
    }

    [Fact]
    public void A_kind_without_a_term_may_have_no_end()
    {
        var licence = LicenceExample.Enter(LicenceExample.Terms with { Kind = "LK38", ValidTo = null }).Value;

        licence.IsInForce(new(2090, 1, 1)).Should().BeTrue();
        licence.DaysLeft(new(2090, 1, 1)).Should().BeNull();
    }

    [Fact]
    public void A_department_without_a_code_cannot_make_an_identifier()
    {
        var catalogue = Shipped.Catalogue with { Settings = [] };

        LicenceRegistration.Enter(new(Guid.NewGuid()), LicenceExample.Terms, LicenceExample.Holder, LicenceAct.Issued, LicenceExample.Case, catalogue, LicenceExample.Now)
            .Refusal.Should().BeOfType<LicenceIssuerWithoutCode>();
    }

    [Fact]
    public void A_correction_keeps_version_and_identifier()
    {
        var before = LicenceExample.Entered;

        var after = LicenceRegistration.Correct(
            before, LicenceExample.Terms with { Number = "JY13304020012346", ValidTo = new(2027, 3, 1), Scope = "冷食类食品制售" }, LicenceExample.Holder, "录入错误", Shipped.Catalogue, LicenceExample.Now).Value;

        after.Should().BeEquivalentTo(new { Number = "JY13304020012346", before.Version, before.Identifier, Revision = 2, Act = LicenceAct.Corrected, Reason = "录入错误" });
        after.Content.Should().Be(before.Content with { Scope = "冷食类食品制售" });
    }

    [Fact]
    public void A_correction_says_why()
    {
        LicenceRegistration.Correct(LicenceExample.Entered, LicenceExample.Terms, LicenceExample.Holder, " ", Shipped.Catalogue, LicenceExample.Now).Refusal!.Code.Should().Be("reasons.missing");
    }

    [Theory]
    [InlineData(LicenceStatus.Cancelled)]
    [InlineData(LicenceStatus.Revoked)]
    public void What_is_out_of_the_register_is_not_corrected(LicenceStatus status)
    {
        LicenceRegistration.Correct(LicenceExample.Entered with { Status = status }, LicenceExample.Terms, LicenceExample.Holder, "录入错误", Shipped.Catalogue, LicenceExample.Now)
            .Refusal.Should().BeOfType<LicenceWrongStatus>();
    }
}
