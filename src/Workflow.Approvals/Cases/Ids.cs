namespace Workflow.Approvals.Cases;

/// <summary>The case number (办件编号): region 6 + date 8 + department 4 + serial 6 + check 1. The external id of a case.</summary>
/// <remarks>GB/T 39046-2020 fixes only the length (an..50); the pattern is an assumption.</remarks>
public readonly record struct CaseNo(string Value)
{
    public override string ToString() => Value;
}

/// <summary>Surrogate id of a party; identifiers (credit code, ID number) are kept apart.</summary>
public readonly record struct PartyId(Guid Value);

/// <summary>Project code (投资项目编号), up to 24 characters (GB/T 39046-2020 table 5).</summary>
public readonly record struct ProjectCode(string Value)
{
    public override string ToString() => Value;
}

/// <summary>Id of a review task.</summary>
public readonly record struct TaskId(Guid Value);

/// <summary>Id of a supplement (补正).</summary>
public readonly record struct SupplementId(Guid Value);

/// <summary>Id of an issued document (文书).</summary>
public readonly record struct DocumentId(Guid Value);

/// <summary>Id of a decision by rules.</summary>
public readonly record struct DecisionId(Guid Value);

/// <summary>Id of a commitment (告知承诺).</summary>
public readonly record struct CommitmentId(Guid Value)
{
    public override string ToString() => Value.ToString("D", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Id of a credit record.</summary>
public readonly record struct CreditRecordId(Guid Value);

/// <summary>Id of a notice (告知).</summary>
public readonly record struct NoticeId(Guid Value);
