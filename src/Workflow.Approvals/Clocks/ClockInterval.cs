namespace Workflow.Approvals.Clocks;

/// <summary>What an interval of a clock does to the count.</summary>
public enum IntervalKind
{
    /// <summary>Time that counts. Never stored: it is what the other intervals leave, shown in the ledger.</summary>
    Running,

    /// <summary>Somebody stopped the clock on a lawful ground; does not count.</summary>
    Stopped,

    /// <summary>Does not count because of what happened elsewhere: all branches were stopped, or no stage was open.</summary>
    Excluded,

    /// <summary>The limit was made longer, from this half on.</summary>
    Extended,
}

/// <summary>One entry of a clock's ledger: a row that is added once and later at most superseded, never changed.</summary>
public sealed record ClockInterval
{
    /// <summary>Position in the clock's ledger, from 1; with the clock's id it is the key.</summary>
    public required int Number { get; init; }

    public required IntervalKind Kind { get; init; }

    /// <summary>First half concerned, included.</summary>
    public required OfficeHalf From { get; init; }

    /// <summary>Last half concerned, included; null while the end is not known, and for extensions.</summary>
    public OfficeHalf? To { get; init; }

    /// <summary>Why time does not count; null for extensions.</summary>
    public StopGround? Ground { get; init; }

    /// <summary>The provision that allows it.</summary>
    public required LegalBasis Basis { get; init; }

    /// <summary>By how much the limit was extended; only for extensions.</summary>
    public LimitLength? Extension { get; init; }

    /// <summary>Who did it: account or officer; <c>system</c> for what follows from branches.</summary>
    public required string Actor { get; init; }

    /// <summary>Reason as told to the applicant; empty when the ground says it all.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Number of the written notice (特别程序告知书, 延期告知书), once it exists.</summary>
    public string? Document { get; init; }

    /// <summary>Instant at which this entry became known to the ledger.</summary>
    public required DateTimeOffset KnownAt { get; init; }

    /// <summary>Instant at which a later entry took its place; null while it holds.</summary>
    public DateTimeOffset? SupersededAt { get; init; }

    /// <summary>Calendar the clock was computed on when the entry was made.</summary>
    public required string CalendarVersion { get; init; }

    /// <summary>True while no later entry has taken its place.</summary>
    public bool Holds => SupersededAt is null;

    /// <summary>True for kinds whose time does not count.</summary>
    public bool Pauses => Kind is IntervalKind.Stopped or IntervalKind.Excluded;

    /// <summary>The halves concerned.</summary>
    public HalfRange Range => new(From, To);

    /// <summary>True when the ledger, as it was known at the instant, held this entry.</summary>
    public bool WasKnown(DateTimeOffset at) => KnownAt <= at && (SupersededAt is not { } gone || at < gone);
}
