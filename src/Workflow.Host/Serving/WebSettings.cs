using System.ComponentModel.DataAnnotations;
using Workflow.Host.Observing;

namespace Workflow.Host.Serving;

/// <summary>How the web application is served.</summary>
internal sealed record WebSettings
{
    /// <summary>Addresses to listen on, separated by semicolons; port 0 takes a free one.</summary>
    [Required]
    public string Urls { get; init; } = "http://127.0.0.1:5000";

    /// <summary>Folder beside the store for what must outlive a restart: the keys that protect cookies. Readable by the owner only.</summary>
    [Required]
    public required string DataFolder { get; init; }

    /// <summary>Folder with the built pages; without it only the API is served.</summary>
    public string PagesFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "webui");

    /// <summary>The setting (also as <c>Scanner__Clamd</c> in the environment) that names a ClamAV daemon as <c>host:port</c>.</summary>
    public const string ClamdKey = "Scanner:Clamd";

    /// <summary>A ClamAV daemon as <c>host:port</c>, asked about every file; null takes the one of <see cref="ClamdKey"/>, if any.</summary>
    public string? Clamd { get; init; }

    /// <summary>What is logged, and how.</summary>
    public LogSettings Log { get; init; } = new();

    /// <summary>Attempts to sign in that one network address has per minute. An office behind one address shares them, so that this stops
    /// spraying only; guessing at one account is stopped by its lock-out.</summary>
    [Range(1, 10_000)]
    public int SignInsPerMinute { get; init; } = 60;
}
