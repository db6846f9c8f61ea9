using Microsoft.EntityFrameworkCore;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Runtime.Data.Mappings;

/// <summary><c>deregistrations</c>, <c>public_notices</c>.</summary>
internal static class DeregistrationMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<DeregistrationRow>().ToTable("deregistrations").HasKey(d => d.CaseNo);

        model.Entity<PublicNoticeRow>(row =>
        {
            row.ToTable("public_notices").HasKey(n => n.Id);
            row.Property(n => n.Id).ValueGeneratedNever();
            // The notices of a case, in order.
            row.HasIndex(n => new { n.CaseNo, n.PublishedAt, n.Id });
            // What the public sees, newest first.
            row.HasIndex(n => new { n.IsListed, n.PublishedAt, n.Id });
        });
    }
}
