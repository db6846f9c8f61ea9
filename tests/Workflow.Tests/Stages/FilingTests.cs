using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Stages;
using Workflow.Tests.CaseFiles;
using static Workflow.Tests.CaseFiles.CaseScenario;

namespace Workflow.Tests.Stages;

public sealed class FilingTests
{
    [Fact]
    public void A_filing_lists_what_is_missing_and_gives_a_receipt()
    {
        var scenario = Opened();

        scenario.FilesWithout("scheme", "red-line");

        scenario.Stage().State.Should().Be(StageState.Filed);
        scenario.File.Materials.Where(m => m.State == MaterialState.Missing).Select(m => m.Code).Should().Equal("red-line", "scheme");
        var receipt = scenario.Documents.Single();
        receipt.Kind.Should().Be(DocumentKind.ReceiptOfMaterials);
        receipt.Values["missing"]!.AsArray().Should().HaveCount(2);
        OneTimeNotice.Propose(scenario.File, "planning", scenario.Context(Clerk)).Select(i => i.MaterialCode).Should().Equal("red-line", "scheme");
    }

    [Fact]
    public void Personal_values_leave_the_form_and_a_reference_stays()
    {
        var scenario = Filed();

        scenario.Stage().Form["contactName"]!.GetValue<string>().Should().Be("party-data:contactName");
        var given = scenario.Changes.OfType<Change.PersonalDataGiven>().Single();
        (given.Party, given.Field, given.Value.GetValue<string>()).Should().Be((Firm, "contactName", "王某"));
        scenario.Changes.Where(c => c is not Change.PersonalDataGiven).Select(c => $"{c}").Should().NotContain(text => text.Contains("王某"));
        string.Concat(scenario.Audit.Select(a => a.Details.ToJsonString()).Concat(scenario.Documents.Select(d => d.Values.ToJsonString()))).Should().NotContain("王某");
    }

    [Fact]
    public void Every_fault_of_a_form_is_named_with_its_pointer()
    {
        var form = new JsonObject
        {
            ["siteArea"] = "large", ["eiaClass"] = "none", ["plannedStart"] = "2026-02-30", ["floors"] = 2.5, ["compliant"] = "yes", ["a/b~c"] = 1, ["contactName"] = "王某",
            ["projectName"] = 7,
        };

        var refusal = Opened().Try(Applicant, new FileStage(No, "planning", form, AllMaterials()));

        refusal.Should().BeOfType<FormInvalid>().Which.Problems.Select(p => (p.Code, p.Field)).Should().Equal(
            ("field.type", "/form/siteArea"),
            ("field.choice", "/form/eiaClass"),
            ("field.type", "/form/plannedStart"),
            ("field.type", "/form/floors"),
            ("field.type", "/form/compliant"),
            ("field.unknown", "/form/a~1b~0c"),
            ("field.type", "/form/projectName"));
        refusal!.Field.Should().Be("/form/siteArea");
    }

    [Theory]
    [InlineData("party-data:contactName")]
    [InlineData("party-data:contactPhone")]
    public void A_reference_to_personal_data_nobody_gave_does_not_pass_for_an_answer(string reference)
    {
        var form = Form();
        form["contactName"] = reference;

        var refusal = Opened().Try(Applicant, new FileStage(No, "planning", form, AllMaterials()));

        refusal.Should().BeOfType<FormInvalid>().Which.Problems.Should().ContainSingle().Which.Should()
            .Be(new FormProblem("field.reference-unknown", "/form/contactName", "contactName refers to data that was not given before."));
    }

    [Fact]
    public void A_reference_to_personal_data_given_in_this_form_before_is_kept()
    {
        var scenario = Opened().FilesWithout("scheme")
            .Play(Clerk, new RequestSupplement(No, "planning", [new SupplementItem("scheme", "service-centre", "设计方案")]));
        var form = Form();
        form["contactName"] = "party-data:contactName";

        scenario.Play(Applicant, new AnswerSupplement(No, scenario.Supplement(SupplementPhase.BeforeAcceptance).Id, form, [new("scheme", "sha")]));

        scenario.Stage().Form["contactName"]!.GetValue<string>().Should().Be("party-data:contactName");
        scenario.Changes.OfType<Change.PersonalDataGiven>().Should().ContainSingle("nothing is given anew");
    }

    [Fact]
    public void A_reference_to_personal_data_of_an_earlier_stage_of_the_case_is_kept()
    {
        var catalogue = SmallCatalogue.Build();
        catalogue.Matters["drawings-review"] = catalogue.Matters["drawings-review"] with { Form = ["projectName", "contactName"] };
        var scenario = OpenedWith(Attributes(), catalogue).Files().Accepts().Grants("land", "eia", "soil", "permit");
        var form = new JsonObject { ["projectName"] = "测试厂房", ["contactName"] = "party-data:contactName" };

        scenario.Files("construction", form, [new FiledMaterial("drawings", "sha-drawings")]);

        scenario.Stage("construction").Form["contactName"]!.GetValue<string>().Should().Be("party-data:contactName");
    }

    [Fact]
    public void Required_fields_of_chosen_matters_must_be_given()
    {
        var form = Form();
        form.Remove("siteArea");
        form["eiaClass"] = null;

        var refusal = Opened().Try(Applicant, new FileStage(No, "planning", form, AllMaterials()));

        refusal.Should().BeOfType<FormInvalid>().Which.Problems.Select(p => (p.Code, p.Field)).Should()
            .Equal(("field.missing", "/form/siteArea"), ("field.missing", "/form/eiaClass"));
    }

