using Workflow.Approvals.Cases;
using Workflow.Approvals.Commitments;
using Workflow.Approvals.Deciding;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Parties;
using Workflow.Approvals.Tasks;
using Workflow.Tests.CaseFiles;

namespace Workflow.Tests.Commitments;

/// <summary>A commitment from its notice to the grant on it; and everything that is kept from one.</summary>
public sealed class CommitmentTests
{
    private static readonly Actor Ecology = CaseScenario.Reviewer("ecology");

    [Fact]
    public void A_commitment_to_everything_stands_in_for_its_materials_and_is_granted_on_the_spot_with_one_verification()
    {
        var scenario = Committed.Signed().FiledOnIt();

        scenario.File.Materials.Should().ContainSingle(material => material.Code == "eia-report").Which.State.Should().Be(MaterialState.Promised);
        scenario.Task("eia").Should().Match<ReviewTask>(task => task.State == TaskState.Completed && task.Result == TaskResult.Granted);
        scenario.Documents.Should().ContainSingle(document => document.Kind == DocumentKind.DecisionByCommitment).And.NotContain(document => document.Kind == DocumentKind.DecisionToGrant);
        scenario.Paper().Should().Match<CommitmentPaper>(paper => paper.State == CommitmentState.Granted && paper.GrantedAt == scenario.Now && paper.PublishedAt <= paper.GrantedAt);
        scenario.Messages().Should().ContainSingle().Which.EffectId.Should().Be($"verification/{scenario.Paper().Id}");
        scenario.Changes.OfType<Change.DecisionMade>().Select(made => made.Decision).Should().Contain(decision => decision.Subject == Subjects.Decision && decision.Effect == Effect.Grant && decision.Receipt.Length > 0);
    }

    [Fact]
    public void The_text_is_kept_as_it_was_shown_and_names_the_conditions()
    {
        var scenario = Committed.Shown();

        var text = scenario.Changes.OfType<Change.CommitmentTextKept>().Single().Text;

        text.Should().Contain("选址符合要求；人员到位").And.NotContain("{{");
        CommitmentNotice.HashOf(text).Should().Be(scenario.Paper().Sha256);
    }

    [Fact]
    public void Who_declines_goes_the_ordinary_way_in_the_same_case()
    {
        var scenario = Committed.Shown();
        scenario.Play(CaseScenario.Applicant, new DeclineCommitment(CaseScenario.No, scenario.Paper().Id)).Files().Accepts();

        scenario.Task("eia").State.Should().Be(TaskState.Open);
        scenario.Try(CaseScenario.Applicant, scenario.Signature())!.Code.Should().Be("commitment.wrong-state");
        scenario.Grants("eia").Messages().Should().BeEmpty();
    }

    [Theory]
    [InlineData(MandateRole.Handler)]
    [InlineData(null)]
    public void A_signature_by_the_wrong_person_is_void_and_grants_nothing(MandateRole? role)
    {
        var scenario = Committed.Shown(role ?? MandateRole.Handler);
        if (role is null)
        {
            scenario.Knows(scenario.Register with { Mandates = [] });
        }

        scenario.Try(CaseScenario.Applicant, scenario.Signature()).Should().BeOfType<CommitmentSignatureVoid>().Which.Rule.Should().Be("R13");
        scenario.Paper().State.Should().Be(CommitmentState.Shown);
        scenario.Files().Accepts().Task("eia").State.Should().Be(TaskState.Open);
    }

    [Fact]
    public void An_agent_with_a_power_of_attorney_signs() => Committed.Shown(MandateRole.Agent).Signs().Paper().Should().Match<CommitmentPaper>(paper => paper.Capacity == Signer.Agent && paper.Counts);

    [Theory]
    [InlineData("notice/1/")]
    [InlineData("notice/2/0000")]
    [InlineData("")]
    public void A_signature_under_another_text_is_void(string text)
    {
        var scenario = Committed.Shown();

        scenario.Try(CaseScenario.Applicant, scenario.Signature() with { TextVersion = text }).Should().BeOfType<CommitmentSignatureVoid>().Which.Rule.Should().Be("R12");
        scenario.Paper().State.Should().Be(CommitmentState.Shown);
    }

    [Fact]
    public void A_method_that_is_not_reliable_is_void_and_paper_needs_its_file()
    {
        var scenario = Committed.Shown();

        scenario.Try(CaseScenario.Applicant, scenario.Signature() with { Method = SigningMethod.Other }).Should().BeOfType<CommitmentSignatureVoid>();
        scenario.Try(CaseScenario.Applicant, scenario.Signature() with { Method = SigningMethod.Paper }).Should().BeOfType<CommitmentEvidenceMissing>();
        scenario.Play(CaseScenario.Applicant, scenario.Signature() with { Method = SigningMethod.Paper, Evidence = "sha-paper" });
    }

