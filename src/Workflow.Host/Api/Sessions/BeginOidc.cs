using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Workflow.Approvals;
using Workflow.Host.Security;
using Workflow.Host.Security.Oidc;
using Workflow.Host.Serving;

namespace Workflow.Host.Api.Sessions;

/// <summary><c>GET /api/session/oidc</c>: sends the browser to the provider of single sign-on; it comes back signed in.</summary>
internal static class BeginOidc
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/session/oidc", HandleAsync).RequireRateLimiting(RateLimits.SignIn)
        .WithName("beginOidc").WithSummary("Sends the browser to the provider of single sign-on; it comes back signed in, to the local address named by next.")
        .Produces(StatusCodes.Status302Found);

    private static async Task<Results<ChallengeHttpResult, RedirectHttpResult, ProblemHttpResult>> HandleAsync(
        string? next, [FromServices] OidcProvider? provider, ILogger<OidcHandler> logger, CancellationToken cancellationToken)
    {
        if (provider is null)
        {
            return new OidcNotConfigured().Answer();
        }

        try
        {
            await provider.MetadataAsync(cancellationToken);
        }
        catch (InvalidOperationException unreachable)
        {
            Log.OidcRefused(logger, unreachable, "oidc.failed");
            return TypedResults.LocalRedirect(OidcSetup.PageOf(new OidcFailed()));
        }

        // Never to another site: a link that begins here would end there, with everybody's trust.
        var properties = new AuthenticationProperties { RedirectUri = RedirectHttpResult.IsLocalUrl(next) && next[0] == '/' ? next : "/" };
        return TypedResults.Challenge(properties, [OidcSetup.Scheme]);
    }
}

/// <summary>There is no provider.</summary>
internal sealed record OidcNotConfigured() : Refusal("oidc.not-configured", "No provider of single sign-on is configured.");
