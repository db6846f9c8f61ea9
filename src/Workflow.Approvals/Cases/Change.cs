using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Deciding;
using Workflow.Approvals.Deregistration;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Licences;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Notices;
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

    /// <summary>A document goes out.</summary>
    public sealed record DocumentIssued(DocumentDraft Draft) : Change;

    /// <summary>Rules decided, or could not.</summary>
    public sealed record DecisionMade(Decision Decision) : Change;

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

    /// <summary>A notice goes into an inbox.</summary>
    public sealed record NoticePosted(Notice Notice) : Change;

    /// <summary>A line of the audit trail.</summary>
    public sealed record Recorded(AuditFact Fact) : Change;
}
