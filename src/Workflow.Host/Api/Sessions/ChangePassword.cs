using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Approvals;
using Workflow.Host.Security;
using Workflow.Host.Serving;

namespace Workflow.Host.Api.Sessions;

/// <summary><c>POST /api/session/password</c>: the caller chooses another password. Every other session and all tokens of the account end within a minute.</summary>
internal static class ChangePassword
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/session/password", HandleAsync).RequireRateLimiting(RateLimits.SignIn)
        .WithName("changePassword").WithSummary("The caller chooses another password; its other sessions end.");

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(Request request, Caller caller, SignIn signIn, CancellationToken cancellationToken)
    {
        if (request.Chosen.Length is < Security.Accounts.ShortestPassword or > Security.Accounts.LongestPassword || request.Chosen == request.Current
            || request.Chosen.Contains(caller.Account, StringComparison.OrdinalIgnoreCase))
        {
            return new PasswordWeak().Answer();
        }

        var changed = await signIn.ChangePasswordAsync(caller, request.Current, request.Chosen, cancellationToken);
        return changed.IsRefused ? changed.Refusal.Answer() : TypedResults.NoContent();
    }

    /// <summary>The password as it is and as it is to be.</summary>
    /// <param name="Current">The one in use.</param>
    /// <param name="Chosen">12 to 256 characters, without the account's name.</param>
    private sealed record Request(string Current, string Chosen);
}

/// <summary>The chosen password would be easy to guess.</summary>
internal sealed record PasswordWeak() : Refusal("password.weak", $"Choose another password of {Security.Accounts.ShortestPassword} to {Security.Accounts.LongestPassword} characters that does not hold the account's name.");
