using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Workflow.Approvals;
using Workflow.Host.Api.Cases;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;

namespace Workflow.Host.Api.Attachments;

/// <summary><c>GET /api/cases/{no}/attachments/{sha256}</c>: the file, to be saved and never to be shown as part of the pages.</summary>
internal static class ShowAttachment
{
    private const string Policy = "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void Map(RouteGroupBuilder api) => api.MapGet("/cases/{no}/attachments/{sha256}", HandleAsync)
        .WithName("showAttachment").WithSummary("A file of a case, byte for byte as it was uploaded.")
        .Produces<byte[]>(contentType: "application/octet-stream");

    private static async Task<Results<FileContentHttpResult, StatusCodeHttpResult, ProblemHttpResult>> HandleAsync(
        string no, string sha256, HttpContext context, Caller caller, WorkflowDb db, Desk desk, CancellationToken cancellationToken)
    {
        var found = await Visible.Cases(db, caller, desk.Today).AsNoTracking()
            .Where(row => row.No == no)
            .Join(db.Attachments.Where(file => file.Sha256 == sha256), row => row.No, file => file.CaseNo, (_, file) => file.Name)
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return new AttachmentNotFound(no, sha256).Answer();
        }

        var tag = new EntityTagHeaderValue($"\"{sha256}\"");
        var headers = context.Response.GetTypedHeaders();
        headers.ETag = tag;
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.ContentSecurityPolicy = Policy;
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var content = await db.AttachmentContents.AsNoTracking().Where(file => file.Sha256 == sha256).Select(file => new { file.Content, file.MediaType }).SingleAsync(cancellationToken);
        return TypedResults.File(content.Content, content.MediaType, found);
    }
}

/// <summary>The case has no such file, or the caller may not see the case.</summary>
internal sealed record AttachmentNotFound(string Case, string Attachment)
    : Refusal("attachment.not-found", $"Case {Case} has no file {Attachment}.", ("case", Case), ("attachment", Attachment));
