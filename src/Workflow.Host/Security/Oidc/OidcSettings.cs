using System.ComponentModel.DataAnnotations;
using Workflow.Approvals.Cases;

namespace Workflow.Host.Security.Oidc;

/// <summary>Single sign-on through one OpenID Connect provider: section <c>Oidc</c> of the configuration. Without the section there is none.</summary>
internal sealed record OidcSettings : IValidatableObject
{
    public const string Section = "Oidc";

    /// <summary>Issuer; its metadata is at <c>/.well-known/openid-configuration</c>. https, or http on this machine.</summary>
    [Required]
    public string Authority { get; init; } = "";

    /// <summary>What the provider knows this service by.</summary>
    [Required]
    public string ClientId { get; init; } = "";

    [Required]
    public string ClientSecret { get; init; } = "";

    /// <summary>What the sign-in page calls the provider.</summary>
    [Required]
    public string DisplayName { get; init; } = "";

    /// <summary>Scopes asked for, separated by spaces.</summary>
    [Required]
    public string Scope { get; init; } = "openid profile";

    /// <summary>Claim of the id token with the name others see.</summary>
    [Required]
    public string NameClaim { get; init; } = "name";

    /// <summary>Claim with the role; its values are those of <see cref="Roles"/>.</summary>
    [Required]
    public string RoleClaim { get; init; } = "role";

    /// <summary>Claim with the department code of the catalogue.</summary>
    [Required]
    public string DepartmentClaim { get; init; } = "department";

    /// <summary>Claim with the administrative division, 6 digits.</summary>
    [Required]
    public string RegionClaim { get; init; } = "region";

    /// <summary>What the provider calls a role, and which role that is here. Who has none of them gets no account.</summary>
    public Dictionary<string, ActorRole> Roles { get; init; } = [];

    /// <summary>The section, or null when it is not there.</summary>
    /// <exception cref="ValidationException">A setting is missing or cannot be.</exception>
    public static OidcSettings? Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        if (!section.Exists())
        {
            return null;
        }

        var settings = section.Get<OidcSettings>() ?? new();
        Validator.ValidateObject(settings, new ValidationContext(settings), validateAllProperties: true);
        return settings;
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var authority) || (authority.Scheme != Uri.UriSchemeHttps && !(authority.Scheme == Uri.UriSchemeHttp && authority.IsLoopback)))
        {
            yield return new($"{Section}:{nameof(Authority)} must be an https address.");
        }

        if (Roles.Count == 0 || Roles.ContainsValue(ActorRole.System))
        {
            yield return new($"{Section}:{nameof(Roles)} must name at least one role, and never {ActorRole.System}.");
        }
    }
}