    [Fact]
    public void A_replayed_commitment_is_refused()
    {
        var scenario = Committed.Signed();

        scenario.Try(CaseScenario.Applicant, scenario.Signature()).Should().BeOfType<CommitmentWrongState>();
        scenario.Try(CaseScenario.Applicant, new ShowCommitment(CaseScenario.No, "planning", "eia")).Should().BeOfType<CommitmentDoubled>();
        scenario.Try(CaseScenario.Applicant, scenario.Signature() with { Commitment = new(Guid.NewGuid()) }).Should().BeOfType<CommitmentUnknown>("one of another case is none of this");
    }

    [Fact]
    public void A_withdrawn_commitment_grants_nothing_and_cannot_be_signed_or_shown_again()
    {
        var scenario = Committed.Signed();
        scenario.Play(CaseScenario.Applicant, new WithdrawCommitment(CaseScenario.No, scenario.Paper().Id, "不再承诺"));

        scenario.Try(CaseScenario.Applicant, scenario.Signature()).Should().BeOfType<CommitmentWrongState>();
        scenario.Try(CaseScenario.Applicant, new ShowCommitment(CaseScenario.No, "planning", "eia")).Should().BeOfType<CommitmentDoubled>();
        scenario.FilesWithout("eia-report").File.Materials.Should().ContainSingle(material => material.Code == "eia-report").Which.State.Should().Be(MaterialState.Missing);
        scenario.Messages().Should().BeEmpty();
    }

    [Fact]
    public void Withdrawn_after_filing_what_it_stood_in_for_is_asked_again()
    {
        var scenario = Committed.Signed().FilesWithout("eia-report");
        scenario.Play(CaseScenario.Applicant, new WithdrawCommitment(CaseScenario.No, scenario.Paper().Id, "不再承诺"));

        scenario.File.Materials.Should().ContainSingle(material => material.Code == "eia-report").Which.State.Should().Be(MaterialState.Missing);
        scenario.Try(CaseScenario.Clerk, new Approvals.Stages.AcceptStage(CaseScenario.No, "planning", [])).Should().NotBeNull("a material is missing");
    }

    [Fact]
    public void After_the_decision_nothing_is_withdrawn_and_it_needs_reasons()
    {
        var scenario = Committed.Signed();
        scenario.Try(CaseScenario.Applicant, new WithdrawCommitment(CaseScenario.No, scenario.Paper().Id, " "))!.Code.Should().Be("reasons.missing");
        scenario.FiledOnIt();

        scenario.Try(CaseScenario.Applicant, new WithdrawCommitment(CaseScenario.No, scenario.Paper().Id, "反悔")).Should().BeOfType<CommitmentDecided>().Which.Rule.Should().Be("R18");
        scenario.Paper().State.Should().Be(CommitmentState.Granted);
    }

    [Theory]
    [InlineData("applicant.on-serious-list", "R05")]
    public void A_closed_way_is_refused_with_its_rule(string fact, string rule)
    {
        var scenario = Committed.Shown();
        scenario.Knows(scenario.Register with { Facts = [.. scenario.Register.Facts.Where(known => known.Name != fact), Committed.Fact(scenario.Now, fact, true)] });

        scenario.Try(CaseScenario.Applicant, scenario.Signature()).Should().BeOfType<CommitmentRouteClosed>().Which.Rule.Should().Be(rule);
    }

    [Fact]
    public void A_bad_record_closes_the_way_until_it_is_repaired()
    {
        var scenario = Committed.Shown();
        var record = new CreditRecord(new(Guid.NewGuid()), CaseScenario.Firm, new(Guid.NewGuid()), CaseScenario.No, CreditKind.FalsePromise, "eia", new(2026, 1, 5), RepairedOn: null);
        scenario.Knows(scenario.Register with { Records = [record] });

        scenario.Try(CaseScenario.Applicant, scenario.Signature()).Should().BeOfType<CommitmentRouteClosed>().Which.Rule.Should().Be("R06");
        scenario.Knows(scenario.Register with { Records = [record with { RepairedOn = new(2026, 3, 2) }] }).Signs().Paper().Counts.Should().BeTrue();
    }

    [Fact]
    public void What_data_says_is_not_so_cannot_be_promised()
    {
        var scenario = Committed.Shown();
        scenario.Knows(scenario.Register with { Facts = [.. scenario.Register.Facts, Committed.Fact(scenario.Now, "applicant.has-staff", false)] });

        scenario.Try(CaseScenario.Applicant, scenario.Signature()).Should().BeOfType<CommitmentRouteClosed>().Which.Rule.Should().Be("R38");
    }

