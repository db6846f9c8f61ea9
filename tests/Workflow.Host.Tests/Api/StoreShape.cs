using Microsoft.EntityFrameworkCore;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Host.Tests.Api;

/// <summary>How much a store holds: rows of each table, and how far each case has come. Two that are equal mean that nothing was written between them.</summary>
internal static class StoreShape
{
    /// <param name="office">The service over the store.</param>
    public static async Task<IReadOnlyList<string>> ReadAsync(ServedOffice office)
    {
        await using var db = office.Store.Db();
        // Delivered messages leave the outbox by themselves.
        var tables = db.Model.GetEntityTypes().Where(type => type.ClrType != typeof(OutboxRow)).Select(type => type.GetTableName()).OfType<string>().Distinct();
        var counting = string.Join(" union all ", tables.Select(table => $"select '{table}: ' || count(*) as \"Value\" from {table}"));
        var shape = await db.Database.SqlQueryRaw<string>(counting).ToListAsync();
        shape.Sort(StringComparer.Ordinal);
        var cases = await db.Cases.AsNoTracking().OrderBy(row => row.No).Select(row => new { row.No, row.State, row.StepNumber, row.AuditSequence }).ToListAsync();
        shape.AddRange(cases.Select(row => $"{row.No}: {row.State}, step {row.StepNumber}, audit {row.AuditSequence}"));
        return shape;
    }
}
