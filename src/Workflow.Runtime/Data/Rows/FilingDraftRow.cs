namespace Workflow.Runtime.Data.Rows;

/// <summary>Row of <c>filing_drafts</c>: what an applicant has typed of a stage application so far. Sealed as a whole with the party's key, since it holds personal fields.</summary>
internal sealed class FilingDraftRow
{
    public required string CaseNo { get; init; }

    /// <summary>Stage code.</summary>
    public required string Stage { get; init; }

    /// <summary>Another one with every save, never given twice: a draft made anew after one was dropped is not taken for the old one.</summary>
    public required Guid Version { get; init; }

    public required byte[] Nonce { get; init; }

    /// <summary>AES-GCM cipher text followed by its tag.</summary>
    public required byte[] Cipher { get; init; }

    /// <summary>Office time.</summary>
    public required DateTimeOffset SavedAt { get; init; }

    /// <summary>Account that saved it.</summary>
    public required string SavedBy { get; init; }
}
