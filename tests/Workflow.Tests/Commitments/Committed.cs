using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Commitments;
using Workflow.Approvals.Facts;
using Workflow.Approvals.Parties;
using Workflow.Tests.CaseFiles;

namespace Workflow.Tests.Commitments;

/// <summary>Cases in which the applicant may commit itself to the matter <c>eia</c>.</summary>
internal static class Committed
{
    public const string Matter = "eia";

    /// <summary>Registers that speak for the applicant, and a mandate of its legal representative.</summary>
    public static CaseRegister Good(DateTimeOffset now, MandateRole role = MandateRole.LegalRepresentative, string level = "A") => new()
    {
        Facts = [Fact(now, "applicant.credit-level", level), Fact(now, "applicant.on-serious-list", false), Fact(now, "applicant.on-abnormal-list", false)],
        Mandates = [new Mandate(Guid.Empty, CaseScenario.Firm, CaseScenario.Applicant.Account, role, new(2026, 1, 1), To: null, "委托书1号")],
    };

    public static FactSnapshot Fact(DateTimeOffset now, string name, JsonNode value) => new(CaseScenario.Firm, "register", name, value, now.AddHours(-1), now.AddHours(-1), FactStatus.Answered);

    /// <summary>The notice was shown.</summary>
    public static CaseScenario Shown(MandateRole role = MandateRole.LegalRepresentative)
    {
        var scenario = CaseScenario.Opened();
        return scenario.Knows(Good(scenario.Now, role)).Play(CaseScenario.Applicant, new ShowCommitment(CaseScenario.No, "planning", Matter));
    }

    /// <summary>Everything is promised.</summary>
    public static CaseScenario Signed() => Shown().Signs();

    public static CaseScenario Signs(this CaseScenario scenario, params string[] conditions) => scenario.Play(CaseScenario.Applicant, scenario.Signature(conditions));

    public static SignCommitment Signature(this CaseScenario scenario, params string[] conditions) =>
        new(CaseScenario.No, scenario.Paper().Id, scenario.Paper().TextVersion, SigningMethod.QualifiedElectronic, conditions, MayPublish: true, Evidence: null);

    public static CommitmentPaper Paper(this CaseScenario scenario) => scenario.File.Commitments[^1];

    /// <summary>The stage is filed without what is promised, and accepted.</summary>
    public static CaseScenario FiledOnIt(this CaseScenario scenario) => scenario.FilesWithout("eia-report").Accepts();

    public static IReadOnlyList<Change.MessageLeft> Messages(this CaseScenario scenario) => [.. scenario.Changes.OfType<Change.MessageLeft>()];
}
