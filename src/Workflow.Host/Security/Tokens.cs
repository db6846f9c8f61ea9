using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Workflow.Approvals;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Host.Security;

/// <summary>Sign-in for systems: a token to send along for an hour, and one to get the next with for two weeks. Both are sealed tickets, not rows: what ends them is the account's security stamp.</summary>
internal sealed class Tokens(SignIn signIn, SignInManager<Account> sessions, IOptionsMonitor<BearerTokenOptions> options, TimeProvider time)
{
    /// <summary>How long an access token is taken.</summary>
    public static readonly TimeSpan AccessLasts = TimeSpan.FromHours(1);

    /// <summary>How long a refresh token is taken, unless the password, the duties or the standing of the account change.</summary>
    public static readonly TimeSpan RefreshLasts = TimeSpan.FromDays(14);

    /// <summary>Tokens for a name and a password. Refused: <c>session.refused</c>, as slowly and as silently as at the cookie's door.</summary>
    public async Task<Result<SignInHttpResult>> OpenAsync(string userName, string password, CancellationToken cancellationToken)
    {
        var account = await signIn.CheckAsync(userName, password, cancellationToken);
        return account.IsRefused ? account.Refusal : Issue(await sessions.CreateUserPrincipalAsync(account.Value));
    }

    /// <summary>The next tokens. Refused: <c>token.refused</c> when the token is none of ours or too old, or its account has changed since.</summary>
    public async Task<Result<SignInHttpResult>> RenewAsync(string refreshToken)
    {
        var ticket = options.Get(IdentityConstants.BearerScheme).RefreshTokenProtector.Unprotect(refreshToken);
        return ticket?.Properties.ExpiresUtc is { } expires && time.GetUtcNow() < expires && await sessions.ValidateSecurityStampAsync(ticket.Principal) is { } account
            ? Issue(await sessions.CreateUserPrincipalAsync(account))
            : new TokenRefused();
    }

    private static SignInHttpResult Issue(ClaimsPrincipal principal) => TypedResults.SignIn(principal, authenticationScheme: IdentityConstants.BearerScheme);
}

/// <summary>The refresh token gets no other.</summary>
internal sealed record TokenRefused() : Refusal("token.refused", "The refresh token is not valid any more; sign in again.");
