using Microsoft.EntityFrameworkCore;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Runtime.Data.Mappings;

/// <summary><c>idempotency_keys</c>.</summary>
internal static class IdempotencyMapping
{
    public static void Map(ModelBuilder model) => model.Entity<IdempotencyRow>(row =>
    {
        row.ToTable("idempotency_keys").HasKey(k => new { k.Account, k.Route, k.Key });
        // What is older than a day and may go.
        row.HasIndex(k => k.WrittenAt);
    });
}
