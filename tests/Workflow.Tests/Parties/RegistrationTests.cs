using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Parties;
using Workflow.Approvals.Projects;

namespace Workflow.Tests.Parties;

public sealed class RegistrationTests
{
    private static readonly PartyId Firm = new(new Guid(1, 0, 0, new byte[8]));
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly List<AttributeDefinition> Known =
    [
        new("nearRiver", "临河", "Near a river", FieldType.Boolean, Required: true, []),
        new("eiaClass", "环评分类", "EIA class", FieldType.Choice, Required: true, ["report", "form"]),
        new("note", "备注", "Note", FieldType.Text, Required: false, []),
    ];

    [Theory]
    [InlineData("某公司", "330402", "914403001922038216", false, null)]
    [InlineData(" ", "330402", "914403001922038216", false, "party.name-missing")]
    [InlineData("某公司", "3304", "914403001922038216", false, "region.malformed")]
    [InlineData("某公司", "330402", "9144030019220382", false, "credit-code.malformed")]
    [InlineData("某公司", "330402", "91350100M0001TGQXM", false, "credit-code.unconfirmed")]
    [InlineData("某公司", "330402", "91350100M0001TGQXM", true, null)]
    [InlineData("某公司", "330402", null, false, "party.identifier-missing")]
    [InlineData("某公司", "330402", null, true, null)]
    public void An_organisation_needs_name_region_and_code(string name, string region, string? code, bool confirmed, string? refusal)
    {
        var party = PartyRegistration.Organisation(Firm, PartyKind.Enterprise, name, region, code, confirmed);

        party.IsRefused.Should().Be(refusal is not null);
        party.Refusal?.Code.Should().Be(refusal);
    }

    [Fact]
    public void Nothing_that_identifies_a_person_stands_in_its_row()
    {
        PartyRegistration.NaturalPerson(Firm, "330402").Value.Should().BeEquivalentTo(new Party(Firm, PartyKind.Person, "person", "330402", []));
        PartyRegistration.NaturalPerson(Firm, "x").Refusal!.Code.Should().Be("region.malformed");
        PartyRegistration.Organisation(Firm, PartyKind.Person, "王某", "330402", null, confirmed: true).Refusal!.Code.Should().Be("party.person-identified");
    }

    [Fact]
    public void A_mandate_rests_on_evidence_and_begins_before_it_ends()
    {
        Mandates.Give(default, Firm, "a", MandateRole.Agent, Today, Today, "委托书 1").IsRefused.Should().BeFalse();
        Mandates.Give(default, Firm, "a", MandateRole.Agent, Today, to: null, " ").Refusal!.Code.Should().Be("mandate.evidence-missing");
        Mandates.Give(default, Firm, "a", MandateRole.Agent, Today, Today.AddDays(-1), "x").Refusal!.Code.Should().Be("mandate.ends-before-start");
    }

    [Theory]
    [InlineData("a", 0, null)]
    [InlineData("a", 5, null)]
    [InlineData("a", -1, "mandate.not-in-force")]
    [InlineData("a", 6, "mandate.not-in-force")]
    [InlineData("b", 0, "mandate.role-not-allowed")]
    [InlineData("c", 0, "mandate.missing")]
    public void A_mandate_holds_from_its_first_to_its_last_day_for_its_roles(string account, int days, string? refusal)
    {
        List<Mandate> mandates =
        [
            new(default, Firm, "a", MandateRole.Handler, Today, Today.AddDays(5), "1"),
            new(default, Firm, "b", MandateRole.Agent, Today, To: null, "2"),
            new(default, new PartyId(default), "c", MandateRole.Handler, Today, To: null, "3"),
        ];

        var mandate = Mandates.Check(mandates, account, Firm, Today.AddDays(days), MandateRole.LegalRepresentative, MandateRole.Handler);

        mandate.IsRefused.Should().Be(refusal is not null);
        mandate.Refusal?.Code.Should().Be(refusal);
    }

    [Fact]
    public void A_project_has_every_required_attribute_typed_and_no_unknown_one()
    {
        var attributes = new JsonObject { ["nearRiver"] = "no", ["colour"] = "red" };

        var refusal = ProjectRegistration.Register("2603-330402-04-01-000001", Firm, "厂房", InvestmentKind.Social, "330402", attributes, Known).Refusal;

        refusal.Should().BeOfType<ProjectAttributesInvalid>().Which.Problems.Select(p => (p.Code, p.Field)).Should().Equal(
            ("field.type", "/attributes/nearRiver"), ("field.unknown", "/attributes/colour"), ("field.missing", "/attributes/eiaClass"));
    }

