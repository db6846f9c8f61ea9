using Microsoft.EntityFrameworkCore;
using Workflow.Runtime.Data;
using Workflow.Runtime.Idempotency;

namespace Workflow.Runtime.Workers;

/// <summary>Drops answers that were kept for their idempotency keys longer than they have to be, so that the table holds about a day.</summary>
internal sealed class AnswerWork(WorkflowStore store, RuntimeTime time)
{
    // Few at a time: whoever writes meanwhile waits for no longer than that.
    private const int AtOnce = 1_000;

    /// <returns>How many went.</returns>
    public async Task<int> DropOldAsync(CancellationToken cancellationToken)
    {
        var oldest = time.SystemNow() - IdempotentRequest.Kept;
        await using var db = store.Db();
        var gone = 0;
        int dropped;
        do
        {
            dropped = await db.IdempotencyKeys.Where(row => row.WrittenAt < oldest).OrderBy(row => row.WrittenAt).Take(AtOnce).ExecuteDeleteAsync(cancellationToken);
            gone += dropped;
        }
        while (dropped == AtOnce);
        return gone;
    }
}
