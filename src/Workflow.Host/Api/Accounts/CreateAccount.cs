using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Approvals.Cases;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Versions;

namespace Workflow.Host.Api.Accounts;

/// <summary><c>POST /api/accounts</c>: makes an account and shows its password, once.</summary>
internal static class CreateAccount
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/accounts", HandleAsync).OnlyFor(ActorRole.Administrator)
        .WithName("createAccount").WithSummary("Makes an account; the answer shows its password, once.");

    private static async Task<Results<Created<NewPasswordView>, ProblemHttpResult>> HandleAsync(
        Request request, Caller caller, WorkflowStore store, PublishedVersions versions, AdminTrail trail, CancellationToken cancellationToken)
    {
        if ((RegionForeign.Check(caller, request.Region).Refusal ?? Duties.CheckDepartment(request.Department, versions.Catalogue).Refusal) is { } no)
        {
            return no.Answer();
        }

        var view = new AccountView(request.Account, request.DisplayName, request.Role, request.Department, request.Region, Closed: false, IsDemo: false);
        var made = await new Security.Accounts(store).CreateAsync(
            new(request.Account, request.DisplayName, request.Role) { Department = request.Department, Region = request.Region },
            trail.Of(caller, "account.created", request.Account, request.Region, before: null, view.Trail()), cancellationToken);
        return made.IsRefused ? made.Refusal.Answer() : TypedResults.Created($"/api/accounts/{request.Account}", new NewPasswordView(request.Account, made.Value));
    }

    /// <summary>An account to be made.</summary>
    /// <param name="Account">What it signs in with: 2 to 40 of a-z 0-9 . _ -; never given twice.</param>
    /// <param name="DisplayName">What others see.</param>
    /// <param name="Role">Its one role.</param>
    /// <param name="Department">Department code; clerk, reviewer and head need one.</param>
    /// <param name="Region">Administrative division, 6 digits; a clerk needs one. Left out: all divisions.</param>
    private sealed record Request(string Account, string DisplayName, ActorRole Role, string? Department = null, string? Region = null);
}
