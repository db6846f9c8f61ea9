using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Host.Security;
using Workflow.Host.Serving;

namespace Workflow.Host.Api.Sessions;

/// <summary><c>POST /api/session</c>: signs in.</summary>
internal static class OpenSession
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/session", HandleAsync).RequireRateLimiting(RateLimits.SignIn)
        .WithName("openSession").WithSummary("Signs in a browser: the session is a cookie.");

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> HandleAsync(
        Credentials credentials, SignIn signIn, SessionReading reading, Language language, CancellationToken cancellationToken)
    {
        var opened = await signIn.OpenAsync(credentials.UserName, credentials.Password, cancellationToken);
        return opened.IsRefused
            ? opened.Refusal.Answer()
            : TypedResults.Ok(await reading.OfAsync(Caller.Of(opened.Value), language, cancellationToken));
    }
}
