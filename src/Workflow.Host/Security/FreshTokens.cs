using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Workflow.Host.Security;

/// <summary>Takes a token only while its account is as it was when the token was given. Cookies are checked by their own handler.</summary>
internal sealed class FreshTokens(RequestDelegate next, StampCache stamps)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IAuthenticateResultFeature>() is { AuthenticateResult.Ticket: { AuthenticationScheme: var scheme, Principal: var principal } } feature
            && scheme != IdentityConstants.ApplicationScheme && !await stamps.IsCurrentAsync(principal))
        {
            // As if it had not been sent: the answer is 401, not 403.
            feature.AuthenticateResult = AuthenticateResult.Fail("The account has changed since the token was given.");
        }

        await next(context);
    }
}
