using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Facts;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Json;

namespace Workflow.Runtime.Facts;

/// <summary>The last answers of sources about parties.</summary>
internal sealed class FactRegister(WorkflowStore store)
{
    /// <summary>The last answers about a party, by name and source.</summary>
    public async Task<IReadOnlyList<FactSnapshot>> OfAsync(PartyId party, CancellationToken cancellationToken)
    {
        await using var db = store.Db();
        var rows = await db.FactSnapshots.AsNoTracking().Where(row => row.PartyId == party.Value).OrderBy(row => row.Name).ThenBy(row => row.Source).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new FactSnapshot(party, row.Source, row.Name, row.Value is { } value ? JsonNode.Parse(value) : null, row.ObservedAt, row.FetchedAt, row.Status));
    }

    /// <summary>Keeps answers about one party; each takes the place of the last one of its source and name.</summary>
    /// <param name="snapshots">Each of another source or name.</param>
    /// <param name="beside">Rows saved with them or not at all.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task PutAsync(IReadOnlyList<FactSnapshot> snapshots, IReadOnlyList<object> beside, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = store.Db();
            var party = snapshots.Count == 0 ? Guid.Empty : snapshots[0].Party.Value;
            var known = await db.FactSnapshots.Where(row => row.PartyId == party).ToListAsync(cancellationToken);
            foreach (var snapshot in snapshots)
            {
                var value = snapshot.Value is { } node ? StoreJson.Write(node) : null;
                if (known.Find(row => row.Source == snapshot.Source && row.Name == snapshot.Name) is { } row)
                {
                    (row.Value, row.ObservedAt, row.FetchedAt, row.Status) = (value, snapshot.ObservedAt, snapshot.FetchedAt, snapshot.Status);
                }
                else
                {
                    db.FactSnapshots.Add(new()
                    {
                        PartyId = party, Source = snapshot.Source, Name = snapshot.Name, Value = value, ObservedAt = snapshot.ObservedAt, FetchedAt = snapshot.FetchedAt, Status = snapshot.Status,
                    });
                }
            }

            db.AddRange(beside);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return;
            }
            catch (DbUpdateException) when (attempt == 1)
            {
                // Another request kept the first answer of the same source meanwhile: now it is there to be changed.
            }
        }
    }
}
