using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;

namespace Workflow.Tests.CaseFiles;

public sealed class HappyPathTests
{
    [Fact]
    public void A_project_goes_from_filing_to_the_end_of_its_last_stage()
    {
        var scenario = CaseScenario.Opened();

        scenario.Files().At("2026-03-03 10:00").Accepts()
            .At("2026-03-05 10:00").Grants("land", "eia", "soil", "permit")
            .At("2026-03-20 10:00").FilesConstruction().Accepts("construction")
            .At("2026-03-25 10:00").Grants("drawings-review");

        scenario.File.Case.State.Should().Be(CaseState.Granted);
        scenario.File.Case.ClosedReason.Should().Be("case.closed-granted");
        scenario.File.Stages.Should().OnlyContain(s => s.State == StageState.Granted);
        scenario.Flow.IsFinished.Should().BeTrue();
        scenario.Flow.Waiting.Should().BeEmpty();
        DueTimers.Of(scenario.File).Should().BeEmpty();
    }

    [Fact]
    public void Every_act_of_the_way_leaves_its_document()
    {
        var scenario = CaseScenario.Accepted().Grants("land", "eia", "soil", "permit");

        scenario.Documents.Select(d => d.Kind).Should().Equal(
            DocumentKind.ReceiptOfMaterials, DocumentKind.Acceptance,
            DocumentKind.DecisionToGrant, DocumentKind.DecisionToGrant, DocumentKind.DecisionToGrant, DocumentKind.DecisionToGrant);
    }

    [Fact]
    public void The_case_clock_does_not_run_between_stages()
    {
        var scenario = CaseScenario.Accepted().At("2026-03-05 10:00").Grants("land", "eia", "soil", "permit");

        var between = scenario.CaseClock();

        between.Due.Should().BeNull("no stage is open");
        scenario.At("2026-03-20 10:00").FilesConstruction().Accepts("construction");
        scenario.CaseClock().Due.Should().NotBeNull();
        scenario.CaseClock().UsedThrough(OfficeHalf.AfternoonOf(new DateOnly(2026, 3, 20)), new Office(WorkingCalendar.Of("test", []).Value, OfficeHours.Default))
            .Should().Be(3, "2 to 5 March counts three days; the day of the decision counts whole, as it does for the stage");
    }

    [Fact]
    public void Tasks_of_one_stage_carry_both_clocks_from_the_acceptance()
    {
        var scenario = CaseScenario.Filed().At("2026-03-03 10:00").Accepts();

        scenario.Clock("land").Due!.Date.Should().Be(new DateOnly(2026, 3, 6));
        scenario.Clock("land", ClockKind.Statutory).Due!.Date.Should().Be(new DateOnly(2026, 3, 31));
        scenario.Clock("eia", ClockKind.Statutory).StartedAt.Should().Be(scenario.Stage().FiledAt!.Value, "the EIA law counts from receipt");
        scenario.Task("permit").State.Should().Be(TaskState.Open);
        scenario.Clock("permit").Due.Should().BeNull("it waits for the land permit");
    }
}
