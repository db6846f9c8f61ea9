using Microsoft.EntityFrameworkCore;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Runtime.Data.Mappings;

/// <summary><c>store_keys</c>, <c>data_protection_keys</c>: few rows, read whole at start.</summary>
internal static class KeyMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<StoreKeyRow>().ToTable("store_keys").HasKey(k => k.Name);
        model.Entity<DataProtectionKeyRow>(row =>
        {
            row.ToTable("data_protection_keys").HasKey(k => k.Number);
            row.Property(k => k.Number).ValueGeneratedNever();
        });
    }
}
