using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Host.Api.Cases;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Host.Api.Notices;

/// <summary><c>POST /api/notices/{id}/read</c>: a notice of the caller's inbox is read. Once read it stays as it was first read.</summary>
internal static class ReadNotice
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/notices/{id:guid}/read", HandleAsync)
        .WithName("readNotice").WithSummary("Marks a notice of one's inbox as read; once read it stays so.");

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(Guid id, Caller caller, WorkflowDb db, Desk desk, CancellationToken cancellationToken)
    {
        if (await Visible.Notices(db, caller, desk.Today).SingleOrDefaultAsync(notice => notice.Id == id, cancellationToken) is not { } notice)
        {
            return new NoticeNotFound(id).Answer();
        }

        notice.ReadAt ??= desk.Now.ToMilliseconds();
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <summary>The caller's inbox has no such notice.</summary>
internal sealed record NoticeNotFound(Guid Notice) : Refusal("notice.not-found", $"There is no notice {Notice}.", ("notice", Notice.ToString()));
