using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflow.Host.Api.Paging;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;

namespace Workflow.Host.Api.Cases;

/// <summary><c>GET /api/cases</c>: the cases the caller may see, newest first.</summary>
internal static class ListCases
{
    private const string List = "cases";

    public static void Map(RouteGroupBuilder api) => api.MapGet("/cases", HandleAsync)
        .WithName("listCases").WithSummary("The cases the caller may see, newest first.");

    private static async Task<Results<Ok<Page<CaseRowView>>, ProblemHttpResult>> HandleAsync(
        [AsParameters] PageRequest page, Caller caller, Language language, WorkflowDb db, Desk desk, CaseRows rows, CancellationToken cancellationToken)
    {
        var start = page.For(List);
        if (start.IsRefused)
        {
            return start.Refusal.Answer(StatusCodes.Status400BadRequest);
        }

        var (after, limit) = start.Value;
        var cases = Visible.Cases(db, caller, desk.Today);
        if (after is { At: { } at, Id: var no })
        {
            cases = cases.Where(row => row.OpenedAt < at || (row.OpenedAt == at && string.Compare(row.No, no) < 0));
        }

        var heads = await CaseHead.Of(db, cases.OrderByDescending(row => row.OpenedAt).ThenByDescending(row => row.No).Take(limit + 1)).ToListAsync(cancellationToken);
        var shown = await rows.OfAsync([.. heads.Take(limit)], language, cancellationToken);
        return TypedResults.Ok(new Page<CaseRowView>(shown, heads.Count > limit ? new Cursor(List, heads[limit - 1].OpenedAt, heads[limit - 1].No).ToString() : null));
    }
}
