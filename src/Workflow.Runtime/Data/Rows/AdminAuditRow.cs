using Workflow.Approvals.Cases;

namespace Workflow.Runtime.Data.Rows;

/// <summary>Row of <c>admin_audit</c>: who did what to an account, party, mandate or project. Inserted with the change itself, never changed. No personal data.</summary>
internal sealed class AdminAuditRow
{
    /// <summary>Counts up.</summary>
    public long Id { get; init; }

    /// <summary>Who.</summary>
    public required string Account { get; init; }

    public required ActorRole Role { get; init; }

    /// <summary>What, e.g. <c>account.changed</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Id of the row that was changed.</summary>
    public required string Subject { get; init; }

    /// <summary>Division of the subject, for administrators of one; null when it belongs to none.</summary>
    public string? Region { get; init; }

    /// <summary>JSON object of what was; null when there was nothing.</summary>
    public string? Before { get; init; }

    /// <summary>JSON object of what is since; null when there is nothing to show, e.g. of a password.</summary>
    public string? After { get; init; }

    public required DateTimeOffset OfficeTime { get; init; }
    public required DateTimeOffset SystemTime { get; init; }
}
