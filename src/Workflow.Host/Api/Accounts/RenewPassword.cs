using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Approvals.Cases;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;

namespace Workflow.Host.Api.Accounts;

/// <summary><c>POST /api/accounts/{id}/password</c>: a new password, shown once. Ends the account's sessions within a minute and opens a lock-out.</summary>
internal static class RenewPassword
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/accounts/{id}/password", HandleAsync).OnlyFor(ActorRole.Administrator)
        .WithName("renewPassword").WithSummary("Gives an account a new password, shown once; its sessions end.");

    private static async Task<Results<Ok<NewPasswordView>, ProblemHttpResult>> HandleAsync(string id, Caller caller, WorkflowDb db, AdminTrail trail, CancellationToken cancellationToken)
    {
        var found = await ShowAccount.FindAsync(db, caller, id, cancellationToken);
        if (found.IsRefused)
        {
            return found.Refusal.Answer();
        }

        var password = Security.Accounts.RenewPassword(found.Value);
        db.AdminAudit.Add(trail.Of(caller, "account.password-renewed", id, found.Value.Region, before: null, after: null));
        // A sign-in at the same moment may have counted a failure: nothing was changed then, and asking again helps.
        var saved = await db.SaveAsync(cancellationToken);
        return saved.IsRefused ? saved.Refusal.Answer() : TypedResults.Ok(new NewPasswordView(id, password));
    }
}
