using Microsoft.EntityFrameworkCore;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Runtime.Data.Mappings;

/// <summary><c>joint_reviews</c>, <c>joint_issues</c>, <c>meetings</c>.</summary>
internal static class JointMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<JointReviewRow>(row =>
        {
            row.ToTable("joint_reviews").HasKey(r => r.TaskId);
            row.Property(r => r.TaskId).ValueGeneratedNever();
            // The joint reviews of a case: every load of a case that has one.
            row.HasIndex(r => r.CaseNo);
            // The agenda of a meeting.
            row.HasIndex(r => new { r.MeetingId, r.Item });
        });

        model.Entity<JointIssueRow>(row =>
        {
            row.ToTable("joint_issues").HasKey(i => i.Id);
            row.Property(i => i.Id).ValueGeneratedNever();
            // The issues of a case: every load of a case that had a joint review.
            row.HasIndex(i => i.CaseNo);
            // What a department has to answer, by the last day.
            row.HasIndex(i => new { i.Owner, i.DueOn, i.Id });
            // What a convenor has to close, by the last day.
            row.HasIndex(i => new { i.Convenor, i.DueOn, i.Id });
        });

        model.Entity<MeetingRow>(row =>
        {
            row.ToTable("meetings").HasKey(m => m.Id);
            row.Property(m => m.Id).ValueGeneratedNever();
            row.Property(m => m.Version).IsConcurrencyToken();
            // Meetings of a department, latest first, paged by key.
            row.HasIndex(m => new { m.Department, m.BeginsAt, m.Id });
            // Meetings of a division, latest first, paged by key.
            row.HasIndex(m => new { m.Region, m.BeginsAt, m.Id });
        });
    }
}
