using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Workflow.Approvals;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Host.Security.Oidc;

/// <summary>OpenID Connect on the framework's OAuth code flow (state, correlation cookie, PKCE): adds the provider's metadata, the nonce, the check of the id token, and our account.</summary>
internal sealed class OidcHandler(
    IOptionsMonitor<OAuthOptions> options, ILoggerFactory logs, UrlEncoder encoder, OidcProvider provider, OidcAccounts accounts, SignInManager<Account> sessions)
    : OAuthHandler<OAuthOptions>(options, logs, encoder)
{
    private const string Nonce = "nonce";

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Options.AuthorizationEndpoint = (await provider.MetadataAsync(Context.RequestAborted)).AuthorizationEndpoint;
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        // Kept in the state, which only we can read.
        var nonce = RandomNumberGenerator.GetHexString(32);
        properties.Items[Nonce] = nonce;
        return QueryHelpers.AddQueryString(base.BuildChallengeUrl(properties, provider.Public(redirectUri)), Nonce, nonce);
    }

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        Options.TokenEndpoint = (await provider.MetadataAsync(Context.RequestAborted)).TokenEndpoint;
        return await base.ExchangeCodeAsync(new(context.Properties, context.Code, provider.Public(context.RedirectUri)));
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var person = tokens.Response?.RootElement.TryGetProperty("id_token", out var idToken) == true && idToken.GetString() is { } text && properties.Items.TryGetValue(Nonce, out var nonce)
            ? await provider.CheckAsync(text, nonce ?? "", Context.RequestAborted)
            : null;
        var account = person is null ? new OidcFailed() : await accounts.OfAsync(person, Context.RequestAborted);
        if (account.IsRefused)
        {
            throw new OidcRefusedException(account.Refusal);
        }

        Log.SignedIn(Logger, account.Value.Id);
        properties.Items.Remove(Nonce);
        return new(await sessions.CreateUserPrincipalAsync(account.Value), properties, Scheme.Name);
    }
}

/// <summary>Carries a refusal through the framework's handler to where it becomes an answer.</summary>
internal sealed class OidcRefusedException(Refusal refusal) : Exception(refusal.Message)
{
    public Refusal Refusal => refusal;
}

/// <summary>The provider cannot be reached, or what it said does not hold.</summary>
internal sealed record OidcFailed() : Refusal("oidc.failed", "The sign-in through the provider failed.");

/// <summary>The person or the provider said no.</summary>
internal sealed record OidcDenied() : Refusal("oidc.denied", "The sign-in was not agreed to at the provider.");