    [Fact]
    public void What_is_not_known_is_referred_to_a_person_and_grants_nothing_by_itself()
    {
        var scenario = Committed.Shown();
        scenario.Knows(scenario.Register with { Facts = [] }).Signs().FiledOnIt();

        scenario.Paper().Route.Should().Be(CommitmentRoute.Referred);
        scenario.Task("eia").State.Should().Be(TaskState.Open);
        scenario.Try(Ecology, new CompleteTask(CaseScenario.No, scenario.Task("eia").Id, Verdict.Grant, "")).Should().BeOfType<CommitmentRouteUndecided>();
        scenario.Try(CaseScenario.Reviewer("water"), new DecideCommitmentRoute(CaseScenario.No, scenario.Paper().Id, Open: true, "属实")).Should().BeOfType<CommitmentNotYours>();
        scenario.Try(Ecology, new DecideCommitmentRoute(CaseScenario.No, scenario.Paper().Id, Open: true, ""))!.Code.Should().Be("reasons.missing");

        scenario.Play(Ecology, new DecideCommitmentRoute(CaseScenario.No, scenario.Paper().Id, Open: true, "经核实可以适用")).Grants("eia");

        scenario.Messages().Should().ContainSingle("whoever grants on a commitment, it is verified");
        scenario.Try(Ecology, new DecideCommitmentRoute(CaseScenario.No, scenario.Paper().Id, Open: false, "改判"))!.Code.Should().Be("commitment.wrong-state");
    }

    [Fact]
    public void Closed_by_a_person_the_material_is_asked_for_and_the_grant_is_an_ordinary_one()
    {
        var scenario = Committed.Shown();
        scenario.Knows(scenario.Register with { Facts = [] }).Signs().FiledOnIt();
        scenario.Play(Ecology, new DecideCommitmentRoute(CaseScenario.No, scenario.Paper().Id, Open: false, "不宜适用"));

        scenario.File.Materials.Should().ContainSingle(material => material.Code == "eia-report").Which.State.Should().Be(MaterialState.Missing);
        scenario.Grants("eia").Messages().Should().BeEmpty();
        scenario.Documents.Should().NotContain(document => document.Kind == DocumentKind.DecisionByCommitment);
    }

    [Fact]
    public void A_part_is_promised_and_the_grant_waits_for_the_rest()
    {
        var scenario = Committed.Shown().Signs("site").FiledOnIt();

        scenario.Paper().IsWhole.Should().BeFalse();
        scenario.Task("eia").State.Should().Be(TaskState.Open);
        scenario.Changes.OfType<Change.DecisionMade>().Last(made => made.Decision.Subject == Subjects.Decision).Decision.Effect.Should().Be(Effect.Wait);
        scenario.Grants("eia").Messages().Should().ContainSingle();
    }

    [Fact]
    public void A_part_is_granted_at_once_when_data_knows_the_rest()
    {
        var scenario = Committed.Shown();
        scenario.Knows(scenario.Register with { Facts = [.. scenario.Register.Facts, Committed.Fact(scenario.Now, "applicant.has-staff", true)] }).Signs("site").FiledOnIt();

        scenario.Task("eia").Result.Should().Be(TaskResult.Granted);
    }

    [Fact]
    public void Only_what_is_promised_stands_in_for_its_materials() =>
        Committed.Shown().Signs("staff").FilesWithout("eia-report").File.Materials.Should().ContainSingle(material => material.Code == "eia-report").Which.State.Should().Be(MaterialState.Missing);

    [Fact]
    public void A_refused_matter_ends_its_commitment() =>
        Committed.Shown().Signs("site").FiledOnIt().Refuses("eia").Paper().State.Should().Be(CommitmentState.Lapsed);

    [Fact]
    public void What_is_asked_wrongly_is_refused()
    {
        var scenario = Committed.Shown();

        scenario.Try(CaseScenario.Applicant, new ShowCommitment(CaseScenario.No, "planning", "land")).Should().BeOfType<CommitmentNotOffered>();
        scenario.Try(CaseScenario.Applicant, new ShowCommitment(CaseScenario.No, "planning", "nothing"))!.Code.Should().Be("matter.unknown");
        scenario.Try(CaseScenario.Clerk, new ShowCommitment(CaseScenario.No, "planning", "eia"))!.Code.Should().Be("actor.role-not-allowed");
        scenario.Try(CaseScenario.Applicant, scenario.Signature("moon")).Should().BeOfType<CommitmentConditionUnknown>();
        scenario.Try(CaseScenario.Applicant, scenario.Signature() with { MayPublish = false }).Should().BeOfType<CommitmentNotPublishable>();
        scenario.Files();
        scenario.Try(CaseScenario.Applicant, scenario.Signature())!.Code.Should().Be("stage.wrong-state", "it is filed");
        scenario.Try(CaseScenario.Applicant, new DecideCommitmentRoute(CaseScenario.No, scenario.Paper().Id, Open: true, "x"))!.Code.Should().Be("actor.role-not-allowed");
    }
}
