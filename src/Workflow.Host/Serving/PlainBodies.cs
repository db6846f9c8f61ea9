using Microsoft.Net.Http.Headers;
using Workflow.Approvals;

namespace Workflow.Host.Serving;

/// <summary>Turns away bodies that are compressed or in another charset than UTF-8: nobody here unpacks them, so that no small body can become a large one.</summary>
internal sealed class PlainBodies(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) => IsPlain(context.Request) ? next(context) : new MediaRefused().Answer().ExecuteAsync(context);

    private static bool IsPlain(HttpRequest request) =>
        request.Headers.ContentEncoding.All(encoding => string.IsNullOrEmpty(encoding) || encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
        && (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || type.Charset is not { HasValue: true } charset
            || HeaderUtilities.RemoveQuotes(charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}

/// <summary>The body is in a form this service does not read.</summary>
internal sealed record MediaRefused()
    : Refusal("request.media-refused", "The address does not take this content type, charset or encoding; JSON is sent as application/json, in UTF-8, not compressed.");
