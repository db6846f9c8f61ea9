using System.ComponentModel.DataAnnotations;
using Workflow.Host.Observing;
using Workflow.Host.Security.Oidc;
using Workflow.Runtime.Facts;

namespace Workflow.Host.Serving;

/// <summary>How the web application is served.</summary>
internal sealed record WebSettings
{
    /// <summary>Addresses to listen on, separated by semicolons; port 0 takes a free one.</summary>
    [Required]
    public string Urls { get; init; } = "http://127.0.0.1:5000";

    /// <summary>Folder with the built pages; without it only the API is served.</summary>
    public string PagesFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "webui");

    /// <summary>The setting (also as <c>Scanner__Clamd</c> in the environment) that names a ClamAV daemon as <c>host:port</c>.</summary>
    public const string ClamdKey = "Scanner:Clamd";

    /// <summary>A ClamAV daemon as <c>host:port</c>, asked about every file; null: nothing is scanned.</summary>
    public string? Clamd { get; init; }

    /// <summary>What is logged, and how.</summary>
    public LogSettings Log { get; init; } = new();

    /// <summary>Attempts to sign in that one network address has per minute. An office behind one address shares them, so that this stops
    /// spraying only; guessing at one account is stopped by its lock-out.</summary>
    [Range(1, 10_000)]
    public int SignInsPerMinute { get; init; } = 60;

    /// <summary>Requests one account has per second, on each node, after its burst is used up.</summary>
    [Range(1, 1_000_000)]
    public int RequestsPerSecond { get; init; } = 100;

    /// <summary>Requests one account may send at once.</summary>
    [Range(1, 1_000_000)]
    public int RequestBurst { get; init; } = 200;

    /// <summary>Where the service is reached from outside; null when nobody said so.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>Registers that are asked about applicants (<c>Facts:0:Name</c>, <c>Facts:0:Url</c>, <c>Facts:0:Facts:0</c>, ...); none: only what is reported counts.</summary>
    public IReadOnlyList<FactSource> Facts { get; init; } = [];

    /// <summary>Single sign-on, or null.</summary>
    public OidcSettings? Oidc { get; init; }

    /// <summary>What the configuration says: section <c>Web</c> for the members here, <c>Oidc</c> for single sign-on, and <see cref="ClamdKey"/>.</summary>
    /// <exception cref="ValidationException">A setting is missing or outside its range.</exception>
    public static WebSettings Read(IConfiguration configuration)
    {
        var settings = (configuration.GetSection("Web").Get<WebSettings>() ?? new()) with { Oidc = OidcSettings.Read(configuration), Clamd = configuration[ClamdKey], Facts = FactsOf(configuration) };
        Validator.ValidateObject(settings, new ValidationContext(settings), validateAllProperties: true);
        return settings;
    }

    private static List<FactSource> FactsOf(IConfiguration configuration) => [.. configuration.GetSection("Facts").GetChildren().Select(source =>
        source["Name"] is { Length: > 0 } name && Uri.TryCreate(source["Url"], UriKind.Absolute, out var url) && url is { Scheme: "http" or "https", Query: "" }
        && source.GetSection("Facts").Get<List<string>>() is { Count: > 0 } facts
            ? new FactSource(name, url, facts)
            : throw new ValidationException($"{source.Path} needs a Name, a Url (http or https, without a query) and the Facts it answers for."))];
}
