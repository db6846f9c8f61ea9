using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Host.Api.Paging;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;

namespace Workflow.Host.Api.Accounts;

/// <summary><c>GET /api/colleagues</c>: to whom the caller may delegate: open accounts of its department and division, without itself, by name.</summary>
internal static class ListColleagues
{
    private const string List = "colleagues";

    public static void Map(RouteGroupBuilder api) => api.MapGet("/colleagues", HandleAsync).OnlyFor(ActorRole.IntakeClerk, ActorRole.Reviewer, ActorRole.DepartmentHead)
        .WithName("listColleagues").WithSummary("To whom the caller may delegate: open accounts of its department and division.");

    private static async Task<Results<Ok<Page<ColleagueView>>, ProblemHttpResult>> HandleAsync(
        [AsParameters] PageRequest page, Caller caller, WorkflowDb db, CancellationToken cancellationToken)
    {
        var start = page.For(List);
        if (start.IsRefused)
        {
            return start.Refusal.Answer();
        }

        var (after, limit) = start.Value;
        var others = Colleagues.Of(db, caller).Where(account => account.Id != caller.Account);
        if (after is { Id: var id })
        {
            others = others.Where(account => string.Compare(account.Id, id) > 0);
        }

        var rows = await others.AsNoTracking().OrderBy(account => account.Id).Take(limit + 1)
            .Select(account => new ColleagueView(account.Id, account.DisplayName, account.Role)).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page<ColleagueView>(
            [.. rows.Take(limit)], rows.Count > limit ? new Cursor(List, At: null, rows[limit - 1].Account).ToString() : null));
    }
}

/// <summary>Somebody of the same department.</summary>
internal sealed record ColleagueView(string Account, string DisplayName, ActorRole Role);
