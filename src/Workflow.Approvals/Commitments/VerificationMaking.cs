using Workflow.Approvals.Cases;
using Workflow.Approvals.Deciding;
using Workflow.Approvals.Facts;

namespace Workflow.Approvals.Commitments;

/// <summary>Asks the rules of commitments about a verification.</summary>
internal static class VerificationMaking
{
    private const string Register = "verification";

    /// <summary>Decides; the decision is kept on the case.</summary>
    /// <param name="file">A verification case.</param>
    /// <param name="subject">What is decided.</param>
    /// <param name="duty">The duty as it would be.</param>
    /// <param name="more">Facts besides those of matter, applicant and grant.</param>
    /// <param name="context">Time, rules.</param>
    public static Decision DecideVerification(this CaseFile file, string subject, VerificationDuty duty, IReadOnlyList<object> more, StepContext context) =>
        file.DecideByRules(context, CommitmentMaking.RuleSet, new(subject, Matter: duty.Matter), parameters => CommitmentParameters.Of(parameters).Map<IReadOnlyList<object>>(read =>
        [
            new Moment(context.Now, context.Calendar), read,
            new CommitmentMatter(
                duty.Matter, Fact.NotAsked<IReadOnlyList<string>>(), NamedByStatute: false, Fact.NotAsked<bool>(), Fact.NotAsked<bool>(), Fact.Known(duty.IsLowRisk, Source(context)), duty.CheckDays,
                duty.Approver, duty.Regulator),
            CommitmentMaking.ApplicantOf(file, context),
            new CommitmentCase(duty.Origin.Value, Fact.Known(true, Source(context)), duty.GrantedAt, GrantedByCommitment: true),
            .. more,
        ]));

    /// <summary>The check as a fact.</summary>
    public static Verification CheckOf(VerificationDuty duty, StepContext context) => new(
        duty.DueOn!.Value, duty.CheckedOn, // A check has its day from the start.
        duty.Finding is { } found && duty.CheckedOn is not null ? Fact.Known(found == CheckFinding.Conforms ? CheckResult.Conforms : CheckResult.ConformsInPart, Source(context)) : Fact.NotAsked<CheckResult>(),
        duty.CheckedOn is null ? Fact.NotAsked<bool>() : Fact.Known(duty.Finding == CheckFinding.PromiseFalse, Source(context)),
        Fact.Known(duty.HarmIfRevoked, Source(context)));

    /// <summary>The order to put right as a fact.</summary>
    /// <param name="duty">With a day to put right by.</param>
    /// <param name="passed">What inspectors found, or null while nobody looked.</param>
    /// <param name="context">Time.</param>
    public static Rectification OrderOf(VerificationDuty duty, bool? passed, StepContext context) =>
        new(duty.RectifyBy!.Value, passed is { } known ? Fact.Known(known, Source(context)) : Fact.NotAsked<bool>()); // An order has its day.

    /// <summary>What a rule says about a subject, with this effect; null when none does.</summary>
    public static Conclusion? Says(this Decision decision, string subject, Effect effect) =>
        decision.Conclusions.FirstOrDefault(conclusion => conclusion.Subject == subject && conclusion.Effect == effect);

    private static FactSource Source(StepContext context) => CommitmentMaking.Source(Register, context);
}
