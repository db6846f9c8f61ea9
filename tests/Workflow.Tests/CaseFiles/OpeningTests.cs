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
