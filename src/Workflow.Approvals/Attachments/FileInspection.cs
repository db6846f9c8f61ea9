namespace Workflow.Approvals.Attachments;

/// <summary>Says what a file is by its bytes alone, never by its name or what the uploader's program claims. Unpacks and runs nothing.</summary>
public static class FileInspection
{
    private const int PdfEnd = 1024;

    /// <summary>The test file of the scanner makers (EICAR), in two parts: written in one, it would have this very program locked away as infected.</summary>
    private static readonly byte[] ScannerTest = [.. @"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR"u8, .. "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"u8];

    /// <summary>The type of a file.</summary>
    /// <returns>Refused: <c>attachment.infected</c> (the scanners' test file, also without a scanner), <c>attachment.type-refused</c>, <c>attachment.damaged</c>,
    /// <c>attachment.encrypted</c>, <c>attachment.unsafe</c>, <c>attachment.pixels</c>.</returns>
    public static Result<FileKind> Inspect(ReadOnlySpan<byte> file) =>
        file.IndexOf(ScannerTest) >= 0 ? new AttachmentInfected()
        : file.StartsWith("%PDF-"u8) ? Pdf(file)
        : file.StartsWith(PictureSize.PngSignature) ? Picture(FileKind.Png, PictureSize.OfPng(file))
        : file.StartsWith(PictureSize.JpegSignature) ? Picture(FileKind.Jpeg, PictureSize.OfJpeg(file))
        : file.StartsWith("PK\u0003\u0004"u8) ? Container(file)
        : new AttachmentTypeRefused();

    private static Result<FileKind> Pdf(ReadOnlySpan<byte> file) =>
        file[^Math.Min(PdfEnd, file.Length)..].IndexOf("%%EOF"u8) < 0 ? new AttachmentDamaged(FileKind.Pdf.Name)
        : HasKey(file, "/Encrypt"u8) ? new AttachmentEncrypted(FileKind.Pdf.Name)
        : FileKind.Pdf;

    // The key stands in the trailer, or in the dictionary of a cross-reference stream; both are plain text.
    private static bool HasKey(ReadOnlySpan<byte> file, ReadOnlySpan<byte> key)
    {
        for (var at = file.IndexOf(key); at >= 0; at = file.IndexOf(key))
        {
            file = file[(at + key.Length)..];
            if (file.IsEmpty || !char.IsAsciiLetterOrDigit((char)file[0]))
            {
                return true;
            }
        }

        return false;
    }

    private static Result<FileKind> Picture(FileKind kind, (long Width, long Height)? size) =>
        size is not var (width, height) || width == 0 || height == 0 ? new AttachmentDamaged(kind.Name)
        : PictureSize.IsTooLarge(width, height) ? new AttachmentPixels(width, height)
        : kind;

    private static Result<FileKind> Container(ReadOnlySpan<byte> file) => ZipDirectory.NamesOf(file).Then<FileKind>(names =>
        names.Contains("OFD.xml") ? FileKind.Ofd
        : !names.Contains("[Content_Types].xml") || names.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)) ? new AttachmentTypeRefused()
        : names.Any(name => name.StartsWith("word/", StringComparison.Ordinal)) ? FileKind.Docx
        : names.Any(name => name.StartsWith("xl/", StringComparison.Ordinal)) ? FileKind.Xlsx
        : new AttachmentTypeRefused());
}
