using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Host.Api.Accounts;

/// <summary><c>GET /api/accounts/{id}</c>: one account, with the ETag a change rests on.</summary>
internal static class ShowAccount
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/accounts/{id}", HandleAsync).OnlyFor(ActorRole.Administrator)
        .WithName("showAccount").WithMetadata(new Versioned()).WithSummary("One account, with the ETag a change rests on.");

    private static async Task<Results<Ok<AccountView>, ProblemHttpResult>> HandleAsync(string id, HttpContext context, Caller caller, WorkflowDb db, CancellationToken cancellationToken)
    {
        var found = await FindAsync(db, caller, id, cancellationToken);
        if (found.IsRefused)
        {
            return found.Refusal.Answer();
        }

        Revision.Show(context, found.Value.Version);
        return TypedResults.Ok(AccountView.From(found.Value));
    }

    /// <summary>An account the caller administers. Refused: <c>account.not-found</c>.</summary>
    internal static async Task<Result<Account>> FindAsync(WorkflowDb db, Caller caller, string id, CancellationToken cancellationToken) =>
        Security.Accounts.NamePattern().IsMatch(id) && await Visible.Accounts(db, caller).SingleOrDefaultAsync(account => account.Id == id, cancellationToken) is { } account
            ? account
            : new AccountNotFound(id);
}
