using System.Text.Json.Nodes;
using Workflow.Approvals.Archives;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Commitments;
using Workflow.Approvals.Deciding;
using Workflow.Approvals.Deregistration;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Joint;
using Workflow.Approvals.Licences;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Parties;
using Workflow.Approvals.PublicNotices;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Cases;

/// <summary>One change of a case file. A closed set: the store knows how to write each, nothing else is ever written. A changed row is given whole.</summary>
public abstract record Change
{
    private Change() { }

    /// <summary>The case row, new or changed.</summary>
    public sealed record CaseChanged(Case Case) : Change;

    /// <summary>A stage, opened or moved.</summary>
    public sealed record StageChanged(StageApplication Stage) : Change;

    /// <summary>A task, opened or moved.</summary>
    public sealed record TaskChanged(ReviewTask Task) : Change;

    /// <summary>A clock, started or changed, with all its intervals.</summary>
    public sealed record ClockChanged(Clock Clock) : Change;

    /// <summary>A material, noted or moved.</summary>
    public sealed record MaterialChanged(Material Material) : Change;

    /// <summary>A supplement, begun or moved.</summary>
    public sealed record SupplementChanged(Supplement Supplement) : Change;

    /// <summary>A personal field was given. It goes to party data, encrypted per person, and nowhere else (convention 47).</summary>
    /// <param name="Party">Whose.</param>
    /// <param name="Field">Field code; the form keeps <c>party-data:</c> and this code.</param>
    /// <param name="Value">As filed.</param>
    public sealed record PersonalDataGiven(PartyId Party, string Field, JsonNode Value) : Change;

    /// <summary>The applicant is registered: it has another kind, name, and a credit code from now on (convention 46).</summary>
    /// <param name="Party">The applicant as it is now.</param>
    /// <param name="Code">The identifier it did not have before.</param>
    public sealed record PartyIncorporated(Party Party, PartyIdentifier Code) : Change;

    /// <summary>A document goes out.</summary>
    public sealed record DocumentIssued(DocumentDraft Draft) : Change;

    /// <summary>Rules decided, or could not.</summary>
    public sealed record DecisionMade(Decision Decision) : Change;

    /// <summary>A joint review, opened or moved.</summary>
    public sealed record JointReviewChanged(JointReview Review) : Change;

    /// <summary>An issue of a joint review, raised or moved.</summary>
    public sealed record JointIssueChanged(JointIssue Issue) : Change;

    /// <summary>The meeting the step has locked: an item was put on its agenda.</summary>
    public sealed record MeetingChanged(Meeting Meeting) : Change;

    /// <summary>A deregistration went on.</summary>
    public sealed record DeregistrationChanged(DeregistrationRecord Record) : Change;

    /// <summary>A public notice was published, spoken against or ended.</summary>
    public sealed record PublicNoticeChanged(PublicNotice Notice) : Change;

    /// <summary>The applicant is no more (注销): it can apply for nothing from now on.</summary>
    /// <param name="Party">Which.</param>
    /// <param name="On">Office day.</param>
    public sealed record PartyClosed(PartyId Party, DateOnly On) : Change;

    /// <summary>Something was done to a licence: it was issued, or its next revision follows the one before. The store writes the row and a line of its history.</summary>
    public sealed record LicenceChanged(Licence Licence) : Change;

    /// <summary>A commitment, shown or moved.</summary>
    public sealed record CommitmentChanged(CommitmentPaper Commitment) : Change;

    /// <summary>The text of a commitment as it was shown; it never changes.</summary>
    public sealed record CommitmentTextKept(CommitmentId Commitment, string Text) : Change;

    /// <summary>The duty of a verification case, new or moved.</summary>
    public sealed record VerificationChanged(VerificationDuty Duty) : Change;

    /// <summary>A credit record of the applicant, new or repaired.</summary>
    public sealed record CreditChanged(CreditRecord Record) : Change;

    /// <summary>Something for another case leaves after the commit, at least once.</summary>
    /// <param name="EffectId">Unique and reproducible: whoever takes it knows a repeated delivery by it.</param>
    /// <param name="Kind">Picks who takes it.</param>
    /// <param name="Payload">Case facts only.</param>
    public sealed record MessageLeft(string EffectId, string Kind, JsonObject Payload) : Change;

    /// <summary>A notice goes into an inbox.</summary>
    public sealed record NoticePosted(Notice Notice) : Change;

    /// <summary>The case is closed in this step, so its papers are archived: the store writes their catalogue, with those of this step.</summary>
    public sealed record CaseArchived(Retention Retention) : Change;

    /// <summary>A line of the audit trail.</summary>
    public sealed record Recorded(AuditFact Fact) : Change;
}
