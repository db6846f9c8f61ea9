using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Workflow.Runtime.Data;

namespace Workflow.Host.Security;

/// <summary>The security stamp of each account that sends tokens, read at most once a minute on each node: what ends a token ends it within that time, and a request costs no query.</summary>
internal sealed class StampCache(WorkflowStore store, TimeProvider time)
{
    private static readonly TimeSpan ReadAnew = TimeSpan.FromMinutes(1);

    // Grows with the accounts that have ever had a token of this process, of which there are thousands at most.
    private readonly ConcurrentDictionary<string, Reading> _readings = new(StringComparer.Ordinal);

    /// <summary>The stamp of an account; null when there is no such account. Requests that come together share one reading.</summary>
    public Task<string?> OfAsync(string account)
    {
        var now = time.GetUtcNow();
        var known = _readings.GetValueOrDefault(account);
        if (known is null || now - known.At >= ReadAnew || known.Stamp.Value.IsFaulted)
        {
            var fresh = new Reading(now, new(() => ReadAsync(account)));
            known = known is null ? _readings.GetOrAdd(account, fresh) : _readings.TryUpdate(account, fresh, known) ? fresh : _readings[account];
        }

        return known.Stamp.Value;
    }

    // Shared by requests, so none of them may cancel it.
    private async Task<string?> ReadAsync(string account)
    {
        await using var db = store.Db();
        return await db.Users.AsNoTracking().Where(row => row.Id == account).Select(row => row.SecurityStamp).SingleOrDefaultAsync(CancellationToken.None);
    }

    private sealed record Reading(DateTimeOffset At, Lazy<Task<string?>> Stamp);
}
