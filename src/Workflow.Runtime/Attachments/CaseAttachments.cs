using Workflow.Approvals;
using Workflow.Approvals.Attachments;
using Workflow.Approvals.Cases;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Steps;
using Workflow.Runtime.Data.Tables;

namespace Workflow.Runtime.Attachments;

/// <summary>Puts files on cases: the bytes once, whoever brings them how often, and a row for each case they are on (convention 51).</summary>
internal sealed class CaseAttachments(Dialect dialect)
{
    /// <summary>Puts a file on a case, under the lock of the case so that its limits hold; one transaction for bytes and row.</summary>
    /// <param name="no">The case.</param>
    /// <param name="reach">Which cases the uploader may touch.</param>
    /// <param name="upload">The file, inspected and scanned.</param>
    /// <param name="cancellationToken">Stops waiting for the lock.</param>
    /// <returns>The file as the case has it: under the name of its first upload. Refused: <c>case.not-found</c>, <c>case.closed</c>, <c>attachment.case-full</c>.</returns>
    public async Task<Result<AddedAttachment>> AddAsync(CaseNo no, CaseReach reach, Upload upload, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var file = upload.File;
        var found = await connection.QueryAsync(
            [CaseTable.Locking(no, reach, dialect), AttachmentTables.Held(no), AttachmentTables.Finding(no, file.Sha256), AttachmentTables.FindingContent(file.Sha256)],
            async answers => (
                Case: await answers.OneAsync(CaseTable.Read), Held: (await answers.OneAsync(AttachmentTables.ReadHeld))!, // An aggregate always gives its row.
                Before: await answers.OneAsync(AttachmentTables.Read), Content: await answers.OneAsync(row => row.Text())),
            cancellationToken);
        if (found.Case?.Case is not { } @case)
        {
            return new CaseNotFound(no);
        }

        if (found.Before is { } before)
        {
            return new AddedAttachment(before, IsNew: false);
        }

        var refusal = @case.IsClosed ? new CaseClosed(no, @case.State) : Attachment.Fits(found.Held.Count, found.Held.Bytes, file.Size).Refusal;
        if (refusal is not null)
        {
            return refusal;
        }

        List<Statement> statements = found.Content is null
            ? [AttachmentTables.Keeping(no, new(file.Sha256, file.MediaType, upload.Content, upload.StoredAt.ToMilliseconds()))]
            : [];
        statements.Add(AttachmentTables.Attachments.Adding(no, new(file, upload.Account, upload.UploadedAt.ToMilliseconds())));
        await connection.CommitAsync(statements, cancellationToken);
        return new AddedAttachment(file, IsNew: true);
    }
}

/// <summary>A file on its way onto a case.</summary>
/// <param name="File">What it is called and what it is.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Account">Who uploads it.</param>
/// <param name="UploadedAt">Office time.</param>
/// <param name="StoredAt">System time.</param>
internal sealed record Upload(Attachment File, byte[] Content, string Account, DateTimeOffset UploadedAt, DateTimeOffset StoredAt);

/// <summary>A file on its case.</summary>
/// <param name="IsNew">False when the case had it already.</param>
internal sealed record AddedAttachment(Attachment File, bool IsNew);
