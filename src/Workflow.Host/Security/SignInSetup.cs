using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Workflow.Host.Security.Oidc;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Host.Security;

/// <summary>Sign-in with local accounts: ASP.NET Core Identity over our rows, a cookie for the pages, tokens for systems.</summary>
internal static class SignInSetup
{
    // A request with an Authorization header is a system's, every other a page's.
    private const string CookieOrToken = "cookie-or-token";

    private const int FailuresToLockOut = 5;
    private static readonly TimeSpan LockOut = TimeSpan.FromMinutes(15);

    public static IServiceCollection AddSignIn(this IServiceCollection services, WebSettings settings)
    {
        services.AddIdentityCore<Account>(identity =>
            {
                identity.ClaimsIdentity.UserIdClaimType = Caller.AccountClaim;
                identity.ClaimsIdentity.RoleClaimType = Caller.RoleClaim;
                identity.Lockout.MaxFailedAccessAttempts = FailuresToLockOut;
                identity.Lockout.DefaultLockoutTimeSpan = LockOut;
            })
            .AddEntityFrameworkStores<WorkflowDb>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<SessionClaims>();
        services.AddScoped<SignIn>();
        services.AddSingleton<UnknownAccount>();
        services.AddSingleton<StampCache>();
        services.AddScoped<Tokens>();
        services.AddAuthentication(CookieOrToken)
            .AddPolicyScheme(CookieOrToken, displayName: null, either => either.ForwardDefaultSelector = context =>
                context.Request.Headers.Authorization.Count > 0 ? IdentityConstants.BearerScheme : IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, Cookie)
            .AddBearerToken(IdentityConstants.BearerScheme, bearer => (bearer.BearerTokenExpiration, bearer.RefreshTokenExpiration) = (Tokens.AccessLasts, Tokens.RefreshLasts))
            .AddOidc(settings.Oidc);
        services.AddAuthorization();
        services.AddRateLimiter(limits => RateLimits.Set(limits, settings));
        return services;
    }

    private static void Cookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = SessionCookie.Name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = SessionCookie.Lifetime;
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = EndIfChangedAsync;
        // An API answers, it does not send people to a page.
        options.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
    }

    private static async Task EndIfChangedAsync(CookieValidatePrincipalContext context)
    {
        if (context.Principal is not { } principal || !await context.HttpContext.RequestServices.GetRequiredService<StampCache>().IsCurrentAsync(principal))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
        }
    }

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}

/// <summary>Puts role, department and region of the account into its session.</summary>
internal sealed class SessionClaims(UserManager<Account> accounts, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Account>(accounts, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaims(Caller.Of(user).Claims());
        return identity;
    }
}
