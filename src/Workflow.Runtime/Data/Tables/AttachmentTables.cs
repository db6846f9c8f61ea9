using Workflow.Approvals.Attachments;
using Workflow.Approvals.Cases;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Runtime.Data.Tables;

/// <summary>The bytes of a file, and when they were stored by system time.</summary>
internal sealed record ContentLine(string Sha256, string MediaType, byte[] Content, DateTimeOffset StoredAt);

/// <summary>A file of a case: who uploaded it, and when by office time.</summary>
internal sealed record AttachmentLine(Attachment File, string Account, DateTimeOffset UploadedAt);

/// <summary>How much a case holds, and the file asked for if it is among it.</summary>
internal sealed record AttachmentsHeld(long Count, long Bytes);

/// <summary><c>attachment_contents</c>, <c>attachments</c>.</summary>
internal static class AttachmentTables
{
    public static StepTable<ContentLine> Contents { get; } = new(
        "attachment_contents", 1, "sha256 size media_type content stored_at",
        (row, _, line) => row.Text(line.Sha256).Number(line.Content.Length).Text(line.MediaType).Bytes(line.Content).Instant(line.StoredAt));

    public static StepTable<AttachmentLine> Attachments { get; } = new(
        "attachments", 2, "case_no sha256 name account uploaded_at",
        (row, @case, line) => row.Text(@case.Value).Text(line.File.Sha256).Text(line.File.Name).Text(line.Account).Instant(line.UploadedAt));

    private const string OfCase = "from attachments join attachment_contents on attachment_contents.sha256 = attachments.sha256 where case_no = $1";

    /// <summary>What the case holds.</summary>
    public static Statement Held(CaseNo @case) => new($"select count(*), cast(coalesce(sum(size), 0) as bigint) {OfCase}", new RowWriter().Text(@case.Value).Cells);

    /// <summary>The file of the case, or no row.</summary>
    public static Statement Finding(CaseNo @case, string sha256) =>
        new($"select attachments.sha256, name, media_type, size {OfCase} and attachments.sha256 = $2", new RowWriter().Text(@case.Value).Text(sha256).Cells);

    /// <summary>The hash if the store has the bytes already, or no row.</summary>
    public static Statement FindingContent(string sha256) => new("select sha256 from attachment_contents where sha256 = $1", new RowWriter().Text(sha256).Cells);

    /// <summary>Bytes that another case may bring at the same moment: whoever comes second leaves them as they are.</summary>
    public static Statement Keeping(CaseNo @case, ContentLine line)
    {
        var adding = Contents.Adding(@case, line);
        return adding with { Sql = $"{adding.Sql} on conflict (sha256) do nothing" };
    }

    public static AttachmentsHeld ReadHeld(RowReader row) => new(row.Number(), row.Number());

    public static Attachment Read(RowReader row) => new(row.Text(), row.Text(), row.Text(), row.Number());
}
