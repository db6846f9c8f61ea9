using Workflow.Host.Serving;

namespace Workflow.Host.Api.Acting;

/// <summary>Describes routes that do something on a case.</summary>
internal static class ActRoutes
{
    /// <summary>The route answers with a receipt, once for each key.</summary>
    /// <param name="route">The route.</param>
    /// <param name="name">Name of the operation, e.g. <c>claimTask</c>.</param>
    /// <param name="summary">One sentence: who does what.</param>
    /// <param name="status">200, or 201 when it makes something.</param>
    public static RouteHandlerBuilder Does(this RouteHandlerBuilder route, string name, string summary, int status = StatusCodes.Status200OK) => route
        .WithName(name).WithSummary(summary)
        .WithMetadata(AnswersOnce.Instance)
        .Produces<ReceiptView>(status)
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
}
