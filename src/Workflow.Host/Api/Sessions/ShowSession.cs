using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Host.Security;
using Workflow.Host.Serving;

namespace Workflow.Host.Api.Sessions;

/// <summary><c>GET /api/session</c>: who is signed in.</summary>
internal static class ShowSession
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/session", HandleAsync)
        .WithName("showSession").WithSummary("Who is signed in, and what the office's clock says.");

    private static async Task<Ok<SessionView>> HandleAsync(Caller caller, SessionReading reading, Language language, CancellationToken cancellationToken) =>
        TypedResults.Ok(await reading.OfAsync(caller, language, cancellationToken));
}
