using Microsoft.EntityFrameworkCore;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Runtime.Data.Mappings;

/// <summary><c>instances</c>, <c>instance_states</c>, <c>bookmarks</c>, <c>due_timers</c>, <c>journal</c>.</summary>
internal static class InstanceMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<InstanceRow>(row =>
        {
            row.ToTable("instances").HasKey(i => i.Id);
            // Instances that need a person, few at any time. Nothing in it changes with every step: an update then touches no index.
            row.HasIndex(i => new { i.Status, i.Id }).HasFilter("incidents > 0");
            // The instance of a case.
            row.HasIndex(i => i.CaseNo);
        });

        model.Entity<InstanceStateRow>().ToTable("instance_states").HasKey(i => i.InstanceId);

        model.Entity<IncidentRow>(row =>
        {
            row.ToTable("incidents").HasKey(i => i.Id);
            // What stands now, longest first; few at any time.
            row.HasIndex(i => new { i.OpenedAt, i.Id }).HasFilter("closed_at is null");
            // What was mended, newest first.
            row.HasIndex(i => new { i.ClosedAt, i.Id });
            // The incidents of a case.
            row.HasIndex(i => i.CaseNo);
        });

        model.Entity<BookmarkRow>(row =>
        {
            row.ToTable("bookmarks").HasKey(b => b.Id);
            // Which steps wait for this event or report?
            row.HasIndex(b => new { b.Kind, b.MatchKey });
            // What does this case wait for?
            row.HasIndex(b => b.CaseNo);
        });

        model.Entity<DueTimerRow>(row =>
        {
            row.ToTable("due_timers").HasKey(t => new { t.CaseNo, t.Subject, t.Purpose, t.Epoch });
            // What is due now, oldest first, in slices.
            row.HasIndex(t => new { t.DueAt, t.HeldUntil });
        });

        model.Entity<JournalRow>().ToTable("journal").HasKey(j => new { j.InstanceId, j.Sequence });
    }
}
