namespace Workflow.Approvals.Attachments;

/// <summary>A file of a case. Its hash names it: the same bytes are the same file (convention 51).</summary>
/// <param name="Sha256">Lower-case hex of the SHA-256 of its bytes.</param>
/// <param name="Name">Cleaned name, see <see cref="FileName"/>.</param>
/// <param name="MediaType">As the content says.</param>
/// <param name="Size">Bytes.</param>
public sealed record Attachment(string Sha256, string Name, string MediaType, long Size)
{
    /// <summary>Most bytes of one file: 20 MB.</summary>
    public const int MostBytes = 20 * 1024 * 1024;

    /// <summary>Most files of one case.</summary>
    public const int MostFiles = 200;

    /// <summary>Most bytes of all files of one case: 500 MB.</summary>
    public const long MostBytesOfCase = 500L * 1024 * 1024;

    /// <summary>What the reference of a material begins with when a file stands behind it; the hash follows.</summary>
    public const string Scheme = "file:";

    /// <summary>The case can take this file besides what it holds. Refused: <c>attachment.case-full</c>.</summary>
    /// <param name="held">Files it holds.</param>
    /// <param name="bytes">Bytes of those.</param>
    /// <param name="size">Bytes of the new one.</param>
    public static Result Fits(long held, long bytes, long size) => held >= MostFiles || bytes + size > MostBytesOfCase ? new AttachmentCaseFull() : Result.Done;
}
