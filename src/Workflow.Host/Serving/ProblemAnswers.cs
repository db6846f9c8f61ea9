using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Workflow.Approvals;
using Workflow.Approvals.Projects;
using Workflow.Approvals.Stages;
using Workflow.Host.Api.Cases;
using Workflow.Runtime.Versions;
using Workflow.Host.Observing;

namespace Workflow.Host.Serving;

/// <summary>Every answer that is not a success is <c>application/problem+json</c> with a stable code: type, title, status, code, detail, detailZh; where there is one,
/// the JSON pointer to the field at fault, the legal source, and all faults of a form.</summary>
internal static class ProblemAnswers
{
    private const string Refused = "refusal";
    private static readonly Lazy<Language> Chinese = new(() => Language.Load("zh-CN"));

    public static IServiceCollection AddProblemAnswers(this IServiceCollection services) => services
        .AddProblemDetails(options => options.CustomizeProblemDetails = context => Complete(context.HttpContext, context.ProblemDetails))
        // Otherwise a body that cannot be read is answered without saying where.
        .Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);

    /// <summary>Faults and bare status codes become problems. A fault is logged with its trace id and told with nothing but that id.</summary>
    public static void UseProblemAnswers(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            SuppressDiagnosticsCallback = _ => true,
            StatusCodeSelector = error => error is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
        });
        app.Use(async (context, next) =>
        {
            // A problem is a problem whatever else is preferred; the framework would rather say nothing. No route looks at it.
            context.Request.Headers.Accept = default;
            try
            {
                await next(context);
            }
            catch (Exception error) when (error is not BadHttpRequestException && !context.RequestAborted.IsCancellationRequested)
            {
                Log.RequestFailed(app.Logger, error, RequestLog.MethodOf(context), RequestLog.RouteOf(context), context.TraceIdentifier);
                throw;
            }
        });
        app.UseStatusCodePages();
    }

    /// <summary>A refusal as an answer, with the status of its code.</summary>
    public static ProblemHttpResult Answer(this Refusal refusal) => refusal.Answer(RefusalStatus.Of(refusal));

    /// <summary>A refusal as an answer.</summary>
    public static ProblemHttpResult Answer(this Refusal refusal, int status)
    {
        var problem = new ProblemDetails { Status = status, Detail = refusal.Message };
        problem.Extensions[Refused] = refusal;
        return TypedResults.Problem(problem);
    }

    private static void Complete(HttpContext context, ProblemDetails problem)
    {
        var status = problem.Status ?? StatusCodes.Status500InternalServerError;
        var refusal = problem.Extensions.TryGetValue(Refused, out var named) && named is Refusal said ? said
            : Unspoken(status, context.Request.Method, context.Request.Path, context.TraceIdentifier) with { Field = status == StatusCodes.Status400BadRequest ? PointerOf(context) : null };
        problem.Extensions.Clear();
        problem.Type = TypeOf(refusal);
        problem.Title = ReasonPhrases.GetReasonPhrase(status);
        problem.Detail = refusal.Message;
        problem.Extensions["code"] = refusal.Code;
        var chinese = context.RequestServices.GetRequiredService<Languages>().Chinese;
        var names = new CatalogueNames(context.RequestServices.GetRequiredService<PublishedVersions>().Catalogue, chinese);
        if (chinese.Find(refusal.Code, name => Shown(refusal, name, names)) is { } detailZh)
        {
            problem.Extensions["detailZh"] = detailZh;
        }

        if (refusal.Field is { } field)
        {
            problem.Extensions["pointer"] = field;
        }

        if (refusal.LegalSource is { } source)
        {
            problem.Extensions["legalSource"] = source;
        }

        if (refusal.FaultsOf() is { Count: > 0 } faults)
        {
            problem.Extensions["errors"] = faults.Select(fault => new FaultView(
                fault.Field, fault.Code, fault.Message, chinese.Find(fault.Code, name => name == "field" ? fault.Field[(fault.Field.LastIndexOf('/') + 1)..] : null))).ToList();
        }
    }

    // Codes of states, stages, materials and departments in the words people know them by.
    private static string? Shown(Refusal refusal, string name, CatalogueNames names) => refusal.Values.FirstOrDefault(value => value.Name == name).Text switch
    {
        null => null,
        var state when name == "state" => names.Language.Find($"{refusal.Code[..refusal.Code.IndexOf('.', StringComparison.Ordinal)]}-state.{state}", _ => null) ?? state,
        var text => names.Value(name, text),
    };

    // A form names all its faults, each with its place.
    private static IReadOnlyList<FormProblem> FaultsOf(this Refusal refusal) => refusal switch
    {
        FormInvalid form => form.Problems,
        ProjectAttributesInvalid attributes => attributes.Problems,
        _ => [],
    };

    private static string? PointerOf(HttpContext context)
    {
        var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        return (error?.InnerException ?? error) is JsonException { Path: { } path } fault ? JsonPlace.PointerOf(path) + (fault as JsonFault)?.Within : null;
    }

    /// <summary>One fault of a request.</summary>
    private sealed record FaultView(string Pointer, string Code, string Detail, string? DetailZh);

    /// <summary>The problem behind a status the server gave before there was a request, in UTF-8.</summary>
    public static byte[] Bare(int status)
    {
        var refusal = Unspoken(status, "", "", "");
        return JsonSerializer.SerializeToUtf8Bytes(new JsonObject
        {
            ["type"] = TypeOf(refusal), ["title"] = ReasonPhrases.GetReasonPhrase(status), ["status"] = status, ["detail"] = refusal.Message, ["code"] = refusal.Code,
            ["detailZh"] = Chinese.Value.Text(refusal.Code),
        });
    }

    private static string TypeOf(Refusal refusal) => $"urn:workflow:problem:{refusal.Code}";

    // What the framework answers by itself, in our words.
    private static Refusal Unspoken(int status, string method, string path, string trace) => status switch
    {
        StatusCodes.Status400BadRequest => new("request.malformed", "The request cannot be read: its body, a parameter or a header is not what this address takes."),
        StatusCodes.Status401Unauthorized => new("session.missing", "Sign in first: there is no session, or it is over."),
        StatusCodes.Status403Forbidden => new("access.refused", "This account may not do that."),
        StatusCodes.Status404NotFound => new("route.not-found", $"There is nothing at {path}.", ("path", path)),
        StatusCodes.Status405MethodNotAllowed => new("request.method-refused", $"{path} does not take {method}.", ("method", method)),
        StatusCodes.Status408RequestTimeout => new("request.too-slow", "The headers or the body came too slowly."),
        StatusCodes.Status413PayloadTooLarge => new("request.too-large", "The request is larger than this address takes."),
        StatusCodes.Status414UriTooLong => new("request.too-large", "The address is longer than the service takes."),
        StatusCodes.Status415UnsupportedMediaType => (Refusal)new MediaRefused(),
        StatusCodes.Status429TooManyRequests => new("request.too-many", "Too many requests; try again after the seconds of Retry-After."),
        StatusCodes.Status431RequestHeaderFieldsTooLarge => new("request.too-large", "The headers are larger than the service takes."),
        StatusCodes.Status505HttpVersionNotsupported => new("request.version-refused", "This service speaks HTTP/1.1."),
        >= StatusCodes.Status500InternalServerError => new("server.failed", $"The service failed; nothing was changed. Trace {trace}.", ("trace", trace)),
        _ => new("request.refused", "The request was refused."),
    };
}
