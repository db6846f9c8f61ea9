using System.Security.Claims;

namespace Workflow.Host.Security.Oidc;

/// <summary>Who signed in at the provider.</summary>
/// <param name="Issuer">The provider.</param>
/// <param name="Subject">What it calls the person; never given to another.</param>
/// <param name="Claims">What it says of the person.</param>
internal sealed record OidcPerson(string Issuer, string Subject, ClaimsIdentity Claims)
{
    /// <summary>The value of a claim, or null.</summary>
    public string? Value(string claim) => Claims.FindFirst(claim)?.Value is { Length: > 0 } value ? value : null;

    /// <summary>All values of a claim.</summary>
    public IEnumerable<string> Values(string claim) => Claims.FindAll(claim).Select(found => found.Value);
}
