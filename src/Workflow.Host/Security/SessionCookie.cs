namespace Workflow.Host.Security;

/// <summary>The cookie of a session.</summary>
internal static class SessionCookie
{
    public const string Name = "workflow.session";

    /// <summary>How long a session lasts without a request; half of it used, the cookie is renewed.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);
}
