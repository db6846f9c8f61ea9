using Workflow.Approvals.Attachments;

namespace Workflow.Tests.Attachments;

public sealed class FileNameTests
{
    [Theory]
    [InlineData("红线图.pdf", "红线图.pdf")]
    [InlineData(@"C:\scans\红线图.PDF", "红线图.PDF")]
    [InlineData("../../etc/passwd", "passwd.pdf")]
    [InlineData("a\0b\r\nc.pdf", "abc.pdf")]
    [InlineData("invoice\u202Efdp.exe", "invoicefdp.exe.pdf")]
    [InlineData("  report.pdf. ", "report.pdf")]
    [InlineData("scan.jpg", "scan.jpg.pdf")]
    [InlineData("scan", "scan.pdf")]
    [InlineData("\U00020BB7野家.pdf", "\U00020BB7野家.pdf")]
    public void A_name_keeps_what_people_read_and_the_ending_of_its_type(string given, string name) => FileName.Clean(given, FileKind.Pdf).Value.Should().Be(name);

    [Theory]
    [InlineData("")]
    [InlineData("...")]
    [InlineData("folder/")]
    [InlineData(".pdf")]
    [InlineData("\u202E\u200B")]
    [InlineData("\uD800")]
    public void Of_which_nothing_is_left_is_refused(string given) => FileName.Clean(given, FileKind.Pdf).Refusal!.Code.Should().Be("attachment.name-invalid");

    [Fact]
    public void A_name_has_200_characters_at_most()
    {
        FileName.Clean(new string('长', 196) + ".pdf", FileKind.Pdf).Value.Should().HaveLength(200);
        FileName.Clean(new string('长', 197) + ".pdf", FileKind.Pdf).Refusal!.Code.Should().Be("attachment.name-invalid");
    }

    [Theory]
    [InlineData(199, 0, 1, false)]
    [InlineData(200, 0, 1, true)]
    [InlineData(1, 524_287_999, 1, false)]
    [InlineData(1, 524_287_999, 2, true)]
    public void A_case_takes_so_many_files_and_bytes(long files, long bytes, long size, bool isFull) => Attachment.Fits(files, bytes, size).IsRefused.Should().Be(isFull);
}
