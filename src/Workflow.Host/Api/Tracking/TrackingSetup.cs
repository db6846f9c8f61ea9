using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Workflow.Host.Serving;

namespace Workflow.Host.Api.Tracking;

/// <summary>What tracking without sign-in needs.</summary>
internal static class TrackingSetup
{
    /// <summary>Rate limit of the tracking route: as many a minute from one network address as it has attempts to sign in, counted apart from those.</summary>
    public const string RateLimit = "tracking";

    public static IServiceCollection AddTracking(this IServiceCollection services, WebSettings settings) => services.Configure<RateLimiterOptions>(limits =>
        limits.AddPolicy(RateLimit, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = settings.SignInsPerMinute, Window = TimeSpan.FromMinutes(1) })));
}
