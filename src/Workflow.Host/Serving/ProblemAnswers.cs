using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Workflow.Approvals;
using Workflow.Host.Observing;

namespace Workflow.Host.Serving;

/// <summary>Every answer that is not a success is <c>application/problem+json</c> with a stable code: type, title, status, code, detail and, where there is a text, detailZh.</summary>
internal static class ProblemAnswers
{
    public static IServiceCollection AddProblemAnswers(this IServiceCollection services) =>
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context => Complete(context.HttpContext, context.ProblemDetails));

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

    /// <summary>A refusal as an answer.</summary>
    public static ProblemHttpResult Answer(this Refusal refusal, int status)
    {
        var problem = new ProblemDetails { Status = status, Detail = refusal.Message };
        problem.Extensions["code"] = refusal.Code;
        problem.Extensions["values"] = refusal.Values;
        return TypedResults.Problem(problem);
    }

    private static void Complete(HttpContext context, ProblemDetails problem)
    {
        var status = problem.Status ?? StatusCodes.Status500InternalServerError;
        var refusal = Unspoken(status, context);
        var code = problem.Extensions.TryGetValue("code", out var named) && named is string text ? text : refusal.Code;
        var values = problem.Extensions.TryGetValue("values", out var given) && given is IReadOnlyList<(string Name, string Text)> list ? list : refusal.Values;
        problem.Extensions.Clear();
        problem.Type = $"urn:workflow:problem:{code}";
        problem.Title = ReasonPhrases.GetReasonPhrase(status);
        problem.Detail ??= refusal.Message;
        problem.Extensions["code"] = code;
        var chinese = context.RequestServices.GetRequiredService<Languages>().Chinese;
        if (chinese.Find(code, name => values.FirstOrDefault(value => value.Name == name).Text) is { } detailZh)
        {
            problem.Extensions["detailZh"] = detailZh;
        }
    }

    // What the framework answers by itself, in our words.
    private static Refusal Unspoken(int status, HttpContext context) => status switch
    {
        StatusCodes.Status400BadRequest => new("request.malformed", "The request cannot be read: its body, a parameter or a header is not what this address takes."),
        StatusCodes.Status401Unauthorized => new("session.missing", "Sign in first: there is no session, or it is over."),
        StatusCodes.Status403Forbidden => new("access.refused", "This account may not do that."),
        StatusCodes.Status404NotFound => new("route.not-found", $"There is nothing at {context.Request.Path}.", ("path", context.Request.Path)),
        StatusCodes.Status405MethodNotAllowed => new("request.method-refused", $"{context.Request.Path} does not take {context.Request.Method}.", ("method", context.Request.Method)),
        StatusCodes.Status413PayloadTooLarge => new("request.too-large", "The request is larger than this address takes."),
        StatusCodes.Status415UnsupportedMediaType => new("request.media-refused", "This address takes application/json."),
        StatusCodes.Status429TooManyRequests => new("request.too-many", "Too many requests; try again in a minute."),
        StatusCodes.Status431RequestHeaderFieldsTooLarge => new("request.too-large", "The headers are larger than the service takes."),
        >= StatusCodes.Status500InternalServerError => new("server.failed", $"The service failed; nothing was changed. Trace {context.TraceIdentifier}.", ("trace", context.TraceIdentifier)),
        _ => new("request.refused", "The request was refused."),
    };
}
