using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Commitments;
using Workflow.Runtime.Data;
using Workflow.Runtime.Instances;

namespace Workflow.Runtime.Commitments;

/// <summary>Looks at every open verification once an office day. Whoever calls only says when to look.</summary>
internal sealed class VerificationWork(WorkflowStore store, InstanceRunner runner, RuntimeTime time)
{
    private const int Slice = 50;
    private static readonly VerificationState[] Open = [VerificationState.HandingOver, VerificationState.Checking, VerificationState.Rectifying, VerificationState.Revoking];

    /// <summary>Looks at a slice of those nobody looked at today.</summary>
    /// <returns>How many.</returns>
    public async Task<int> WatchAsync(CancellationToken cancellationToken)
    {
        var today = OfficeTime.DayOf(time.OfficeNow());
        await using var db = store.Db();
        var due = await db.Verifications.AsNoTracking().Where(row => Open.Contains(row.State) && (row.WatchedOn == null || row.WatchedOn < today)).OrderBy(row => row.CaseNo).Take(Slice)
            .Select(row => row.CaseNo).ToListAsync(cancellationToken);
        var failures = new List<string>();
        foreach (var no in due)
        {
            // Another node was there first, or the case has gone on: the next look knows.
            if ((await runner.RunAsync(new WatchVerification(new CaseNo(no)), Actor.System, cancellationToken)).Refusal is { Code: not ("verification.watched" or "verification.wrong-state" or "case.closed") } refusal)
            {
                failures.Add($"{no}: {refusal.Code}: {refusal.Message}");
            }
        }

        return failures.Count == 0 ? due.Count : throw new InvalidOperationException(string.Join("; ", failures));
    }
}
