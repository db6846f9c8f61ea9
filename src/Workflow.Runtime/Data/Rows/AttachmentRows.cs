namespace Workflow.Runtime.Data.Rows;

/// <summary>Row of <c>attachment_contents</c>: the bytes of a file, kept once however often and on however many cases it was uploaded. Never changed.</summary>
internal sealed class AttachmentContentRow
{
    /// <summary>Lower-case hex of the SHA-256 of <see cref="Content"/>.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>As the content says, whatever the uploader said.</summary>
    public required string MediaType { get; init; }

    public required byte[] Content { get; init; }

    /// <summary>System time.</summary>
    public required DateTimeOffset StoredAt { get; init; }
}

/// <summary>Row of <c>attachments</c>: a file of a case.</summary>
internal sealed class AttachmentRow
{
    public required string CaseNo { get; init; }
    public required string Sha256 { get; init; }

    /// <summary>Cleaned file name with the extension of its type.</summary>
    public required string Name { get; init; }

    /// <summary>Who uploaded it first.</summary>
    public required string Account { get; init; }

    /// <summary>Office time.</summary>
    public required DateTimeOffset UploadedAt { get; init; }
}
