using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;
using Workflow.Runtime.Versions;

namespace Workflow.Host.Api.Accounts;

/// <summary><c>PUT /api/accounts/{id}</c>: another display name, other duties, closed or open again. Other duties and closing end its sessions within a minute.</summary>
internal static class ChangeAccount
{
    public static void Map(RouteGroupBuilder api) => api.MapPut("/accounts/{id}", HandleAsync).OnlyFor(ActorRole.Administrator)
        .WithName("changeAccount").WithMetadata(new Versioned(Takes: true)).WithSummary("Changes display name and duties of an account, closes it or opens it again (If-Match).");

    private static async Task<Results<Ok<AccountView>, ProblemHttpResult>> HandleAsync(
        string id, Request request, HttpContext context, Caller caller, WorkflowDb db, PublishedVersions versions, AdminTrail trail,
        CancellationToken cancellationToken)
    {
        var found = await ShowAccount.FindAsync(db, caller, id, cancellationToken);
        if (found.IsRefused)
        {
            return found.Refusal.Answer();
        }

        var account = found.Value;
        if ((Revision.Check(context, account.Version).Refusal ?? Fault(request, account, caller, versions)) is { } no)
        {
            return no.Answer();
        }

        var before = AccountView.From(account);
        (account.DisplayName, account.Department, account.Region, account.IsClosed) = (request.DisplayName, request.Department, request.Region, request.Closed);
        account.Version++;
        var after = AccountView.From(account);
        if (before with { DisplayName = after.DisplayName } != after)
        {
            Security.Accounts.EndSessions(account);
        }

        db.AdminAudit.Add(trail.Of(caller, "account.changed", id, after.Region, before.Trail(), after.Trail()));
        var saved = await db.SaveAsync(cancellationToken);
        if (saved.IsRefused)
        {
            return saved.Refusal.Answer();
        }

        Revision.Show(context, account.Version);
        return TypedResults.Ok(after);
    }

    private static Refusal? Fault(Request request, Account account, Caller caller, PublishedVersions versions) =>
        RegionForeign.Check(caller, request.Region).Refusal
        ?? new NewAccount(account.Id, request.DisplayName, account.Role) { Department = request.Department, Region = request.Region }.Check().Refusal
        ?? Duties.CheckDepartment(request.Department, versions.Catalogue).Refusal
        ?? (request.Closed && account.Id == caller.Account ? new AccountClosesItself(account.Id) : null);

    /// <summary>What the account is to be; everything is given.</summary>
    /// <param name="DisplayName">What others see.</param>
    /// <param name="Department">Department code, or null.</param>
    /// <param name="Region">Administrative division, or null for all.</param>
    /// <param name="Closed">True: nobody signs in with it any more.</param>
    private sealed record Request(string DisplayName, string? Department, string? Region, bool Closed);
}

/// <summary>The last administrator would lock everybody out.</summary>
internal sealed record AccountClosesItself(string Account) : Refusal("account.closes-itself", $"Account {Account} cannot close itself; another administrator can.", ("account", Account));
