using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Host.Api.Paging;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;

namespace Workflow.Host.Api.Accounts;

/// <summary><c>GET /api/accounts</c>: the accounts of an administrator's division, by name.</summary>
internal static class ListAccounts
{
    private const string List = "accounts";

    public static void Map(RouteGroupBuilder api) => api.MapGet("/accounts", HandleAsync).OnlyFor(ActorRole.Administrator)
        .WithName("listAccounts").WithSummary("The accounts of an administrator's division, by name.");

    private static async Task<Results<Ok<Page<AccountView>>, ProblemHttpResult>> HandleAsync(
        [AsParameters] PageRequest page, Caller caller, WorkflowDb db, CancellationToken cancellationToken)
    {
        var start = page.For(List);
        if (start.IsRefused)
        {
            return start.Refusal.Answer();
        }

        var (after, limit) = start.Value;
        var accounts = Visible.Accounts(db, caller);
        if (after is { Id: var id })
        {
            accounts = accounts.Where(account => string.Compare(account.Id, id) > 0);
        }

        var rows = await accounts.AsNoTracking().OrderBy(account => account.Id).Take(limit + 1).Select(AccountView.Of).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page<AccountView>(
            [.. rows.Take(limit)], rows.Count > limit ? new Cursor(List, At: null, rows[limit - 1].Account).ToString() : null));
    }
}
