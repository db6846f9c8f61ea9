using Microsoft.EntityFrameworkCore;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Runtime.Data.Mappings;

/// <summary><c>review_tasks</c>, <c>opinions</c>.</summary>
internal static class TaskMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<ReviewTaskRow>(row =>
        {
            row.ToTable("review_tasks").HasKey(t => t.Id);
            row.Property(t => t.Id).ValueGeneratedNever();
            // The tasks of a case: every load.
            row.HasIndex(t => t.CaseNo);
            // A department's inbox: open tasks by governing due date, paged by key.
            row.HasIndex(t => new { t.Department, t.DueAt, t.Id }).HasFilter("is_open");
            // "My tasks" of an account.
            row.HasIndex(t => new { t.Assignee, t.DueAt, t.Id }).HasFilter("is_open");
        });

        model.Entity<OpinionRow>(row =>
        {
            row.ToTable("opinions").HasKey(o => new { o.TaskId, o.Position });
            // The opinions of a case: every load.
            row.HasIndex(o => o.CaseNo);
        });
    }
}