    [Fact]
    public void Fields_and_materials_of_matters_that_are_not_needed_are_not_asked()
    {
        var attributes = Attributes();
        attributes["needsEia"] = false;
        attributes["regionalEvaluation"] = true;
        var form = Form();
        form.Remove("eiaClass");
        var scenario = OpenedWith(attributes);

        scenario.Files(form: form, materials: [.. AllMaterials().Where(m => m.Code is not ("eia-report" or "soil-plan"))]).Accepts();

        scenario.Stage().Matters.Should().Equal(
            new MatterChoice("land", MatterOutcome.Chosen, "matter.needed"),
            new MatterChoice("eia", MatterOutcome.NotApplicable, "matter.not-applicable"),
            new MatterChoice("soil", MatterOutcome.Waived, "matter.waived"),
            new MatterChoice("permit", MatterOutcome.Chosen, "matter.needed"));
        scenario.File.Materials.Should().NotContain(m => m.State == MaterialState.Missing);
    }

    [Fact]
    public void A_filing_that_rests_on_an_unknown_attribute_is_refused_and_names_it()
    {
        var attributes = Attributes();
        attributes.Remove("needsEia");

        var refusal = OpenedWith(attributes).Try(Applicant, new FileStage(No, "planning", Form(), AllMaterials()));

        refusal!.Code.Should().Be("project.attribute-missing");
        refusal.Values.Should().Contain(("attribute", "project.needsEia")).And.Contain(("matter", "eia"));
    }

    [Fact]
    public void A_condition_that_fails_keeps_its_matter_with_the_reason()
    {
        var catalogue = SmallCatalogue.Build();
        catalogue.Matters["eia"] = catalogue.Matters["eia"] with { AppliesWhen = "broken" };

        var scenario = OpenedWith(Attributes(), catalogue).Files().Accepts();

        scenario.Stage().Matters.Should().Contain(new MatterChoice("eia", MatterOutcome.Chosen, "matter.condition-unknown"));
    }

    [Fact]
    public void A_waivable_material_may_be_left_out_on_a_ground_and_no_other()
    {
        var scenario = Opened();
        List<FiledMaterial> without = [.. AllMaterials().Where(m => m.Code != "soil-plan"), new("soil-plan", Reference: null, "区域评估成果共享")];

        scenario.Files(materials: without);

        scenario.File.Materials.Single(m => m.Code == "soil-plan").State.Should().Be(MaterialState.Waived);
        Opened().Try(Applicant, new FileStage(No, "planning", Form(), [new("scheme", Reference: null, "随便")]))!.Code.Should().Be("material.not-waivable");
    }

    [Theory]
    [InlineData("drawings", "sha", "material.not-asked")]
    [InlineData("scheme", null, "material.empty")]
    public void Wrong_materials_are_refused(string code, string? reference, string refusal)
    {
        Opened().Try(Applicant, new FileStage(No, "planning", Form(), [new(code, reference)]))!.Code.Should().Be(refusal);
    }

    [Fact]
    public void A_material_given_twice_is_refused()
    {
        Opened().Try(Applicant, new FileStage(No, "planning", Form(), [new("scheme", "a"), new("scheme", "b")]))!.Code.Should().Be("material.doubled");
    }

    [Fact]
    public void What_the_office_fetches_itself_is_not_asked_of_the_applicant()
    {
        var scenario = Accepted().Grants("land", "eia", "soil", "permit").FilesConstruction();

        scenario.File.Materials.Single(m => m.Code == "planning-permit-copy").Should()
            .Be(new Material(2, "planning-permit-copy", MaterialState.Provided, "office:natural-resources", DueOn: null));
    }

    [Fact]
    public void Only_the_applicant_of_the_case_files()
    {
        var file = new FileStage(No, "planning", Form(), AllMaterials());

        Opened().Try(Clerk, file)!.Code.Should().Be("actor.role-not-allowed");
        Opened().Try(Applicant with { Party = new PartyId(new Guid(1, 2, 3, new byte[8])) }, file)!.Code.Should().Be("case.not-yours");
        Opened().Try(Applicant, file with { Stage = "construction" })!.Code.Should().Be("stage.not-opened");
        Filed().Try(Applicant, file)!.Code.Should().Be("stage.wrong-state");
    }

    [Fact]
    public void The_form_shown_before_filing_holds_each_field_once()
    {
        var scenario = Opened();

        var offer = StageOffer.Of(scenario.File, "planning", scenario.Context(Applicant)).Value;

        offer.Materials.Should().Equal("land-contract", "red-line", "eia-report", "soil-plan", "scheme");
        offer.Fields.Select(f => f.Code).Should().Equal("projectName", "siteArea", "contactName", "plannedStart", "eiaClass", "floors", "compliant");
    }

    [Fact]
    public void A_stage_is_opened_once_and_only_if_the_flow_has_it()
    {
        var scenario = Opened();

        StageFiling.Open(scenario.File, "planning", "b9", scenario.Context(Actor.System)).Refusal!.Code.Should().Be("stage.wrong-state");
        StageFiling.Open(scenario.File, "elsewhere", "b9", scenario.Context(Actor.System)).Refusal!.Code.Should().Be("stage.unknown");
    }
}