    [Theory]
    [InlineData("2603-330402-04-01-000001", "厂房", "330402", null)]
    [InlineData("1", "厂房", "330402", "project-code.malformed")]
    [InlineData("2603-330402-04-01-000001", "", "330402", "project.name-missing")]
    [InlineData("2603-330402-04-01-000001", "厂房", "33", "region.malformed")]
    public void A_project_needs_code_name_and_region(string code, string name, string region, string? refusal)
    {
        var project = ProjectRegistration.Register(code, Firm, name, InvestmentKind.Social, region, new JsonObject { ["nearRiver"] = true, ["eiaClass"] = "form" }, Known);

        project.IsRefused.Should().Be(refusal is not null);
        project.Refusal?.Code.Should().Be(refusal);
    }

    [Fact]
    public void A_party_changes_name_and_region_and_a_person_gets_no_name()
    {
        var firm = PartyRegistration.Organisation(Firm, PartyKind.Enterprise, "某公司", "330402", "914403001922038216", confirmed: false).Value;
        var person = PartyRegistration.NaturalPerson(Firm, "330402").Value;

        PartyRegistration.Amend(firm, " 新公司 ", "330411").Value.Should().Be(firm with { DisplayName = "新公司", Region = "330411" });
        PartyRegistration.Amend(firm, " ", "330411").Refusal!.Code.Should().Be("party.name-missing");
        PartyRegistration.Amend(firm, "新公司", "33").Refusal!.Code.Should().Be("region.malformed");
        PartyRegistration.Amend(person, "王某", "330402").Refusal!.Code.Should().Be("party.person-identified");
        PartyRegistration.Amend(person, PartyRegistration.Person, "330411").Value.Region.Should().Be("330411");
    }

    [Fact]
    public void A_startup_has_a_name_and_no_credit_code_until_one_is_issued()
    {
        var startup = PartyRegistration.Organisation(Firm, PartyKind.Startup, " 某公司 ", "330402", creditCode: null, confirmed: false).Value;

        startup.Should().BeEquivalentTo(new Party(Firm, PartyKind.Startup, "某公司", "330402", []));
        PartyRegistration.Organisation(Firm, PartyKind.Startup, "某公司", "330402", "914403001922038216", confirmed: true).Refusal!.Code.Should().Be("party.startup-identified");
        PartyRegistration.Organisation(Firm, PartyKind.Startup, " ", "330402", creditCode: null, confirmed: true).Refusal!.Code.Should().Be("party.name-missing");
    }

    [Fact]
    public void A_mandate_ends_on_any_day_from_its_first_on()
    {
        var mandate = Mandates.Give(default, Firm, "a", MandateRole.Agent, Today, to: null, "委托书 1").Value;

        Mandates.End(mandate, Today).Value.To.Should().Be(Today);
        Mandates.End(mandate with { To = Today }, to: null).Value.To.Should().BeNull();
        Mandates.End(mandate, Today.AddDays(-1)).Refusal!.Code.Should().Be("mandate.ends-before-start");
    }

    [Fact]
    public void A_project_changes_its_name_and_its_attributes_by_the_same_rules()
    {
        var project = ProjectRegistration.Register(
            "2603-330402-04-01-000001", Firm, "厂房", InvestmentKind.Social, "330402", new JsonObject { ["nearRiver"] = true, ["eiaClass"] = "form" }, Known).Value;
        var attributes = new JsonObject { ["nearRiver"] = false, ["eiaClass"] = "report" };

        var amended = ProjectRegistration.Amend(project, "厂房二期", attributes, Known).Value;

        (amended.Name, amended.Attributes.ToJsonString(), amended.Code).Should().Be(("厂房二期", attributes.ToJsonString(), project.Code));
        ProjectRegistration.Amend(project, " ", attributes, Known).Refusal!.Code.Should().Be("project.name-missing");
        ProjectRegistration.Amend(project, "厂房", [], Known).Refusal!.Code.Should().Be("project.attributes-invalid");
    }
}
