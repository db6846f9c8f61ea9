using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Identity;
using Workflow.Approvals;

namespace Workflow.Host.Security.Oidc;

/// <summary>Adds the provider as a way to begin a session, when one is configured.</summary>
internal static class OidcSetup
{
    public const string Scheme = "oidc";

    /// <summary>Where the provider sends the browser back to; to be registered there.</summary>
    public const string Callback = "/api/session/oidc/callback";

    private const string SignInPage = "/sign-in";

    public static AuthenticationBuilder AddOidc(this AuthenticationBuilder authentication, OidcSettings? settings)
    {
        if (settings is null)
        {
            return authentication;
        }

        authentication.Services.AddSingleton(settings).AddSingleton<OidcProvider>().AddSingleton<OidcAccounts>();
        return authentication.AddOAuth<OAuthOptions, OidcHandler>(Scheme, oidc =>
        {
            (oidc.ClientId, oidc.ClientSecret, oidc.CallbackPath, oidc.UsePkce) = (settings.ClientId, settings.ClientSecret, Callback, true);
            // Must not be empty; the provider's metadata says what they are.
            (oidc.AuthorizationEndpoint, oidc.TokenEndpoint) = (settings.Authority, settings.Authority);
            oidc.SignInScheme = IdentityConstants.ApplicationScheme;
            oidc.Scope.Clear();
            foreach (var scope in settings.Scope.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                oidc.Scope.Add(scope);
            }

            // The browser comes back from the provider by a plain link: Lax goes with it, and asks for no TLS on one's own machine.
            (oidc.CorrelationCookie.SameSite, oidc.CorrelationCookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
            oidc.Events.OnAccessDenied = denied => Refuse(denied, new OidcDenied(), error: null);
            oidc.Events.OnRemoteFailure = failed => Refuse(failed, failed.Failure is OidcRefusedException known ? known.Refusal : new OidcFailed(), failed.Failure);
        });
    }

    /// <summary>Where a person reads why the sign-in was refused.</summary>
    public static string PageOf(Refusal refusal) => $"{SignInPage}?refused={refusal.Code}";

    private static Task Refuse(HandleRequestContext<RemoteAuthenticationOptions> context, Refusal refusal, Exception? error)
    {
        var logger = context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger<OidcHandler>();
        Log.OidcRefused(logger, error is OidcRefusedException ? null : error, refusal.Code);
        context.Response.Redirect(PageOf(refusal));
        context.HandleResponse();
        return Task.CompletedTask;
    }
}
