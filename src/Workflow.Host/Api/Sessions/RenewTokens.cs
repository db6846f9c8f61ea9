using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Host.Security;
using Workflow.Host.Serving;

namespace Workflow.Host.Api.Sessions;

/// <summary><c>POST /api/tokens/refresh</c>: the next tokens for a refresh token.</summary>
internal static class RenewTokens
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/tokens/refresh", HandleAsync).RequireRateLimiting(RateLimits.SignIn)
        .WithName("renewTokens").WithSummary("The next tokens for a refresh token.")
        .Produces<AccessTokenResponse>();

    private static async Task<Results<SignInHttpResult, ProblemHttpResult>> HandleAsync(Request request, Tokens tokens)
    {
        var renewed = await tokens.RenewAsync(request.RefreshToken);
        return renewed.IsRefused ? renewed.Refusal.Answer() : renewed.Value;
    }

    /// <summary>What the last tokens came with.</summary>
    private sealed record Request(string RefreshToken);
}
