using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Clocks;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Runtime.Deciding;

/// <summary>Reads stored decisions with the calendars they counted on.</summary>
internal sealed class DecisionStore(WorkflowStore store)
{
    private const int Slice = 200;

    private readonly ConcurrentDictionary<string, WorkingCalendar> _calendars = new(StringComparer.Ordinal);

    /// <summary>A decision among those a query shows, or null.</summary>
    public async Task<StoredDecision?> FindAsync(WorkflowDb db, IQueryable<DecisionRow> visible, Guid id, CancellationToken cancellationToken)
    {
        var found = await visible.AsNoTracking().Where(row => row.Id == id).Join(db.DecisionReceipts.AsNoTracking(), row => row.Id, receipt => receipt.DecisionId, (row, receipt) => new { row, receipt })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new(found.row, found.receipt, await CalendarAsync(found.row.Calendar, cancellationToken));
    }

    /// <summary>All decisions, by id, a slice at a time.</summary>
    public async IAsyncEnumerable<StoredDecision> AllAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = Guid.Empty;
        while (true)
        {
            await using var db = store.Db();
            var slice = await db.Decisions.AsNoTracking().Where(row => row.Id > after).OrderBy(row => row.Id).Take(Slice)
                .Join(db.DecisionReceipts.AsNoTracking(), row => row.Id, receipt => receipt.DecisionId, (row, receipt) => new { row, receipt })
                .OrderBy(one => one.row.Id).ToListAsync(cancellationToken);
            foreach (var one in slice)
            {
                yield return new(one.row, one.receipt, await CalendarAsync(one.row.Calendar, cancellationToken));
            }

            if (slice.Count < Slice)
            {
                yield break;
            }

            after = slice[^1].row.Id;
        }
    }

    private async Task<WorkingCalendar> CalendarAsync(string version, CancellationToken cancellationToken)
    {
        if (_calendars.TryGetValue(version, out var known))
        {
            return known;
        }

        var row = (await store.References.CalendarsAsync(cancellationToken)).FirstOrDefault(calendar => calendar.Version == version)
            ?? throw new InvalidDataException($"The store holds no calendar {version}.");
        var read = CalendarReader.Read(row.Content).Then(years => WorkingCalendar.Of(version, years));
        return read.IsRefused ? throw new InvalidDataException($"The stored calendar {version} cannot be read: {read.Refusal.Message}") : _calendars.GetOrAdd(version, read.Value);
    }
}
