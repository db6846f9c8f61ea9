using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Workflow.Host.Tests.Security;

/// <summary>An OpenID Connect provider of the tests, over HTTP on a port of its own: everybody who comes is signed in as whoever was named last.</summary>
internal sealed class StubProvider : IAsyncDisposable
{
    public const string Client = "workflow";
    public const string Secret = "of-the-client";

    private readonly ConcurrentDictionary<string, (string Nonce, string Challenge, string RedirectUri)> _codes = new();
    private readonly WebApplication _web;
    private RSA _key = RSA.Create(2048);
    private string _keyId = "1";

    private StubProvider(WebApplication web) => _web = web;

    public string Issuer => _web.Urls.First();

    /// <summary>What the next id token says beside what it must.</summary>
    public Dictionary<string, object> Claims { get; set; } = [];

    /// <summary>Changes the next token, e.g. its audience.</summary>
    public Action<SecurityTokenDescriptor> Falsify { get; set; } = _ => { };

    /// <summary>Signs with a key the provider does not publish.</summary>
    public bool IsForged { get; set; }

    /// <summary>Sends the browser back with a refusal.</summary>
    public bool IsDenying { get; set; }

    public static async Task<StubProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var web = builder.Build();
        var stub = new StubProvider(web);
        web.MapGet("/.well-known/openid-configuration", () => Results.Json(new JsonObject
        {
            ["issuer"] = stub.Issuer, ["authorization_endpoint"] = $"{stub.Issuer}/authorize", ["token_endpoint"] = $"{stub.Issuer}/token", ["jwks_uri"] = $"{stub.Issuer}/keys",
        }));
        web.MapGet("/keys", () => Results.Json(stub.Keys()));
        web.MapGet("/authorize", stub.Authorize);
        web.MapPost("/token", (Delegate)stub.TokenAsync);
        await web.StartAsync();
        return stub;
    }

    /// <summary>Changes the key; tokens from now on are signed with it.</summary>
    public void ChangeKey() => (_key, _keyId) = (RSA.Create(2048), $"{_keyId}1");

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    private IResult Authorize(HttpContext context)
    {
        var query = context.Request.Query;
        var isRight = query["response_type"] == "code" && query["client_id"] == Client && query["code_challenge_method"] == "S256" && query["scope"].ToString().Split(' ').Contains("openid");
        if (!isRight)
        {
            return Results.BadRequest();
        }

        var code = Guid.NewGuid().ToString("N");
        _codes[code] = (query["nonce"].ToString(), query["code_challenge"].ToString(), query["redirect_uri"].ToString());
        var answer = IsDenying ? "error=access_denied" : $"code={code}";
        return Results.Redirect($"{query["redirect_uri"]}?{answer}&state={Uri.EscapeDataString(query["state"].ToString())}");
    }

    private async Task<IResult> TokenAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var isKnown = _codes.TryRemove(form["code"].ToString(), out var begun);
        var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (!isKnown || challenge != begun.Challenge || form["redirect_uri"] != begun.RedirectUri || form["client_id"] != Client || form["client_secret"] != Secret)
        {
            return Results.Json(new JsonObject { ["error"] = "invalid_grant" }, statusCode: 400);
        }

        return Results.Json(new JsonObject { ["access_token"] = "unused", ["token_type"] = "Bearer", ["expires_in"] = 60, ["id_token"] = IdToken(begun.Nonce) });
    }

    private string IdToken(string nonce)
    {
        using var forger = RSA.Create(2048);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Issuer, Audience = Client, IssuedAt = now, NotBefore = now, Expires = now.AddMinutes(5), Claims = new Dictionary<string, object>(Claims) { ["nonce"] = nonce },
            SigningCredentials = new(new RsaSecurityKey((IsForged ? forger : _key).ExportParameters(true)) { KeyId = _keyId }, SecurityAlgorithms.RsaSha256),
        };
        Falsify(descriptor);
        return new JsonWebTokenHandler().CreateToken(descriptor);
    }

    private JsonObject Keys()
    {
        var key = _key.ExportParameters(false);
        return new()
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["kty"] = "RSA", ["use"] = "sig", ["kid"] = _keyId, ["n"] = Base64UrlEncoder.Encode(key.Modulus!), ["e"] = Base64UrlEncoder.Encode(key.Exponent!), // A key has both.
            }),
        };
    }
}
