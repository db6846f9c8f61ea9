using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Workflow.Host.Serving;

/// <summary>The built pages: files as they are, the page behind the QR code of a document at <c>/q/{no}/{code}</c>, and the entry page for every other address the pages route themselves.</summary>
internal static class Pages
{
    private const string Entry = "/index.html";
    private const string TrackEntry = "/q.html";

    public static void UsePages(this WebApplication app, string folder)
    {
        if (!File.Exists(Path.Combine(folder, "index.html")))
        {
            Log.PagesMissing(app.Logger, folder);
            return;
        }

        var files = new StaticFileOptions { FileProvider = new PhysicalFileProvider(folder), OnPrepareResponse = Cache };
        app.Use((context, next) =>
        {
            if (IsPage(context.Request))
            {
                context.Request.Path = context.Request.Path.StartsWithSegments("/q") ? TrackEntry : Entry;
            }

            return next(context);
        });
        app.UseStaticFiles(files);
    }

    // An address without an extension is a place in the pages; one with an extension is a file that is there or not.
    private static bool IsPage(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && !request.Path.StartsWithSegments("/api") && !request.Path.StartsWithSegments("/health")
        && !Path.HasExtension(request.Path.Value) && request.Path.Value?.Contains("//", StringComparison.Ordinal) == false;

    // Names under assets/ carry the hash of their content, so what a name stands for never changes.
    private static void Cache(StaticFileResponseContext file) =>
        file.Context.Response.Headers.CacheControl = file.Context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache";
}
