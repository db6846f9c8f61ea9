using Workflow.Approvals;
using Workflow.Host.Observing;
using Workflow.Host.Serving;

namespace Workflow.Host.Security;

/// <summary>Refuses requests that change something and come from another site with the visitor's cookie (CSRF).</summary>
/// <remarks>The cookie is SameSite=Strict, so a browser does not even send it across sites; this is the second lock, and it also covers the sign-in itself and
/// sister hosts of the same site. A browser says where a request comes from in headers no page can forge: <c>Sec-Fetch-Site</c> (secure contexts) or <c>Origin</c>.
/// A request with a session cookie must carry one of the two; programs without a browser send <c>Origin</c> themselves, or no cookie.</remarks>
internal sealed class SameOrigin(RequestDelegate next, ILogger<SameOrigin> logger)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method) || IsFromHere(request))
        {
            return next(context);
        }

        Log.CrossSiteRefused(logger, RequestLog.MethodOf(context), RequestLog.RouteOf(context));
        return new CrossSiteRequest().Answer(StatusCodes.Status403Forbidden).ExecuteAsync(context);
    }

    private static bool IsFromHere(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is [{ } site])
        {
            return site == "same-origin";
        }

        // Only host and port are compared: behind a proxy that ends TLS the scheme differs.
        return request.Headers.Origin is [{ } origin]
            ? Uri.TryCreate(origin, UriKind.Absolute, out var from) && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
            : !request.Cookies.ContainsKey(SessionCookie.Name);
    }
}

/// <summary>A page of another site tried to act in the visitor's name.</summary>
internal sealed record CrossSiteRequest() : Refusal("request.cross-site", "The request does not come from a page of this service.");
