using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Host.Security;
using Workflow.Host.Serving;

namespace Workflow.Host.Api.Sessions;

/// <summary><c>POST /api/session</c>: signs in.</summary>
internal static class OpenSession
{
    // Hashing a password takes time that grows with its length.
    private const int LongestText = 256;

    public static void Map(RouteGroupBuilder api) => api.MapPost("/session", HandleAsync).RequireRateLimiting(SignInSetup.RateLimit)
        .WithName("openSession").WithSummary("Signs in a browser: the session is a cookie.");

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> HandleAsync(
        Credentials credentials, SignIn signIn, SessionReading reading, Language language, CancellationToken cancellationToken)
    {
        if (credentials.UserName.Length > LongestText || credentials.Password.Length > LongestText)
        {
            return new SessionRefused().Answer(StatusCodes.Status401Unauthorized);
        }

        var opened = await signIn.OpenAsync(credentials.UserName, credentials.Password, cancellationToken);
        return opened.IsRefused
            ? opened.Refusal.Answer(StatusCodes.Status401Unauthorized)
            : TypedResults.Ok(await reading.OfAsync(Caller.Of(opened.Value), language, cancellationToken));
    }

    /// <summary>Who wants in.</summary>
    private sealed record Credentials(string UserName, string Password);
}
