using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Parties;
using Workflow.Approvals.Tasks;
using Workflow.Tests.Catalogue;
using Workflow.Tests.Clocks;

namespace Workflow.Tests.Startup;

/// <summary>Both versions of setting up an enterprise, lived through in memory at their whole promises (conventions 3, 10, 46).</summary>
public sealed class StartupFlowTests
{
    private static readonly string[] AtOnce = ["seal-filing", "tax-registration", "social-insurance", "housing-fund", "bank-appointment"];

    [Theory]
    [InlineData("2026-04-30 09:00")]
    [InlineData("2026-04-30 17:29")]
    public void Version_1_accepted_any_time_on_the_30th_of_April_ends_on_the_make_up_Saturday(string accepted)
    {
        var run = new StartupRun(1, accepted).Files().Accepts();

        Due(run, "registration-serial").Should().Be("2026-05-08 12:00");
        run.Promise("seal-serial").Due.Should().BeNull("its clock waits for the registration");
        run.File.Clocks.Single(clock => clock is { Scope: ClockScope.Stage, Kind: ClockKind.Promised }).Due!.ToString().Should().Be("2026-05-09 17:30");
        run.File.Clocks.Single(clock => clock is { Scope: ClockScope.Case, Kind: ClockKind.Promised }).Limit.Length.ToString().Should().Be("8hd", "the case has the stage of its own version only");

        run.At("2026-05-08 11:59").Grants("registration-serial");
        Due(run, "seal-serial").Should().Be("2026-05-09 12:00");
        run.At("2026-05-09 11:59").Grants("seal-serial");
        Due(run, "tax-serial").Should().Be("2026-05-09 17:30");
        run.At("2026-05-09 17:30").Grants("tax-serial");

        run.File.Case.State.Should().Be(CaseState.Granted);
        run.File.Clocks.Should().OnlyContain(clock => clock.LateSince == null);
    }

    [Fact]
    public void A_result_that_comes_early_starts_the_next_clock_early()
    {
        var run = new StartupRun(1, "2026-04-30 09:00").Files().Accepts();

        run.At("2026-05-06 10:00").Grants("registration-serial");

        Due(run, "seal-serial").Should().Be("2026-05-07 12:00");
    }

    [Fact]
    public void A_matter_is_not_decided_before_the_result_it_waits_for()
    {
        var run = new StartupRun(1, "2026-04-30 09:00").Files().Accepts();
        var seal = run.Task("seal-serial");

        run.Try(new CompleteTask(run.File.Case.No, seal.Id, Verdict.Grant, "agreed"), new("police", ActorRole.Reviewer, seal.Department)).Should().BeOfType<TaskWaitsForResult>();
    }

    [Theory]
    [InlineData("2026-04-30 09:00", "2026-05-06")]
    [InlineData("2026-05-08 16:00", "2026-05-09")]
    public void Version_2_ends_on_the_next_working_day(string accepted, string day)
    {
        var run = new StartupRun(2, accepted).Files().Accepts();

        Due(run, "enterprise-registration").Should().Be($"{day} 12:00");
        run.At($"{day} 11:59").Grants("enterprise-registration");
        AtOnce.Should().OnlyContain(matter => Due(run, matter) == $"{day} 17:30");
        run.GrantsInTheLastMinute();

        run.File.Case.State.Should().Be(CaseState.Granted);
    }

    [Fact]
    public void A_bank_account_nobody_wants_is_not_appointed()
    {
        var run = new StartupRun(2, "2026-05-08 09:00").FilesWithout("account-statement", ("bankWanted", false)).Accepts();

        run.File.Tasks.Should().NotContain(task => task.MatterCode == "bank-appointment");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Around_the_holidays_of_the_year_both_versions_keep_their_whole_promise(int version)
    {
        // New Year, Spring Festival, Labour Day and National Day of 2026 with their make-up days, day by day.
        var begins = new[] { new DateOnly(2026, 1, 1), new DateOnly(2026, 2, 10), new DateOnly(2026, 4, 27), new DateOnly(2026, 9, 24) };
        foreach (var day in begins.SelectMany(begin => Enumerable.Range(0, 14).Select(begin.AddDays)))
        {
            var run = new StartupRun(version, $"{Iso.Of(day)} 10:00").Files().Accepts().GrantsInTheLastMinute();

            run.File.Case.State.Should().Be(CaseState.Granted);
            var budget = TimeBudget.Of(Shipped.Catalogue, StartupRun.Flow, version, day, Published.Hall).Single();
            budget.Last.Should().BeLessThanOrEqualTo(DueDates.Forward(budget.AcceptedOn, budget.Stage.Promised.Length, Published.Hall).LastHalf);
        }
    }

    [Fact]
    public void The_registration_makes_the_startup_an_enterprise_with_a_valid_credit_code()
    {
        var run = new StartupRun(1, "2026-04-30 09:00").Files(("enterpriseName", "嘉兴示范智能软件有限公司")).Accepts();

        run.At("2026-05-06 10:00").Grants("registration-serial");

        var enterprise = run.File.Applicant;
        var code = enterprise.Identifiers.Should().ContainSingle().Subject;
        (enterprise.Id, enterprise.Kind, enterprise.DisplayName, code.Scheme).Should().Be((StartupRun.Founders.Id, PartyKind.Enterprise, "嘉兴示范智能软件有限公司", "uscc"));
        code.Value.Should().StartWith("91330402M");
        CreditCode.Check(code.Value).Should().Be(CreditCodeStanding.Valid);
        run.Documents.Single(document => document.Kind == DocumentKind.DecisionToGrant).Values["result"]!.GetValue<string>().Should().Be($"营业执照（统一社会信用代码{code.Value}）");
        run.File.Changes.OfType<Change.Recorded>().Should().ContainSingle(line => line.Fact.Kind == "party.incorporated");
    }

    [Fact]
    public void The_case_of_a_version_has_the_stages_of_that_version_alone()
    {
        var run = new StartupRun(1, "2026-04-30 09:00");

        run.Try(new Workflow.Approvals.Stages.FileStage(run.File.Case.No, "startup-one-day", [], []), StartupRun.Applicant)!.Code.Should().Be("stage.not-opened");
        Workflow.Approvals.Stages.StageFiling.Open(run.File, "startup-one-day", "b", new(run.Now, Actor.System, Published.Calendar, OfficeHours.Default, Shipped.Catalogue)).Refusal!.Code.Should().Be("stage.unknown");
        Shipped.Catalogue.StagesOf(StartupRun.Flow, 1).Select(stage => stage.Code).Should().Equal("startup-serial");
        Shipped.Catalogue.StagesOf(StartupRun.Flow, 3).Select(stage => stage.Code).Should().Equal("startup-one-day");
    }

    private static string Due(StartupRun run, string matter) => run.Promise(matter).Due?.ToString() ?? "none";
}
