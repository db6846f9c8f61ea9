using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Host.Serving;

namespace Workflow.Host.Api.Sessions;

/// <summary><c>GET /api/sign-in-options</c>: which ways in there are, for the sign-in page.</summary>
internal static class ShowSignInOptions
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/sign-in-options", Handle)
        .WithName("showSignInOptions").WithSummary("Which ways in there are, for the sign-in page.");

    private static Ok<SignInOptionsView> Handle(WebSettings settings) =>
        TypedResults.Ok(new SignInOptionsView(settings.Oidc is { } oidc ? new OidcOptionView(oidc.DisplayName, "/api/session/oidc") : null));
}

/// <summary>Ways to sign in beside name and password.</summary>
/// <param name="Oidc">The provider of single sign-on, or null.</param>
internal sealed record SignInOptionsView(OidcOptionView? Oidc);

/// <summary>A provider to sign in through.</summary>
/// <param name="DisplayName">What people call it.</param>
/// <param name="Begin">Where a browser goes to begin.</param>
internal sealed record OidcOptionView(string DisplayName, string Begin);
