using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Workflow.Host.Serving;

namespace Workflow.Host.Security;

/// <summary>How much one account, and at the doors one network address, may ask of each node. What is too much is answered with 429 and <c>Retry-After</c>.</summary>
internal static class RateLimits
{
    /// <summary>Limit of the doors: sign-in, tokens, passwords.</summary>
    public const string SignIn = "sign-in";

    private static readonly TimeSpan Refill = TimeSpan.FromSeconds(1);

    public static void Set(RateLimiterOptions limits, WebSettings settings)
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Refill;
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        limits.AddPolicy(SignIn, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = settings.SignInsPerMinute, Window = TimeSpan.FromMinutes(1) }));
        // Without an account nothing but the doors costs anything.
        limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => context.User.FindFirstValue(Caller.AccountClaim) is { } account
            ? RateLimitPartition.GetTokenBucketLimiter(account, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = settings.RequestBurst, TokensPerPeriod = settings.RequestsPerSecond, ReplenishmentPeriod = Refill,
            })
            : RateLimitPartition.GetNoLimiter(""));
    }
}
