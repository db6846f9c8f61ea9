namespace Workflow.Approvals.Attachments;

/// <summary>A type of file that is taken.</summary>
/// <param name="Name">As people call it.</param>
/// <param name="MediaType">As it is given out.</param>
/// <param name="Extensions">Endings of its name; the first is put on a name that has none of them.</param>
public sealed record FileKind(string Name, string MediaType, params IReadOnlyList<string> Extensions)
{
    public static FileKind Pdf { get; } = new("PDF", "application/pdf", ".pdf");

    /// <summary>GB/T 33190, the national format of fixed-layout papers.</summary>
    public static FileKind Ofd { get; } = new("OFD", "application/ofd", ".ofd");

    public static FileKind Png { get; } = new("PNG", "image/png", ".png");

    public static FileKind Jpeg { get; } = new("JPEG", "image/jpeg", ".jpg", ".jpeg");

    public static FileKind Docx { get; } = new("DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx");

    public static FileKind Xlsx { get; } = new("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx");
}
