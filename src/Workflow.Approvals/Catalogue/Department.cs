namespace Workflow.Approvals.Catalogue;

/// <summary>A department. <paramref name="ShortName"/> is used in document numbers.</summary>
public sealed record Department(string Code, string Name, string NameEn, string ShortName)
{
    /// <summary>Unified social credit code, the issuer in e-licence identifiers; null when the department issues no licences.</summary>
    public string? CreditCode { get; init; }

    /// <summary>The credit code is made up, for a demo or a test: nobody looked it up.</summary>
    public bool IsCodeAssumed { get; init; }
}
