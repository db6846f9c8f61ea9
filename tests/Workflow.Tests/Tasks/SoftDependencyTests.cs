using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;
using Workflow.Tests.CaseFiles;
using static Workflow.Tests.CaseFiles.CaseScenario;

namespace Workflow.Tests.Tasks;

public sealed class SoftDependencyTests
{
    [Fact]
    public void Finishing_before_the_result_is_refused_with_what_it_waits_for()
    {
        var scenario = Accepted();
        scenario.Play(scenario.Signer("permit", 0), new CompleteTask(No, scenario.Task("permit").Id, Verdict.Grant, "")).
            Play(scenario.Signer("permit", 1), new CompleteTask(No, scenario.Task("permit").Id, Verdict.Grant, ""));

        var refusal = scenario.Try(scenario.Signer("permit", 2), new CompleteTask(No, scenario.Task("permit").Id, Verdict.Grant, ""));

        refusal!.Code.Should().Be("task.waits-for-result");
        refusal.Values.Should().Contain(("matters", "land"));
    }

    [Fact]
    public void A_prepared_decision_takes_effect_in_the_step_that_decides_its_predecessor()
    {
        var scenario = Accepted().Decides("permit", Verdict.Grant, prepare: true);

        scenario.Task("permit").State.Should().Be(TaskState.Prepared);
        scenario.Flow.Waiting.Should().HaveCount(4);
        scenario.Grants("land");
        scenario.Task("permit").Should().Match<ReviewTask>(t => t.State == TaskState.Completed && t.Result == TaskResult.Granted);
        scenario.Flow.Waiting.Should().HaveCount(2, "one step answered both");
    }

    [Fact]
    public void Its_clocks_count_from_the_receipt_of_the_result()
    {
        var scenario = Accepted();

        scenario.Clock("permit").Due.Should().BeNull();
        scenario.At("2026-03-04 15:00").Grants("land");

        scenario.Clock("permit").Due!.Date.Should().Be(new DateOnly(2026, 3, 11), "five working days after 4 March");
        scenario.Clock("permit").Intervals.Should().ContainSingle(i => i.Holds && i.Ground == StopGround.WaitsForUpstream);
    }

    [Fact]
    public void A_refused_predecessor_makes_it_not_needed()
    {
        var scenario = Accepted().Decides("permit", Verdict.Grant, prepare: true).Refuses("land");

        scenario.Task("permit").Should().Match<ReviewTask>(t => t.State == TaskState.NotNeeded && t.Result == null && t.Bookmark == null);
        scenario.File.Clocks.Where(c => c.OwnerId == scenario.Clock("permit").OwnerId).Should().OnlyContain(c => c.EndedAt != null);
        scenario.Stage().State.Should().Be(StageState.InDepartments, "eia and soil go on");
    }

    [Fact]
    public void A_predecessor_that_was_not_chosen_is_satisfied()
    {
        var catalogue = SmallCatalogue.Build();
        catalogue.Matters["land"] = catalogue.Matters["land"] with { AppliesWhen = "project.needsLand" };
        var attributes = Attributes();
        attributes["needsLand"] = false;
        var form = Form();
        form.Remove("contactName");

        var scenario = OpenedWith(attributes, catalogue).Files(form: form, materials: [.. AllMaterials().Where(m => m.Code is not ("land-contract" or "red-line"))]).Accepts();

        scenario.Clock("permit").Due!.Date.Should().Be(new DateOnly(2026, 3, 9), "it runs from acceptance");
        scenario.Grants("permit").Task("permit").Result.Should().Be(TaskResult.Granted);
    }

    [Fact]
    public void A_returned_task_whose_predecessor_is_refused_waits_for_no_answer()
    {
        var scenario = Accepted().Returns("permit").Refuses("land");

        scenario.Task("permit").State.Should().Be(TaskState.NotNeeded);
        scenario.File.Supplements.Should().OnlyContain(s => s.State == Approvals.Materials.SupplementState.Cancelled);
        DueTimers.Of(scenario.File).Should().OnlyContain(t => t.Purpose == TimerPurpose.ClockDue);
    }
}
