using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Approvals;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Outbox;

namespace Workflow.Host.Api.Operations;

/// <summary><c>POST /api/operations/dead-letters/{id}/retry</c>: puts a message that was given up back into the outbox. The log keeps who did.</summary>
internal sealed class RetryDeadLetter
{
    public static void Map(RouteGroupBuilder operations) => operations.MapPost("/dead-letters/{id:long}/retry", HandleAsync)
        .WithName("retryDeadLetter").WithSummary("An administrator puts a message that was given up back into the outbox.");

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        long id, Caller caller, OutboxQueue outbox, ILogger<RetryDeadLetter> logger, CancellationToken cancellationToken)
    {
        if (await outbox.ReviveAsync(id, cancellationToken) is not { } no)
        {
            return new DeadLetterNotFound(id).Answer(StatusCodes.Status404NotFound);
        }

        Log.DeadLetterRevived(logger, caller.Account, id, no.Value);
        return TypedResults.NoContent();
    }
}

/// <summary>No message of this id was given up: it left, is tried again already, or never was.</summary>
internal sealed record DeadLetterNotFound(long Id)
    : Refusal("dead-letter.not-found", $"There is no dead letter {Id}.", ("id", Id.ToString(CultureInfo.InvariantCulture)));
