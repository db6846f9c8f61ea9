using Microsoft.EntityFrameworkCore;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Runtime.Data.Mappings;

/// <summary><c>licences</c>, <c>licence_versions</c>.</summary>
internal static class LicenceMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<LicenceRow>(row =>
        {
            row.ToTable("licences").HasKey(l => l.Id);
            row.Property(l => l.Id).ValueGeneratedNever();
            row.Property(l => l.Revision).IsConcurrencyToken();
            // A number is given once by a department; also "is this paper real".
            row.HasIndex(l => new { l.Kind, l.Department, l.Number }).IsUnique();
            // The e-licence behind an identifier.
            row.HasIndex(l => l.Identifier).IsUnique();
            // The licences of a holder: every load of a case without a project, and the dossier.
            row.HasIndex(l => new { l.Holder, l.Id });
            // The licences a department issued.
            row.HasIndex(l => new { l.Department, l.Id });
            // The licences of a division.
            row.HasIndex(l => new { l.Region, l.Id });
            // What ends next.
            row.HasIndex(l => new { l.ValidTo, l.Id });
        });

        model.Entity<LicenceVersionRow>().ToTable("licence_versions").HasKey(l => new { l.LicenceId, l.Revision });
    }
}
