using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Approvals.Attachments;
using Workflow.Approvals.Cases;
using Workflow.Host.Api.Cases;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Attachments;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Host.Api.Attachments;

/// <summary><c>POST /api/cases/{no}/attachments</c>: puts a file on a case. Sent again it is the same file.</summary>
/// <remarks>The body is held in memory while it is looked at: at most 20 MB, and a few of them for each account.</remarks>
internal sealed class UploadAttachment(CaseAttachments attachments, IFileScanner scanner, TimeProvider system) : IDisposable
{
    private const int AtOnce = 4;

    private readonly PartitionedRateLimiter<string> _slots = PartitionedRateLimiter.Create<string, string>(
        account => RateLimitPartition.GetConcurrencyLimiter(account, _ => new ConcurrencyLimiterOptions { PermitLimit = AtOnce, QueueLimit = 0 }));

    public static void Map(RouteGroupBuilder api) => api.MapPost("/cases/{no}/attachments", HandleAsync)
        .WithName("uploadAttachment").WithSummary("Puts a file on a case: PDF, OFD, PNG, JPEG, DOCX or XLSX by content, at most 20 MB. Materials and opinions then name it by its hash.")
        .Accepts<UploadForm>("multipart/form-data")
        .WithMetadata(new RequestSizeLimitAttribute(UploadReading.MostBodyBytes));

    public void Dispose() => _slots.Dispose();

    private static async Task<Results<Created<AttachmentView>, Ok<AttachmentView>, ProblemHttpResult, StatusCodeHttpResult>> HandleAsync(
        string no, HttpContext context, Caller caller, WorkflowDb db, Desk desk, UploadAttachment upload, CancellationToken cancellationToken)
    {
        var number = new CaseNo(no);
        using var slot = upload._slots.AttemptAcquire(caller.Account);
        if (!slot.IsAcquired)
        {
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        // Nobody sends 20 MB for nothing: what can be said before is said before. The step asks again, under its lock.
        if (!await Visible.Cases(db, caller, desk.Today).AnyAsync(row => row.No == no, cancellationToken))
        {
            return new CaseNotFound(number).Answer();
        }

        var sent = await UploadReading.ReadAsync(context.Request, cancellationToken);
        var added = sent.IsRefused ? sent.Refusal : await upload.TakeAsync(number, sent.Value, caller, desk, cancellationToken);
        return added.IsRefused ? added.Refusal.Answer()
            : added.Value is { IsNew: true, File: { } file } ? TypedResults.Created($"/api/cases/{no}/attachments/{file.Sha256}", AttachmentView.Of(file))
            : TypedResults.Ok(AttachmentView.Of(added.Value.File));
    }

    private async Task<Result<AddedAttachment>> TakeAsync(CaseNo no, SentFile sent, Caller caller, Desk desk, CancellationToken cancellationToken)
    {
        var kind = FileInspection.Inspect(sent.Content);
        var name = kind.Then(found => FileName.Clean(sent.Name, found));
        if (name.IsRefused)
        {
            return name.Refusal;
        }

        Refusal? found = await scanner.ScanAsync(sent.Content, cancellationToken) switch
        {
            ScanVerdict.Clean => null,
            ScanVerdict.Infected => new AttachmentInfected(),
            _ => new AttachmentUnscanned(),
        };
        if (found is not null)
        {
            return found;
        }

        var file = new Attachment(Convert.ToHexStringLower(SHA256.HashData(sent.Content)), name.Value, kind.Value.MediaType, sent.Content.Length);
        return await attachments.AddAsync(no, Reach.Of(caller, desk.Today), new Upload(file, sent.Content, caller.Account, desk.Now, system.GetUtcNow()), cancellationToken);
    }
}

// Described only: the body is read as it comes in, see UploadReading.
/// <summary>The one part of an upload.</summary>
internal sealed record UploadForm(IFormFile File);

/// <summary>A file of a case.</summary>
internal sealed record AttachmentView(string Sha256, string Name, string MediaType, long Size)
{
    public static AttachmentView Of(Attachment file) => new(file.Sha256, file.Name, file.MediaType, file.Size);
}
