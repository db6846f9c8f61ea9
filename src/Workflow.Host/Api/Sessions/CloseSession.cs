using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Host.Security;

namespace Workflow.Host.Api.Sessions;

/// <summary><c>DELETE /api/session</c>: signs out this browser.</summary>
internal static class CloseSession
{
    public static void Map(RouteGroupBuilder api) => api.MapDelete("/session", HandleAsync)
        .WithName("closeSession").WithSummary("Signs out this browser.");

    private static async Task<NoContent> HandleAsync(SignIn signIn)
    {
        await signIn.CloseAsync();
        return TypedResults.NoContent();
    }
}
