using Workflow.Approvals.Deciding;
using Workflow.Approvals.Facts;

namespace Workflow.Runtime.Data.Rows;

/// <summary>Row of <c>decisions</c>, without what it rests on.</summary>
internal sealed class DecisionRow
{
    public required Guid Id { get; init; }
    public required string CaseNo { get; init; }
    public required string Subject { get; init; }
    public required Effect Effect { get; init; }
    public int? Stage { get; init; }
    public Guid? TaskId { get; init; }
    public string? Matter { get; init; }
    public required string RuleSet { get; init; }
    public required int Version { get; init; }
    public required string Hash { get; init; }
    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>Version of the calendar days were counted on.</summary>
    public required string Calendar { get; init; }

    public string? Failure { get; init; }
}

/// <summary>Row of <c>decision_receipts</c>: what a decision rests on, apart so that lists never load it.</summary>
internal sealed class DecisionReceiptRow
{
    public required Guid DecisionId { get; init; }

    /// <summary>JSON array of facts.</summary>
    public required string Facts { get; init; }

    /// <summary>JSON array of conclusions.</summary>
    public required string Conclusions { get; init; }

    /// <summary>The receipt, byte for byte as the rules engine wrote it.</summary>
    public required byte[] Receipt { get; init; }
}

/// <summary>Row of <c>fact_snapshots</c>: the last answer of a source about a party. What a decision rested on is kept with the decision.</summary>
internal sealed class FactSnapshotRow
{
    public required Guid PartyId { get; init; }
    public required string Source { get; init; }
    public required string Name { get; init; }

    /// <summary>JSON; null when there was no answer.</summary>
    public string? Value { get; set; }

    public required DateTimeOffset ObservedAt { get; set; }
    public required DateTimeOffset FetchedAt { get; set; }
    public required FactStatus Status { get; set; }
}

/// <summary>Row of <c>scenario_switches</c>: an instant scenario that somebody switched off or on again.</summary>
internal sealed class ScenarioSwitchRow
{
    public required string Code { get; init; }
    public required bool IsOpen { get; set; }
    public required string ChangedBy { get; set; }
    public required DateTimeOffset ChangedAt { get; set; }
    public required string Reason { get; set; }

    /// <summary>Counts changes, for If-Match.</summary>
    public required int Version { get; set; }
}
