using Microsoft.EntityFrameworkCore;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Runtime.Data.Mappings;

/// <summary><c>definition_versions</c>, <c>catalogue_versions</c>, <c>calendar_versions</c>: inserted, never changed; read by key. Beside them the drafts, and the migrations of running cases.</summary>
internal static class VersionMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<DefinitionVersionRow>().ToTable("definition_versions").HasKey(d => new { d.DefinitionId, d.Version });
        model.Entity<DefinitionDraftRow>(row =>
        {
            row.ToTable("definition_drafts").HasKey(d => d.DefinitionId);
            row.Property(d => d.Version).IsConcurrencyToken();
        });
        model.Entity<DefinitionHeadRow>(row =>
        {
            row.ToTable("definition_heads").HasKey(d => d.DefinitionId);
            row.Property(d => d.Version).IsConcurrencyToken();
        });
        model.Entity<FlowStartRow>(row =>
        {
            row.ToTable("flow_starts").HasKey(s => new { s.DefinitionId, s.NodeId });
            // What starts now, oldest first; few rows at any time.
            row.HasIndex(s => s.DueAt);
        });
        model.Entity<MigrationRow>(row =>
        {
            row.ToTable("migrations").HasKey(m => m.Id);
            row.Property(m => m.Id).ValueGeneratedNever();
            row.Property(m => m.Version).IsConcurrencyToken();
            // What is under way, few at any time; and the list, newest first.
            row.HasIndex(m => m.State);
            row.HasIndex(m => new { m.ProposedAt, m.Id });
        });
        model.Entity<MigratedCaseRow>(row =>
        {
            row.ToTable("migrated_cases").HasKey(c => new { c.MigrationId, c.CaseNo });
            // How a case came to its version.
            row.HasIndex(c => c.CaseNo);
        });
        model.Entity<UnmovedCaseRow>().ToTable("unmoved_cases").HasKey(c => new { c.MigrationId, c.CaseNo });
        model.Entity<CatalogueVersionRow>(row =>
        {
            row.ToTable("catalogue_versions").HasKey(c => c.Version);
            row.Property(c => c.Version).ValueGeneratedNever();
        });
        model.Entity<CalendarVersionRow>().ToTable("calendar_versions").HasKey(c => c.Version);
    }
}
