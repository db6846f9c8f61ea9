using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Workflow.Approvals;
using Workflow.Host.Api.Cases;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;

namespace Workflow.Host.Api.Documents;

/// <summary><c>GET /api/cases/{no}/documents/{id}</c>: the page of an issued document, byte for byte as it was rendered.</summary>
internal static class ShowDocument
{
    // The page brings its own style and nothing else; sandboxed, so that it could not act for the reader even if it held a script.
    internal const string Policy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void Map(RouteGroupBuilder api) => api.MapGet("/cases/{no}/documents/{id:guid}", HandleAsync)
        .WithName("showDocument").WithSummary("The page of an issued document, byte for byte as it was rendered.");

    private static async Task<Results<ContentHttpResult, StatusCodeHttpResult, ProblemHttpResult>> HandleAsync(
        string no, Guid id, HttpContext context, Caller caller, WorkflowDb db, Desk desk, CancellationToken cancellationToken)
    {
        var found = await Visible.Cases(db, caller, desk.Today).AsNoTracking()
            .Where(row => row.No == no)
            .Join(db.Documents.Where(document => document.Id == id), row => row.No, document => document.CaseNo, (_, document) => document)
            .Join(db.DocumentContents, document => document.Id, content => content.DocumentId, (document, content) => new { document.Sha256, content.Html })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return new DocumentNotFound(no, id).Answer(StatusCodes.Status404NotFound);
        }

        var tag = new EntityTagHeaderValue($"\"{found.Sha256}\"");
        context.Response.GetTypedHeaders().ETag = tag;
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.ContentSecurityPolicy = Policy;
        return context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false))
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Content(found.Html, "text/html; charset=utf-8");
    }
}

/// <summary>The case has no such document, or the caller may not see the case.</summary>
internal sealed record DocumentNotFound(string Case, Guid Document)
    : Refusal("document.not-found", $"Case {Case} has no document {Document}.", ("case", Case), ("document", Document.ToString()));
