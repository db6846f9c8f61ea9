using System.Text.Json.Nodes;
using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Parties;
using Workflow.Approvals.Projects;
using static Workflow.Tests.CaseFiles.CaseScenario;

namespace Workflow.Tests.CaseFiles;

public sealed class OpeningTests
{
    private static readonly Party Applicants = new(Firm, PartyKind.Enterprise, "嘉兴测试有限公司", "330402", []);

    [Fact]
    public void A_government_project_is_not_opened_in_the_flow_of_social_investment()
    {
        var refusal = Open(Project(InvestmentKind.Government, Complete())).Refusal;

        refusal.Should().BeOfType<ProjectOtherInvestment>().Which.Values.Should().Contain([("investment", "government"), ("takes", "social"), ("flow", SmallCatalogue.Flow)]);
        Open(Project(InvestmentKind.Social, Complete())).IsRefused.Should().BeFalse();
    }

    [Fact]
    public void A_project_whose_attributes_are_not_those_of_the_catalogue_is_refused_at_opening_not_at_filing()
    {
        var attributes = new JsonObject { ["needsEia"] = "yes", ["eiaClass"] = "bogus", ["colour"] = "red" };

        var refusal = Open(Project(InvestmentKind.Social, attributes)).Refusal;

        refusal.Should().BeOfType<ProjectAttributesInvalid>().Which.Problems.Select(p => (p.Code, p.Field)).Should().Equal(
            ("field.type", "/attributes/needsEia"), ("field.choice", "/attributes/eiaClass"), ("field.unknown", "/attributes/colour"), ("field.missing", "/attributes/annualEnergyTce"));
    }

    [Fact]
    public void A_flow_for_projects_is_not_opened_without_one() =>
        Open(project: null).Refusal.Should().BeOfType<ProjectMissing>().Which.Flow.Should().Be(SmallCatalogue.Flow);

    [Fact]
    public void A_flow_without_projects_is_opened_without_one_and_refuses_one()
    {
        OpenAlone(Applicants, project: null).Value.Case.Project.Should().BeNull();

        var refusal = OpenAlone(Applicants, Project(InvestmentKind.Social, Complete())).Refusal;

        refusal.Should().BeOfType<ProjectNotTaken>().Which.Values.Should().Equal(("project", "2603-330402-04-01-000001"), ("flow", SmallCatalogue.Flow));
    }

    [Theory]
    [InlineData(PartyKind.Person, true)]
    [InlineData(PartyKind.Enterprise, true)]
    [InlineData(PartyKind.Body, false)]
    [InlineData(PartyKind.Startup, false)]
    public void A_flow_without_projects_takes_the_applicants_it_names(PartyKind kind, bool takes)
    {
        var opened = OpenAlone(Applicants with { Kind = kind }, project: null);

        opened.IsRefused.Should().Be(!takes);
        (opened.Refusal?.Values ?? []).Should().Equal(takes ? [] : [("kind", Wording.Of(kind)), ("flow", SmallCatalogue.Flow), ("takes", "person, enterprise")]);
    }

    [Fact]
    public void The_office_does_not_begin_for_itself_what_others_apply_for() =>
        CaseOpening.OpenInternal(No, (SmallCatalogue.Flow, 1), Applicants, "330402", "i1", Opened().Context(Actor.System)).Refusal!.Code.Should().Be("applicant.missing");

    private static Result<CaseFile> OpenAlone(Party applicant, Project? project)
    {
        var catalogue = SmallCatalogue.Build();
        catalogue.Flows[SmallCatalogue.Flow] = catalogue.Flows[SmallCatalogue.Flow] with { Investment = null, Applicants = [PartyKind.Person, PartyKind.Enterprise] };
        return CaseOpening.Open(No, (SmallCatalogue.Flow, 1), applicant, project, "330402", "i1", Opened().With(catalogue).Context(Applicant));
    }

    private static JsonObject Complete() => new() { ["needsEia"] = true, ["annualEnergyTce"] = 120 };

    private static Result<CaseFile> Open(Project? project)
    {
        var catalogue = SmallCatalogue.Build();
        catalogue.Attributes.Add("eiaClass", new AttributeDefinition("eiaClass", "环评分类", "EIA class", FieldType.Choice, Required: false, ["report", "form"]));
        catalogue.Attributes.Add("annualEnergyTce", new AttributeDefinition("annualEnergyTce", "年综合能源消费量", "Annual energy", FieldType.Number, Required: true, []));
        return CaseOpening.Open(No, (SmallCatalogue.Flow, 1), Applicants, project, "330402", "i1", Opened().With(catalogue).Context(Applicant));
    }

    private static Project Project(InvestmentKind investment, JsonObject attributes) =>
        new(new ProjectCode("2603-330402-04-01-000001"), Firm, "测试厂房", investment, "330402", attributes);
}
