using Microsoft.EntityFrameworkCore;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Runtime.Data.Mappings;

/// <summary><c>definition_versions</c>, <c>catalogue_versions</c>, <c>calendar_versions</c>: inserted, never changed; read by key.</summary>
internal static class VersionMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<DefinitionVersionRow>().ToTable("definition_versions").HasKey(d => new { d.DefinitionId, d.Version });
        model.Entity<CatalogueVersionRow>(row =>
        {
            row.ToTable("catalogue_versions").HasKey(c => c.Version);
            row.Property(c => c.Version).ValueGeneratedNever();
        });
        model.Entity<CalendarVersionRow>().ToTable("calendar_versions").HasKey(c => c.Version);
    }
}
