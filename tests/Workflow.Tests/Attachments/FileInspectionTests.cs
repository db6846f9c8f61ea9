using System.Buffers.Binary;
using System.Text;
using Workflow.Approvals.Attachments;

namespace Workflow.Tests.Attachments;

public sealed class FileInspectionTests
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF\n");

    public static TheoryData<string, byte[]> Sound => new()
    {
        { "application/pdf", Pdf },
        { "image/png", Png(600, 800) },
        { "image/jpeg", Jpeg(600, 800) },
        { "application/ofd", Zip.Of("OFD.xml", "Doc_0/Document.xml") },
        { FileKind.Docx.MediaType, Zip.Docx },
        { FileKind.Xlsx.MediaType, Zip.Of("[Content_Types].xml", "xl/workbook.xml") },
    };

    public static TheoryData<string, string, byte[]> Bad => new()
    {
        { "empty", "attachment.type-refused", [] },
        { "text", "attachment.type-refused", Encoding.UTF8.GetBytes("只是文字") },
        { "a page", "attachment.type-refused", Encoding.UTF8.GetBytes("<html><script>alert(1)</script>") },
        { "a program", "attachment.type-refused", [(byte)'M', (byte)'Z', 0x90, 0] },
        { "a PDF behind something else", "attachment.type-refused", [(byte)'\n', .. Pdf] },
        { "an archive of another kind", "attachment.type-refused", Zip.Of("readme.txt") },
        { "a container that only says so", "attachment.type-refused", Zip.Of("[Content_Types].xml", "other/part.xml") },
        { "macros", "attachment.type-refused", Zip.Of("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin") },
        { "a PDF cut off", "attachment.damaged", Pdf[..60] },
        { "a PDF with a password", "attachment.encrypted", Encoding.ASCII.GetBytes("%PDF-1.7\ntrailer << /Encrypt 5 0 R >>\n%%EOF") },
        { "a PNG without its header", "attachment.damaged", Png(600, 800)[..20] },
        { "a PNG of no width", "attachment.damaged", Png(0, 800) },
        { "a PNG of a billion pixels", "attachment.pixels", Png(29_999, 29_999) },
        { "a PNG that is one long line", "attachment.pixels", Png(4_000_000_000, 1) },
        { "a JPEG cut off", "attachment.damaged", Jpeg(600, 800)[..8] },
        { "a JPEG of four billion pixels", "attachment.pixels", Jpeg(65_535, 65_535) },
        { "a JPEG whose piece has no length", "attachment.damaged", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0, 0, 0, 0, 0, 0] },
        { "a container cut off", "attachment.damaged", Zip.Docx[..^8] },
        { "a container with something behind it", "attachment.damaged", [.. Zip.Docx, 0] },
        { "a container that claims more entries", "attachment.damaged", Zip.BentEnd(Zip.BentEnd(Zip.Docx, 8, 9), 10, 9) },
        { "a container on several disks", "attachment.damaged", Zip.BentEnd(Zip.Docx, 4, 1) },
        { "an entry that begins outside", "attachment.damaged", Zip.Bent(Zip.Docx, 42, 0xF0, 0xFF, 0xFF, 0x7F) },
        { "an encrypted entry", "attachment.encrypted", Zip.Bent(Zip.Docx, 8, 0x01) },
        { "an entry of the same name twice", "attachment.unsafe", Zip.Of("[Content_Types].xml", "word/a.xml", "word/A.xml") },
        { "a path upwards", "attachment.unsafe", Zip.Of("[Content_Types].xml", "word/document.xml", "word/../../x") },
        { "a path from the root", "attachment.unsafe", Zip.Of("[Content_Types].xml", "word/document.xml", "/etc/passwd") },
        { "a path of another system", "attachment.unsafe", Zip.Of("[Content_Types].xml", "word/document.xml", "word\\x") },
        { "a path with a drive", "attachment.unsafe", Zip.Of("[Content_Types].xml", "word/document.xml", "c:x") },
        { "a link", "attachment.unsafe", Zip.Bent(Zip.Docx, 38, 0, 0, 0xFF, 0xA1) },
        { "unusual compression", "attachment.unsafe", Zip.Bent(Zip.Docx, 10, 14) },
        { "another name before the entry", "attachment.unsafe", Zip.Bent(Zip.Docx, 46, (byte)'{') },
        { "a bomb that says so", "attachment.unsafe", Zip.Bent(Zip.Docx, 24, 0xFF, 0xFF, 0xFF, 0x1F) },
        { "ten thousand and one entries", "attachment.unsafe", Zip.Of([.. Enumerable.Range(0, 10_001).Select(i => $"word/{i}.xml")]) },
        { "a bomb of zeros", "attachment.unsafe", Zip.With(("[Content_Types].xml", []), ("word/document.xml", new byte[40_000_000])) },
    };

    [Theory]
    [MemberData(nameof(Sound))]
    public void The_content_says_the_type(string mediaType, byte[] file) => FileInspection.Inspect(file).Value.MediaType.Should().Be(mediaType);

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_is_not_taken_is_refused_with_its_reason(string what, string code, byte[] file) => FileInspection.Inspect(file).Refusal?.Code.Should().Be(code, what);

    [Fact]
    public void Two_entries_over_the_same_bytes_are_refused()
    {
        var zip = Zip.Docx;

        // The first entry claims all bytes before the directory but ten; the others lie within them.
        var bent = Zip.Bent(zip, 20, (byte)(Zip.Directory(zip) - 30 - "[Content_Types].xml".Length - 10), 0, 0, 0);

        FileInspection.Inspect(bent).Refusal?.Code.Should().Be("attachment.unsafe");
    }

    [Fact]
    public void The_scanners_test_file_is_refused_wherever_it_stands()
    {
        var test = Encoding.ASCII.GetBytes(@"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR" + Rest());

        FileInspection.Inspect(test).Refusal!.Code.Should().Be("attachment.infected");
        FileInspection.Inspect([.. Pdf[..^6], .. test, .. "%%EOF"u8]).Refusal!.Code.Should().Be("attachment.infected");

        // In two parts, so that no scanner takes this assembly away.
        static string Rest() => string.Concat("-STANDARD-ANTIVIRUS", "-TEST-FILE!$H+H*".AsSpan());
    }

    [Fact]
    public void A_key_that_only_begins_alike_is_not_taken_for_encryption()
    {
        var pdf = Encoding.ASCII.GetBytes("%PDF-1.7\n<< /EncryptMetadata true >>\n%%EOF");

        FileInspection.Inspect(pdf).Value.Should().Be(FileKind.Pdf);
    }

    [Fact]
    public void Whatever_bytes_come_there_is_an_answer()
    {
        var seed = int.Parse(Environment.GetEnvironmentVariable("WORKFLOW_SEED") ?? "20260302", System.Globalization.CultureInfo.InvariantCulture);
        var random = new Random(seed);
        byte[][] good = [.. Sound.Select(row => (byte[])row[1])];

        for (var i = 0; i < 20_000; i++)
        {
            var file = good[random.Next(good.Length)].ToArray();
            for (var bent = random.Next(1, 6); bent > 0; bent--)
            {
                file[random.Next(file.Length)] = (byte)random.Next(256);
            }

            var part = file[..random.Next(file.Length + 1)];

            var inspect = () => (FileInspection.Inspect(file), FileInspection.Inspect(part));

            inspect.Should().NotThrow($"seed {seed}, file {i}");
        }
    }

    private static byte[] Png(uint width, uint height)
    {
        byte[] file = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, .. new byte[17]];
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(16), width);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(20), height);
        return file;
    }

    private static byte[] Jpeg(ushort width, ushort height)
    {
        byte[] file = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xFF, 0xC0, 0, 17, 8, 0, 0, 0, 0, 3, .. new byte[12]];
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(14), height);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(16), width);
        return file;
    }
}
