using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Documents;

namespace Workflow.Tests.Catalogue;

public sealed class ShippedCatalogueTests
{
    [Fact]
    public void The_shipped_catalogue_loads_without_a_problem()
    {
        Shipped.Reading.Problems.Select(problem => problem.Message).Should().BeEmpty();
    }

    [Fact]
    public void There_are_at_least_sixteen_departments_and_every_licence_kind()
    {
        Shipped.Catalogue.Departments.Count.Should().BeGreaterOrEqualTo(16);
        Shipped.Catalogue.LicenceKinds.Should().HaveCount(47);
        Shipped.Catalogue.LicenceKinds.Values.Count(kind => kind.IsComplete).Should().Be(12);
    }

    [Fact]
    public void A_social_project_has_three_stages_and_a_government_project_five()
    {
        Shipped.Catalogue.StagesOf(Shipped.Social, 1).Select(stage => (stage.Name, stage.Promised.Length.ToString()))
            .Should().Equal(("规划许可", "15wd"), ("施工许可", "20wd"), ("竣工验收", "15wd"));
        Shipped.Catalogue.StagesOf(Shipped.Government, 1).Select(stage => stage.Promised.Length.ToString())
            .Should().Equal("15wd", "20wd", "20wd", "25wd", "15wd");
    }

    [Fact]
    public void Every_stage_can_involve_three_departments_and_the_social_flow_eight()
    {
        var catalogue = Shipped.Catalogue;

        catalogue.Stages.Values.Where(stage => stage.Flow is Shipped.Social or Shipped.Government).Should().OnlyContain(stage => catalogue.MattersOf(stage.Code).Select(matter => matter.Department).Distinct().Count() >= 3);
        catalogue.Matters.Values.Where(matter => matter.Flow == Shipped.Social).Select(matter => matter.Department).Distinct().Count().Should().BeGreaterOrEqualTo(8);
    }

    [Fact]
    public void No_field_is_asked_twice_in_the_form_of_a_stage()
    {
        var forms = Shipped.Catalogue.Stages.Keys.Select(stage => StageForm.Of(Shipped.Catalogue, Shipped.Catalogue.MattersOf(stage))).ToList();

        forms.Should().OnlyContain(form => form.Count > 3);
        forms.Should().OnlyContain(form => form.Select(field => field.Label).Distinct().Count() == form.Count);
        forms.Should().OnlyContain(form => form.Select(field => field.Code).Distinct().Count() == form.Count);
    }

    [Fact]
    public void Every_material_and_every_field_is_used_by_a_matter()
    {
        var catalogue = Shipped.Catalogue;

        catalogue.Materials.Keys.Except(catalogue.Matters.Values.SelectMany(matter => matter.Materials.Select(need => need.Code))).Should().BeEmpty();
        catalogue.Fields.Keys.Except(catalogue.Matters.Values.SelectMany(matter => matter.Form)).Should().BeEmpty();
    }

    [Fact]
    public void The_law_gives_seven_calendar_days_from_receipt_for_a_construction_permit()
    {
        var law = Shipped.Catalogue.Matters["construction-licence"].Statutory;

        law!.ToString().Should().Be("7d from Received (建筑法 art. 8)");
    }

    [Fact]
    public void Regional_evaluation_replaces_the_soil_plan_by_a_form_and_says_why()
    {
        var plan = Shipped.Catalogue.Matters["soil-conservation"];

        plan.Replacement.Should().Be(new MatterReplacement(
            "已完成区域评估，水土保持方案以登记表替代(浙江省保障“最多跑一次”改革规定 art. 23)",
            "The region has been evaluated, a registration form stands in for the soil conservation plan (浙江省保障“最多跑一次”改革规定 art. 23)",
            Waived: false));
        plan.ReplacedWhen.Should().Be("project.regionalEvaluation");
    }

    [Theory]
    [InlineData(DocumentKind.DecisionToRefuse)]
    [InlineData(DocumentKind.RefusalOfAcceptance)]
    public void A_refusal_states_reasons_basis_review_and_lawsuit(DocumentKind kind)
    {
        var body = Shipped.Catalogue.Templates[kind].Body;

        body.Should().ContainAll("{{reasons}}", "{{basis}}", "行政复议", "行政诉讼");
    }

    [Fact]
    public void The_stored_content_reads_to_the_same_version()
    {
        var again = Shipped.Read([("stored.json", Shipped.Reading.Content)]);

        again.Problems.Should().BeEmpty();
        again.Content.Should().Be(Shipped.Reading.Content);
        again.Catalogue!.Hash.Should().Be(Shipped.Catalogue.Hash).And.MatchRegex("^[0-9a-f]{64}$");
        again.Catalogue.Should().BeEquivalentTo(Shipped.Catalogue, options => options.Excluding(catalogue => catalogue.Templates).WithStrictOrdering());
    }

    [Fact]
    public void Comments_and_the_order_of_keys_do_not_change_the_hash_but_a_value_does()
    {
        var (name, text) = Shipped.Files.Single(file => file.Name.EndsWith("departments.yaml", StringComparison.Ordinal));

        var commented = Shipped.Read([.. Shipped.Files.Select(file => file.Name == name ? (name, "# another comment\n" + text.Replace("{ code: water, name: 水利局,", "{ name: 水利局, code: water,")) : file)]);
        var changed = Shipped.Read([.. Shipped.Files.Select(file => file.Name == name ? (name, text.Replace("水利局", "水务局")) : file)]);

        commented.Catalogue!.Hash.Should().Be(Shipped.Catalogue.Hash);
        changed.Catalogue!.Hash.Should().NotBe(Shipped.Catalogue.Hash);
    }
}
