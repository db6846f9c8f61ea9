using Microsoft.EntityFrameworkCore;
using Workflow.Runtime.Data;

namespace Workflow.Runtime;

/// <summary>Office time of a store: real time, or in a demo store real time plus what the store keeps (convention 52).</summary>
internal sealed class StoredOfficeTime(TimeProvider machine, TimeSpan ahead) : TimeProvider
{
    private const int Only = 1;

    public override DateTimeOffset GetUtcNow() => machine.GetUtcNow() + ahead;

    /// <summary>Reads how far the store is ahead; a store that says nothing is on real time.</summary>
    public static async Task<StoredOfficeTime> ReadAsync(WorkflowStore store, TimeProvider machine, CancellationToken cancellationToken)
    {
        await using var db = store.Db();
        var row = await db.OfficeClock.AsNoTracking().SingleOrDefaultAsync(c => c.Id == Only, cancellationToken);
        return new(machine, TimeSpan.FromMilliseconds(row?.AheadMilliseconds ?? 0));
    }

    /// <summary>Sets a demo store to go on from a moment of office time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The store's office time is later already: it never goes back.</exception>
    public static async Task GoOnFromAsync(WorkflowStore store, TimeProvider machine, DateTimeOffset officeNow, CancellationToken cancellationToken)
    {
        var ahead = (long)(officeNow - machine.GetUtcNow()).TotalMilliseconds;
        await using var db = store.Db();
        var row = await db.OfficeClock.SingleOrDefaultAsync(c => c.Id == Only, cancellationToken);
        if (row is null)
        {
            db.OfficeClock.Add(new() { Id = Only, AheadMilliseconds = ahead });
        }
        else
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(ahead, row.AheadMilliseconds, nameof(officeNow));
            row.AheadMilliseconds = ahead;
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
