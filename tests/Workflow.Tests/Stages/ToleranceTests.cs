using Workflow.Approvals.Cases;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;
using static Workflow.Tests.CaseFiles.CaseScenario;

namespace Workflow.Tests.Stages;

public sealed class ToleranceTests
{
    private static readonly DateOnly Due = new(2026, 3, 10);
    private static readonly ToleratedMaterial RedLine = new("red-line", Due);

    [Fact]
    public void A_stage_is_accepted_although_a_minor_material_follows()
    {
        var scenario = Opened().FilesWithout("red-line").Accepts("planning", RedLine);

        scenario.Stage().State.Should().Be(StageState.InDepartments);
        scenario.Supplement(SupplementPhase.Tolerance).DueOn.Should().Be(Due);
        scenario.Grants("land", "eia", "soil", "permit");
        scenario.Stage().State.Should().Be(StageState.InDepartments, "the stage waits for the material");
        scenario.Play(Applicant, new HandInTolerated(No, "planning", [new("red-line", "sha")]));
        scenario.Stage().State.Should().Be(StageState.Granted);
    }

    [Theory]
    [InlineData("scheme", "scheme", "2026-03-10", "material.not-tolerable")]
    [InlineData("red-line", "scheme", "2026-03-10", "material.not-missing")]
    [InlineData("red-line", "red-line", "2026-03-02", "day.passed")]
    public void Tolerance_is_only_for_listed_missing_materials_and_a_coming_day(string missing, string tolerated, string due, string refusal)
    {
        var scenario = Opened().FilesWithout(missing);

        scenario.Try(Clerk, new AcceptStage(No, "planning", [new(tolerated, DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture))]))!.Code.Should().Be(refusal);
    }

    [Fact]
    public void A_tolerated_material_is_due_by_the_promised_end_of_the_stage_at_the_latest()
    {
        var scenario = Opened().FilesWithout("red-line");

        var refusal = scenario.Try(Clerk, new AcceptStage(No, "planning", [new("red-line", new DateOnly(2099, 1, 1))]));

        refusal.Should().Be(new DayTooLate(new DateOnly(2099, 1, 1), Last: new DateOnly(2026, 3, 23)));
        scenario.Try(Clerk, new AcceptStage(No, "planning", [new("red-line", new DateOnly(2026, 3, 24))]))!.Code.Should().Be("day.too-late");
        scenario.Accepts("planning", new ToleratedMaterial("red-line", new DateOnly(2026, 3, 23)));
    }

    [Fact]
    public void Main_materials_must_be_there()
    {
        Opened().FilesWithout("red-line", "scheme").Try(Clerk, new AcceptStage(No, "planning", [RedLine]))!.Code.Should().Be("stage.materials-missing");
    }

    [Theory]
    [InlineData("acceptance-revoked", StageState.AcceptanceRevoked, CaseState.Annulled, DocumentKind.Termination)]
    [InlineData("deemed-withdrawn", StageState.DeemedWithdrawn, CaseState.Withdrawn, DocumentKind.Termination)]
    [InlineData("refused", StageState.Refused, CaseState.Refused, DocumentKind.DecisionToRefuse)]
    public void What_follows_an_overdue_material_is_the_local_rule(string outcome, StageState stage, CaseState state, DocumentKind document)
    {
        var scenario = Opened(toleranceOutcome: outcome).FilesWithout("red-line").Accepts("planning", RedLine).Grants("eia");

        scenario.At("2026-03-11 00:00").Play(Actor.System, new ToleranceDue(No, scenario.Supplement(SupplementPhase.Tolerance).Id));

        scenario.Stage().State.Should().Be(stage);
        scenario.File.Case.State.Should().Be(state);
        scenario.Task("eia").Result.Should().Be(TaskResult.Granted, "what was decided stays decided");
        scenario.Task("land").State.Should().Be(TaskState.Cancelled);
        scenario.Documents.Last().Kind.Should().Be(document);
        scenario.File.Clocks.Should().OnlyContain(c => c.EndedAt != null);
    }

    [Fact]
    public void A_refusal_for_an_overdue_material_is_a_decision_with_reasons_and_names_only_what_was_undecided()
    {
        var scenario = Opened(toleranceOutcome: "refused").FilesWithout("red-line").Accepts("planning", RedLine).Grants("eia");

        scenario.At("2026-03-11 00:00").Play(Actor.System, new ToleranceDue(No, scenario.Supplement(SupplementPhase.Tolerance).Id));

        var decision = scenario.Documents.Last();
        (decision.Kind, decision.Department, decision.Stage).Should().Be((DocumentKind.DecisionToRefuse, "natural-resources", 1));
        decision.Values["matter"]!.GetValue<string>().Should().Be("规划许可阶段（事项 land、事项 soil、事项 permit）");
        decision.Values["basis"]!.GetValue<string>().Should().StartWith("《中华人民共和国行政许可法》第三十八条第二款；浙江省");
        decision.Values["reasons"]!.AsArray().Should().ContainSingle();
        scenario.Documents.Should().NotContain(d => d.Kind == DocumentKind.Termination);
    }

    [Fact]
    public void Only_tolerated_materials_are_handed_in_and_a_part_moves_the_day()
    {
        var scenario = Opened().FilesWithout("red-line", "soil-plan").Accepts("planning", RedLine, new("soil-plan", new DateOnly(2026, 3, 20)));

        scenario.Try(Applicant, new HandInTolerated(No, "planning", [new("scheme", "sha")]))!.Code.Should().Be("material.not-tolerated");
        scenario.Try(Applicant, new HandInTolerated(No, "planning", []))!.Code.Should().Be("supplement.empty");
        scenario.Try(Applicant, new HandInTolerated(No, "planning", [new("red-line", Reference: null)]))!.Code.Should().Be("material.empty");
        scenario.Try(Applicant, new HandInTolerated(No, "planning", [new("red-line", "a"), new("red-line", "b")]))!.Code.Should().Be("material.doubled");
        scenario.Play(Applicant, new HandInTolerated(No, "planning", [new("red-line", "sha")]));

        scenario.Supplement(SupplementPhase.Tolerance).DueOn.Should().Be(new DateOnly(2026, 3, 20));
        scenario.Supplement(SupplementPhase.Tolerance).State.Should().Be(SupplementState.Sent);
    }
}
