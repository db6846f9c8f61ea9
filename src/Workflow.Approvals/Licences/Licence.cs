using Workflow.Approvals.Cases;

namespace Workflow.Approvals.Licences;

/// <summary>Surrogate id of a licence in the register.</summary>
public readonly record struct LicenceId(Guid Value);

/// <summary>An issued document with holder, number and term (证照), as the register has it now. Its history is one row for each act.</summary>
public sealed record Licence
{
    public required LicenceId Id { get; init; }

    /// <summary>Kind of the catalogue, e.g. <c>LK06</c>.</summary>
    public required string Kind { get; init; }

    public required PartyId Holder { get; init; }

    /// <summary>Number on the document (证照编号); stays through changes and renewals.</summary>
    public required string Number { get; init; }

    /// <summary>Department that issued it.</summary>
    public required string Department { get; init; }

    /// <summary>Division of the department, 6 digits.</summary>
    public required string Region { get; init; }

    /// <summary>Office day on which the present version was issued.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>First day of the term.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day of the term, which still counts (it ends at 24:00); null when it has no end.</summary>
    public DateOnly? ValidTo { get; init; }

    public required LicenceStatus Status { get; init; }

    /// <summary>Number of the version, from 1: a change or a renewal issues the next one.</summary>
    public required int Version { get; init; }

    /// <summary>E-licence identifier of the version, <see cref="LicenceIdentifier"/>.</summary>
    public required string Identifier { get; init; }

    /// <summary>What is written on it.</summary>
    public required LicenceContent Content { get; init; }

    /// <summary>The last thing done to it.</summary>
    public required LicenceAct Act { get; init; }

    /// <summary>Why, in the words of who did it; null where the act says all.</summary>
    public string? Reason { get; init; }

    /// <summary>The case whose decision the last act follows; null when it was entered by an administrator.</summary>
    public CaseNo? Case { get; init; }

    /// <summary>Counts the acts, from 1; also the tag a change rests on.</summary>
    public required int Revision { get; init; }

    /// <summary>Office time of the last act.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Whether it holds on a day: its status is valid and the day lies in its term, both ends included.</summary>
    public bool IsInForce(DateOnly day) => Status == LicenceStatus.Valid && ValidFrom <= day && (ValidTo is not { } last || day <= last);

    /// <summary>Days after a day on which it still holds: 0 on its last day, negative afterwards; null without an end.</summary>
    public int? DaysLeft(DateOnly day) => ValidTo is { } last ? last.DayNumber - day.DayNumber : null;
}

/// <summary>What is written on a licence, besides number and term.</summary>
/// <param name="HolderName">Registered name of the holder; of a person the word <c>person</c>.</param>
/// <param name="Address">Where the licensed activity takes place; null when the kind says nothing of it.</param>
/// <param name="Scope">What is licensed (许可范围); null when the kind says all.</param>
/// <param name="ResponsiblePerson">Reference to the name in party data (convention 47), e.g. <c>party-data:responsiblePerson</c>; never the name itself.</param>
public sealed record LicenceContent(string HolderName, string? Address = null, string? Scope = null, string? ResponsiblePerson = null);

/// <summary>How a licence stands.</summary>
public enum LicenceStatus
{
    /// <summary>有效: holds within its term.</summary>
    Valid,

    /// <summary>已过期: its term ended without a renewal.</summary>
    Lapsed,

    /// <summary>已注销: taken out of the register (行政许可法 art. 70).</summary>
    Cancelled,

    /// <summary>已撤销或吊销: withdrawn by decision (行政许可法 art. 69).</summary>
    Revoked,

    /// <summary>暂停: may not be used for the time being.</summary>
    Suspended,
}

/// <summary>What was done to a licence.</summary>
public enum LicenceAct
{
    /// <summary>Issued by a decision of ours.</summary>
    Issued,

    /// <summary>It existed before; an administrator entered it.</summary>
    Registered,

    /// <summary>An administrator corrected an entry.</summary>
    Corrected,

    /// <summary>变更: what is written on it changed; the term stays.</summary>
    Changed,

    /// <summary>延续: a new term.</summary>
    Renewed,

    Suspended,
    Resumed,
    Lapsed,
    Cancelled,
    Revoked,
}
