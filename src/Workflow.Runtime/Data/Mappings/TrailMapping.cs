using Microsoft.EntityFrameworkCore;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Runtime.Data.Mappings;

/// <summary><c>audit_entries</c>, <c>admin_audit</c>, <c>outbox</c>, <c>counters</c>, <c>office_clock</c>.</summary>
internal static class TrailMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<AuditEntryRow>().ToTable("audit_entries").HasKey(a => new { a.CaseNo, a.Sequence });

        model.Entity<AdminAuditRow>(row =>
        {
            row.ToTable("admin_audit").HasKey(a => a.Id);
            row.Property(a => a.Id).ValueGeneratedOnAdd();
            // What was done in a division, newest first.
            row.HasIndex(a => new { a.Region, a.Id });
        });

        model.Entity<OutboxRow>(row =>
        {
            row.ToTable("outbox").HasKey(m => m.Id);
            row.Property(m => m.Id).ValueGeneratedOnAdd();
            // An effect leaves once, however often its step is tried.
            row.HasIndex(m => m.EffectId).IsUnique();
            // The next living message of each case.
            row.HasIndex(m => new { m.DeadAt, m.CaseNo, m.Id });
        });

        model.Entity<CounterRow>().ToTable("counters").HasKey(c => c.Scope);

        model.Entity<OfficeClockRow>(row =>
        {
            row.ToTable("office_clock").HasKey(c => c.Id);
            row.Property(c => c.Id).ValueGeneratedNever();
        });
    }
}
