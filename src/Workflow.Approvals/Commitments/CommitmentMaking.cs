using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Deciding;
using Workflow.Approvals.Facts;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Parties;
using Workflow.Approvals.Stages;

namespace Workflow.Approvals.Commitments;

/// <summary>Makes the facts that the rules of commitments are asked with.</summary>
internal static class CommitmentMaking
{
    /// <summary>Id of the rule set.</summary>
    public const string RuleSet = "commitments";

    /// <summary>Decides about a commitment of a case.</summary>
    /// <param name="file">The case; the decision is kept on it.</param>
    /// <param name="about">What is decided.</param>
    /// <param name="paper">The commitment as it would be.</param>
    /// <param name="signedVersion">What is said to be signed; null for what the paper says.</param>
    /// <param name="context">Time, rules.</param>
    public static Decision DecideCommitment(this CaseFile file, DecisionAbout about, CommitmentPaper paper, string? signedVersion, StepContext context) =>
        file.DecideByRules(context, RuleSet, about, parameters => CommitmentParameters.Of(parameters).Map<IReadOnlyList<object>>(read => FactsOf(file, about.Stage!, paper, signedVersion, read, context)));

    /// <summary>The applicant as registers and its own record tell; what nobody told is unknown.</summary>
    public static CommitmentApplicant ApplicantOf(CaseFile file, StepContext context)
    {
        var facts = new FactSet(file.Register.Facts, context.Now);
        IReadOnlyList<BreachRecord> breaches = [.. file.Register.Records.Select(record => new BreachRecord(record.RecordedOn, record.RepairedOn))];
        return new(facts.Text("applicant.credit-level"), facts.Flag("applicant.on-serious-list"), facts.Flag("applicant.on-abnormal-list"), Fact.Known(breaches, Source("credit-record", context)));
    }

    /// <summary>The matter as the catalogue has it.</summary>
    public static CommitmentMatter MatterOf(Matter matter, MatterCommitment commitment, StepContext context)
    {
        var source = Source("catalogue", context);
        return new(
            matter.Code, Fact.Known(commitment.RiskTags, source), commitment.NamedByStatute, Fact.Known(commitment.IsListedOn(context.Today), source), Fact.Known(false, source),
            Fact.Known(commitment.IsLowRisk, source), commitment.CheckDays, matter.Department, commitment.Regulator);
    }

    public static FactSource Source(string name, StepContext context) => new(name, context.Now, context.Now);

    private static IReadOnlyList<object> FactsOf(CaseFile file, StageApplication stage, CommitmentPaper paper, string? signedVersion, CommitmentParameters parameters, StepContext context)
    {
        var matter = context.Catalogue.Matters[paper.Matter];
        var commitment = matter.Commitment!; // A paper is only made for a matter that has one.
        var facts = new FactSet(file.Register.Facts, context.Now);
        var missing = file.Materials.Any(material => material.Stage == stage.Number && material.State == MaterialState.Missing && matter.Materials.Any(need => need.Code == material.Code));
        return
        [
            new Moment(context.Now, context.Calendar), parameters, MatterOf(matter, commitment, context), ApplicantOf(file, context),
            new Commitment(
                paper.State == CommitmentState.Declined, NoticeShown: true, paper.TextVersion, signedVersion ?? (paper.SignedAt is null ? null : paper.TextVersion), paper.Capacity ?? Signer.Other,
                HasAuthority(file, paper.SignedBy, context), paper.Method ?? SigningMethod.Other, paper.IsWhole, Others(commitment, paper, facts), paper.WithdrawnAt),
            new CommitmentCase(file.Case.No.Value, Fact.Known(!missing, Source("case", context)), paper.GrantedAt, paper.GrantedAt is not null),
            .. CommitmentPapers.Conditions(commitment, paper).Where(condition => condition.Fact is not null).Select(condition => new CheckedCondition(condition.Code, facts.Flag(condition.Fact!))),
        ];
    }

    // What is not promised must be known to be so.
    private static Fact<bool> Others(MatterCommitment commitment, CommitmentPaper paper, FactSet facts)
    {
        var others = commitment.Conditions.Where(condition => !paper.Conditions.Contains(condition.Code)).Select(condition => condition.Fact is { } name ? facts.Flag(name) : Fact.NotAsked<bool>()).ToList();
        return others.Find(fact => fact.IsFalse()) ?? others.Find(fact => !fact.IsKnown) ?? others.FirstOrDefault() ?? Fact.NotAsked<bool>();
    }

    /// <summary>In what capacity an account acts for the applicant today, by its mandates: what somebody says of itself does not count.</summary>
    public static Signer CapacityOf(CaseFile file, string account, StepContext context) =>
        !Mandates.Check(file.Register.Mandates, account, file.Applicant.Id, context.Today, MandateRole.LegalRepresentative).IsRefused ? Signer.LegalRepresentative
        : !Mandates.Check(file.Register.Mandates, account, file.Applicant.Id, context.Today, MandateRole.Agent).IsRefused ? Signer.Agent
        : Signer.Other;

    // A mandate is given on evidence, the power of attorney.
    private static bool HasAuthority(CaseFile file, string? account, StepContext context) => account is not null && CapacityOf(file, account, context) == Signer.Agent;
}
