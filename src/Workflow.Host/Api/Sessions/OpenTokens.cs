using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Host.Security;
using Workflow.Host.Serving;

namespace Workflow.Host.Api.Sessions;

/// <summary><c>POST /api/tokens</c>: a system signs in.</summary>
internal static class OpenTokens
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/tokens", HandleAsync).RequireRateLimiting(RateLimits.SignIn)
        .WithName("openTokens").WithSummary("A system signs in: an access token for an hour, and a refresh token for 14 days.")
        .Produces<AccessTokenResponse>();

    private static async Task<Results<SignInHttpResult, ProblemHttpResult>> HandleAsync(Credentials credentials, Tokens tokens, CancellationToken cancellationToken)
    {
        var opened = await tokens.OpenAsync(credentials.UserName, credentials.Password, cancellationToken);
        return opened.IsRefused ? opened.Refusal.Answer() : opened.Value;
    }
}
