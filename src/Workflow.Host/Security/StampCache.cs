using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflow.Runtime.Data;

namespace Workflow.Host.Security;

/// <summary>Whether sessions and tokens are of the account as it is: another password, other duties or a closed account end them within a minute. The stamp of an account is read at
/// most once a minute on each node, so that a request costs no query.</summary>
internal sealed class StampCache(WorkflowStore store, TimeProvider time, IOptions<IdentityOptions> options)
{
    private static readonly TimeSpan ReadAnew = TimeSpan.FromMinutes(1);

    private readonly string _claim = options.Value.ClaimsIdentity.SecurityStampClaimType;

    // Grows with the accounts that have signed in since the start, of which there are thousands at most.
    private readonly ConcurrentDictionary<string, Reading> _readings = new(StringComparer.Ordinal);

    /// <summary>True while the account of a session or token has the stamp it was given with.</summary>
    public async Task<bool> IsCurrentAsync(ClaimsPrincipal principal) =>
        principal.FindFirstValue(Caller.AccountClaim) is { } account && principal.FindFirstValue(_claim) is { } stamp
        // One that differs may be newer than what was read.
        && (await OfAsync(account, ReadAnew) == stamp || await OfAsync(account, TimeSpan.Zero) == stamp);

    // Requests that come together share one reading.
    private Task<string?> OfAsync(string account, TimeSpan age)
    {
        var now = time.GetUtcNow();
        var known = _readings.GetValueOrDefault(account);
        if (known is null || now - known.At >= age || known.Stamp.Value.IsFaulted)
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
