namespace Workflow.Host.Serving;

/// <summary>Headers every answer carries. Scripts, fonts and data come from here only; nobody may frame the pages.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    // style-src: Ant Design makes its style elements while the page runs (CSS in JS). Only a nonce could stand in for 'unsafe-inline', and then the entry page would have to be
    // made anew for each visitor. Scripts have neither 'unsafe-inline' nor 'unsafe-eval'.
    private const string Pages =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private const string Data = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        var isData = context.Request.Path.StartsWithSegments("/api");
        headers.ContentSecurityPolicy = isData ? Data : Pages;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        if (isData)
        {
            headers.CacheControl = "no-store";
        }

        return next(context);
    }
}
