using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Deciding;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Parties;
using Workflow.Approvals.Tasks;
using Workflow.Runtime.RuleSets;

namespace Workflow.Tests.Startup;

/// <summary>The registration of version 2 is granted by rules when everything is green, else a person decides; rules never refuse (convention 17).</summary>
public sealed class InstantRegistrationTests
{
    [Fact]
    public void All_green_is_granted_at_once_and_the_rest_starts()
    {
        var run = Begun().WithGreenRegisters().Files().Accepts();

        run.Task("enterprise-registration").Result.Should().Be(TaskResult.Granted);
        run.Decisions.Select(decision => (decision.RuleSet, decision.Effect)).Should().Equal(("startup", Effect.Allow), ("instant", Effect.Grant));
        run.Documents.Should().Contain(document => document.Kind == DocumentKind.DecisionToGrant);
        run.File.Applicant.Kind.Should().Be(PartyKind.Enterprise);
        run.Promise("seal-filing").Due!.ToString().Should().Be("2026-05-08 17:30", "the result came in the morning");
        run.GrantsInTheLastMinute().File.Case.State.Should().Be(CaseState.Granted);
    }

    [Fact]
    public void The_same_case_makes_the_same_code_and_the_same_receipts()
    {
        var (once, again) = (Begun().WithGreenRegisters().Files().Accepts(), Begun().WithGreenRegisters().Files().Accepts());

        again.File.Applicant.Should().BeEquivalentTo(once.File.Applicant);
        again.Decisions.Select(decision => Convert.ToBase64String(decision.Receipt)).Should().Equal(once.Decisions.Select(decision => Convert.ToBase64String(decision.Receipt)));
    }

    public static TheoryData<string, string?, string> NotGreen => new()
    {
        // fact or field, its value, what the rules of startups say
        { "name.no-conflict", "false", "Refer" },
        { "name.no-conflict", null, "Allow" },
        { "address.on-negative-list", "true", "Ordinary" },
        { "address.on-negative-list", null, "Refer" },
        { "applicant.identity-checked", "false", "Allow" },
        { "applicant.not-dishonest", "false", "Allow" },
        { "applicant.not-dishonest", null, "Allow" },
        { "enterpriseName", "\"中华示范软件有限公司\"", "DraftRefusal" },
        { "enterpriseName", "\"另一名称有限公司\"", "Refer" },
        { "businessScope", "\"软件开发；烟花爆竹零售\"", "Wait" },
        { "standardArticles", "false", "Refer" },
        { "person-wanted", "true", "Allow" },
    };

    [Theory]
    [MemberData(nameof(NotGreen))]
    public void What_is_not_green_is_for_a_person_who_may_still_grant_it(string name, string? value, string said)
    {
        var json = value is null ? null : JsonNode.Parse(value);
        var isFact = name.Contains('.', StringComparison.Ordinal);
        // Our own register always answers about names, so a silent one beside it leaves the name known to be free.
        var run = Begun().WithGreenRegisters(isFact ? [(name, json)] : []).Files(isFact ? [] : [(name, json)]).Accepts();

        var task = run.Task("enterprise-registration");
        (task.State, task.Result).Should().Be((name == "name.no-conflict" && value is null ? TaskState.Completed : TaskState.Open, name == "name.no-conflict" && value is null ? TaskResult.Granted : (TaskResult?)null));
        run.Decisions.First().Effect.ToString().Should().Be(said);
        run.Documents.Should().NotContain(document => document.Kind == DocumentKind.DecisionToRefuse);
        if (task.IsOpen)
        {
            run.File.Applicant.Kind.Should().Be(PartyKind.Startup);
            run.Grants("enterprise-registration").Task("enterprise-registration").Result.Should().Be(TaskResult.Granted);
        }
    }

    [Fact]
    public void Without_rule_sets_a_person_decides()
    {
        var run = new StartupRun(2, "2026-05-08 10:00").WithGreenRegisters().Files().Accepts();

        run.Task("enterprise-registration").IsOpen.Should().BeTrue();
        run.Decisions.Should().OnlyContain(decision => decision.Effect == Effect.Refer && decision.Failure == "rule-set.not-in-force");
    }

    private static StartupRun Begun() => new(2, "2026-05-08 10:00", RuleSets.Shipped);
}
