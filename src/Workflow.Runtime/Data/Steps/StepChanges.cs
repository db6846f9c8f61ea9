using Workflow.Approvals.Cases;
using Workflow.Approvals.Documents;
using Workflow.Engine.State;
using Workflow.Runtime.Data.Tables;
using Workflow.Runtime.Idempotency;
using Workflow.Runtime.Outbox;

namespace Workflow.Runtime.Data.Steps;

/// <summary>Everything one step writes. All of it is there after the commit, or none.</summary>
internal sealed record StepChanges
{
    /// <summary>The case file after the step: its changes are written (a row changed twice is written once, as it is last), its case row always.</summary>
    public required CaseFile File { get; init; }

    /// <summary>The instances that changed; the one that carries the case comes first, and always.</summary>
    public required IReadOnlyList<InstanceChanges> Instances { get; init; }

    /// <summary>Set when the case goes over to another version in this step.</summary>
    public MovedCase? Moved { get; init; }

    /// <summary>The migration this step takes back, or null.</summary>
    public Guid? TakenBack { get; init; }

    /// <summary>Exactly the timers of the case that stand afterwards. One that is there already with the same instant stays as it is, lease and failures included.</summary>
    public required IReadOnlyList<StandingTimer> Timers { get; init; }

    public IReadOnlyList<OutboxMessage> Messages { get; init; } = [];

    /// <summary>Renders a document once its serial is known. Pure; may be called inside the transaction only.</summary>
    public required RenderDocument Render { get; init; }

    /// <summary>The request this step answers, with its answer; written with the step. Null when the request has no key.</summary>
    public (IdempotentRequest Request, Func<StepReceipt, StoredAnswer> Answer)? Answering { get; init; }

    /// <summary>Version of the calendar the step counted on.</summary>
    public required string Calendar { get; init; }

    /// <summary>Who acts, for the audit trail.</summary>
    public required Actor Actor { get; init; }

    /// <summary>Office time of the step.</summary>
    public required DateTimeOffset OfficeTime { get; init; }

    /// <summary>Machine time of the step.</summary>
    public required DateTimeOffset SystemTime { get; init; }
}

/// <summary>What one step writes of one instance.</summary>
/// <param name="Record">The instance row as it is to be.</param>
/// <param name="IsNew">True when it began in this step.</param>
internal sealed record InstanceChanges(InstanceRecord Record, bool IsNew)
{
    /// <summary>The new state document; null leaves the stored one.</summary>
    public byte[]? State { get; init; }

    /// <summary>Bookmarks that began to wait in this step and still do.</summary>
    public IReadOnlyList<Bookmark> BookmarksAdded { get; init; } = [];

    /// <summary>Ids of stored bookmarks that wait no more.</summary>
    public IReadOnlyList<string> BookmarksRemoved { get; init; } = [];

    /// <summary>Incidents that opened in this step and still hold something up.</summary>
    public IReadOnlyList<Incident> IncidentsOpened { get; init; } = [];

    /// <summary>Stored incidents that hold nothing up any more.</summary>
    public IReadOnlyList<IncidentClosed> IncidentsClosed { get; init; } = [];

    public IReadOnlyList<JournalEntry> Journal { get; init; } = [];
}

/// <summary>Gives a draft its number and page.</summary>
/// <param name="draft">What is issued.</param>
/// <param name="year">Office year of <see cref="DocumentDraft.IssuedAt"/>.</param>
/// <param name="serial">Serial within (department, kind, year), from 1 without gaps.</param>
internal delegate IssuedDocument RenderDocument(DocumentDraft draft, int year, long serial);

/// <summary>What a commit made.</summary>
/// <param name="Documents">The documents issued, in the order of their drafts.</param>
/// <param name="Audit">The audit entries written.</param>
/// <param name="Number">How many steps have been committed on the case, this one included.</param>
internal sealed record StepReceipt(IReadOnlyList<IssuedDocument> Documents, IReadOnlyList<Audit.AuditEntry> Audit, int Number);
