using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Documents;
using Workflow.Host.Api.Cases;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Host.Api.Documents;

/// <summary><c>GET /api/cases/{no}/documents/pack</c>: all documents of a case in one page, oldest first, each on a sheet of its own.</summary>
internal static class PackDocuments
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/cases/{no}/documents/pack", HandleAsync)
        .WithName("packDocuments").WithSummary("All documents of a case in one page for one print, oldest first.")
        .Produces<string>(contentType: "text/html");

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> HandleAsync(
        string no, HttpContext context, Caller caller, WorkflowDb db, Desk desk, CancellationToken cancellationToken)
    {
        if (!await Visible.Cases(db, caller, desk.Today).AnyAsync(row => row.No == no, cancellationToken))
        {
            return new CaseNotFound(new CaseNo(no)).Answer();
        }

        var pages = await db.Documents.AsNoTracking().Where(document => document.CaseNo == no)
            .OrderBy(document => document.IssuedAt).ThenBy(document => document.Id)
            .Join(db.DocumentContents, document => document.Id, content => content.DocumentId, (_, content) => content.Html)
            .ToListAsync(cancellationToken);
        if (pages.Count == 0)
        {
            return new NoDocuments(no).Answer();
        }

        context.Response.Headers.ContentSecurityPolicy = ShowDocument.Policy;
        return TypedResults.Content(DocumentPack.Of($"办件 {no} 全部文书", pages), "text/html; charset=utf-8");
    }
}

/// <summary>Nothing has been issued on the case yet.</summary>
internal sealed record NoDocuments(string Case) : Refusal("document.none", $"Case {Case} has no documents yet.", ("case", Case));
