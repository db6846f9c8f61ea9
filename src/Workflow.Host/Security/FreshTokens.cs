using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Workflow.Host.Security;

/// <summary>Takes a token only while its account is as it was when the token was given: another password, other duties or a closed account end it within a minute. Cookies are checked by
/// their own handler.</summary>
internal sealed class FreshTokens(RequestDelegate next, StampCache stamps, IOptions<IdentityOptions> options)
{
    private readonly string _stampClaim = options.Value.ClaimsIdentity.SecurityStampClaimType;

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IAuthenticateResultFeature>() is { AuthenticateResult.Ticket: { AuthenticationScheme: var scheme, Principal: var principal } } feature
            && scheme != IdentityConstants.ApplicationScheme && !await IsFreshAsync(principal))
        {
            // As if it had not been sent: the answer is 401, not 403.
            feature.AuthenticateResult = AuthenticateResult.Fail("The account has changed since the token was given.");
        }

        await next(context);
    }

    private async Task<bool> IsFreshAsync(ClaimsPrincipal principal) =>
        principal.FindFirstValue(Caller.AccountClaim) is { } account && principal.FindFirstValue(_stampClaim) is { } stamp && await stamps.OfAsync(account) == stamp;
}
