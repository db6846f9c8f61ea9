using Microsoft.EntityFrameworkCore;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Runtime.Data.Mappings;

/// <summary><c>clocks</c>, <c>clock_intervals</c>.</summary>
internal static class ClockMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<ClockRow>(row =>
        {
            row.ToTable("clocks").HasKey(c => c.Id);
            row.Property(c => c.Id).ValueGeneratedNever();
            // The clocks of a case: every load.
            row.HasIndex(c => c.CaseNo);
            // Both clocks of a task in an inbox page.
            row.HasIndex(c => new { c.OwnerId, c.Scope });
        });

        model.Entity<ClockIntervalRow>(row =>
        {
            row.ToTable("clock_intervals").HasKey(i => new { i.ClockId, i.Number });
            // The intervals of a case: every load.
            row.HasIndex(i => i.CaseNo);
        });
    }
}
