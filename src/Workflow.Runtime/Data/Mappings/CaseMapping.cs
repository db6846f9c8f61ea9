using Microsoft.EntityFrameworkCore;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Runtime.Data.Mappings;

/// <summary><c>cases</c>, <c>stage_applications</c>.</summary>
internal static class CaseMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<CaseRow>(row =>
        {
            row.ToTable("cases").HasKey(c => c.No);
            row.Property(c => c.No).HasMaxLength(50);
            // The list of all cases, newest first, paged by key.
            row.HasIndex(c => new { c.OpenedAt, c.No });
            // "My cases" of an applicant, newest first.
            row.HasIndex(c => new { c.Applicant, c.OpenedAt, c.No });
            // Cases of a division, newest first.
            row.HasIndex(c => new { c.Region, c.OpenedAt, c.No });
            // Everything that belongs to a project.
            row.HasIndex(c => c.Project);
            // Which cases still run on a version of a definition.
            row.HasIndex(c => new { c.DefinitionId, c.DefinitionVersion, c.State });
        });

        model.Entity<StageApplicationRow>(row =>
        {
            row.ToTable("stage_applications").HasKey(s => new { s.CaseNo, s.Number });
            // Stages a department leads.
            row.HasIndex(s => new { s.LeadDepartment, s.State, s.CaseNo });
        });
    }
}
