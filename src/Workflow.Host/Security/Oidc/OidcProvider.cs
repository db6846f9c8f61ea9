using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Workflow.Host.Serving;

namespace Workflow.Host.Security.Oidc;

/// <summary>The provider: its metadata and keys, fetched when first needed and again when they change, and whether a token is its word on the sign-in that was begun.</summary>
internal sealed class OidcProvider
{
    // Signed with a key pair: a provider's secret with us must not be enough to make a token.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384,
        SecurityAlgorithms.RsaSsaPssSha512, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(2);

    private readonly JsonWebTokenHandler _tokens = new() { MapInboundClaims = false };
    private readonly OidcSettings _settings;
    private readonly string? _publicUrl;
    private volatile ConfigurationManager<OpenIdConnectConfiguration> _metadata;

    public OidcProvider(OidcSettings settings, WebSettings web)
    {
        (_settings, _publicUrl) = (settings, web.PublicUrl);
        _metadata = NewMetadata();
    }

    /// <exception cref="InvalidOperationException">The provider cannot be reached, or its metadata cannot be read.</exception>
    public Task<OpenIdConnectConfiguration> MetadataAsync(CancellationToken cancellationToken) => _metadata.GetConfigurationAsync(cancellationToken);

    /// <summary>The address the provider sends the browser back to, as the browser knows it.</summary>
    /// <param name="address">As this service sees it.</param>
    public string Public(string address) => _publicUrl is { } url ? $"{url.TrimEnd('/')}{new Uri(address).AbsolutePath}" : address;

    /// <summary>The claims of an id token; null when it is not signed by the provider, not for this service, out of its time, or not the answer to this sign-in.</summary>
    /// <param name="idToken">As it came.</param>
    /// <param name="nonce">Given to the provider when the sign-in began.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<OidcPerson?> CheckAsync(string idToken, string nonce, CancellationToken cancellationToken)
    {
        var result = await ValidateAsync(idToken, cancellationToken);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // The provider has changed its keys since we asked.
            _metadata = NewMetadata();
            result = await ValidateAsync(idToken, cancellationToken);
        }

        return result is { IsValid: true, SecurityToken: JsonWebToken token } && token.TryGetPayloadValue<string>("nonce", out var given) && IsSame(given, nonce)
            && (!token.TryGetPayloadValue<string>("azp", out var party) || party == _settings.ClientId) && !string.IsNullOrEmpty(token.Subject)
            ? new(token.Issuer, token.Subject, result.ClaimsIdentity)
            : null;
    }

    private async Task<TokenValidationResult> ValidateAsync(string idToken, CancellationToken cancellationToken)
    {
        var metadata = await MetadataAsync(cancellationToken);
        return await _tokens.ValidateTokenAsync(idToken, new TokenValidationParameters
        {
            ValidIssuer = metadata.Issuer,
            ValidAudience = _settings.ClientId,
            IssuerSigningKeys = metadata.SigningKeys,
            ValidAlgorithms = Algorithms,
            ClockSkew = ClocksDiffer,
        });
    }

    private ConfigurationManager<OpenIdConnectConfiguration> NewMetadata() => new(
        $"{_settings.Authority.TrimEnd('/')}/.well-known/openid-configuration", new OpenIdConnectConfigurationRetriever(),
        new HttpDocumentRetriever { RequireHttps = _settings.Authority.StartsWith(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase) });

    private static bool IsSame(string given, string nonce) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(nonce));
}
