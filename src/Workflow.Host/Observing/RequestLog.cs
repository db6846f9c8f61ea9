using System.Diagnostics;
using Workflow.Host.Security;

namespace Workflow.Host.Observing;

/// <summary>One line a request: how it was answered, how long that took, for whom. The route as it is written in the program stands in it, never what was typed: an address or a query can
/// hold a name, a phone or a credit code.</summary>
/// <remarks>The trace id is the one an answer to a failed request names, and the one of its trace where traces are collected.</remarks>
internal sealed class RequestLog(RequestDelegate next, TimeProvider time, ILogger<RequestLog> logger)
{
    private static readonly string[] Known = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    // No account has this name.
    private const string Nobody = "-";

    public async Task InvokeAsync(HttpContext context)
    {
        var begun = time.GetTimestamp();
        var (method, route) = (MethodOf(context), RouteOf(context));
        context.TraceIdentifier = Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
        try
        {
            await next(context);
        }
        finally
        {
            var account = context.User.FindFirst(Caller.AccountClaim)?.Value ?? Nobody;
            var status = context.RequestAborted.IsCancellationRequested ? StatusCodes.Status499ClientClosedRequest : context.Response.StatusCode;
            Trace(method, route, status);
            Log.Answered(logger, method, route, status, (long)time.GetElapsedTime(begun).TotalMilliseconds, account, context.TraceIdentifier);
        }
    }

    /// <summary>The template of the route that takes the request, e.g. <c>/api/cases/{no}</c>; <c>none</c> for pages, their files, and addresses nobody takes.</summary>
    public static string RouteOf(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "none";

    /// <summary>A method of HTTP; a client may send any word for one.</summary>
    public static string MethodOf(HttpContext context) => context.Request.Method is var method && Known.Contains(method) ? method : "other";

    // The framework's span of the request has a name for all requests and no tags; while nobody collects them there is nothing to do.
    private static void Trace(string method, string route, int status)
    {
        if (Activity.Current is { IsAllDataRequested: true } span)
        {
            span.DisplayName = $"{method} {route}";
            span.SetTag("http.request.method", method).SetTag("http.route", route).SetTag("http.response.status_code", status);
        }
    }
}
