using Workflow.Approvals.Cases;
using Workflow.Engine.State;
using Workflow.Runtime.Data.Json;
using Workflow.Runtime.Data.Rows;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Runtime.Data.Tables;

/// <summary>A bookmark with the instance it belongs to.</summary>
internal sealed record BookmarkLine(string Instance, Bookmark Bookmark);

/// <summary>A journal entry with its instance and the office time of its step.</summary>
internal sealed record JournalLine(string Instance, JournalEntry Entry, DateTimeOffset HappenedAt);

/// <summary>An incident that opened, with its instance and the office time of its step.</summary>
internal sealed record IncidentLine(string Instance, Incident Incident, DateTimeOffset OpenedAt);

/// <summary>An incident that holds nothing up any more.</summary>
/// <param name="Account">Who mended it, or null.</param>
internal sealed record IncidentClosed(string Id, IncidentEnd How, string? Account, string? Reason);

/// <summary>A state document with its instance.</summary>
internal sealed record StateLine(string Instance, byte[] State);

/// <summary><c>instances</c>, <c>instance_states</c>, <c>incidents</c>, <c>bookmarks</c>, <c>due_timers</c>, <c>journal</c>.</summary>
internal static class InstanceTables
{
    public static StepTable<InstanceRecord> Instances { get; } = new(
        "instances", 1, "id case_no definition_id definition_version status incidents started_at updated_at ended_at parent_id report_to children",
        (row, @case, instance) => row
            .Text(instance.Id).Text(@case.Value).Text(instance.DefinitionId).Number(instance.DefinitionVersion).Name(instance.Status)
            .Number(instance.Incidents).Instant(instance.StartedAt).Instant(instance.UpdatedAt).Instant(instance.EndedAt)
            .Text(instance.ParentId).Text(instance.ReportTo).Number(instance.Children));

    public static StepTable<StateLine> States { get; } = new(
        "instance_states", 1, "instance_id state", (row, _, line) => row.Text(line.Instance).Bytes(line.State));

    public static StepTable<BookmarkLine> Bookmarks { get; } = new(
        "bookmarks", 1, "id instance_id case_no kind node_id activity_type match_key due_at",
        (row, @case, line) => row
            .Text(line.Bookmark.Id).Text(line.Instance).Text(@case.Value).Name(line.Bookmark.Kind).Text(line.Bookmark.NodeId)
            .Text(line.Bookmark.ActivityType).Text(line.Bookmark.Key).Instant(line.Bookmark.DueAt));

    public static StepTable<IncidentLine> Incidents { get; } = new(
        "incidents", 1, "id instance_id case_no node_id activity_id code message opened_at closed_at closed_by account reason",
        (row, @case, line) => row
            .Text(line.Incident.Id).Text(line.Instance).Text(@case.Value).Text(line.Incident.NodeId).Text(line.Incident.ActivityId).Text(line.Incident.Code)
            .Text(line.Incident.Message).Instant(line.OpenedAt).Instant(null).Name<IncidentEnd>(null).Text(null).Text(null));

    /// <summary>Marks an incident as ended.</summary>
    public static Statement Closing(IncidentClosed closed, DateTimeOffset at) => new(
        "update incidents set closed_at = $2, closed_by = $3, account = $4, reason = $5 where id = $1",
        new RowWriter().Text(closed.Id).Instant(at).Name(closed.How).Text(closed.Account).Text(closed.Reason).Cells);

    /// <summary>A timer put anew starts fresh: no lease, no failures.</summary>
    public static StepTable<StandingTimer> Timers { get; } = new(
        "due_timers", 4, "case_no subject purpose epoch due_at attempts held_until last_error",
        (row, @case, timer) => row
            .Text(@case.Value).Text(timer.Subject).Text(timer.Purpose).Number(timer.Epoch).Instant(timer.DueAt).Number(0).Instant(null).Text(null));

    public static StepTable<JournalLine> Journal { get; } = new(
        "journal", 2, "instance_id sequence kind node_id activity_id activity_type execution_id outcomes detail happened_at",
        (row, _, line) => row
            .Text(line.Instance).Number(line.Entry.Sequence).Name(line.Entry.Kind).Text(line.Entry.NodeId).Text(line.Entry.ActivityId)
            .Text(line.Entry.ActivityType).Text(line.Entry.ExecutionId).Text(StoreJson.Write(line.Entry.Outcomes)).Text(line.Entry.Detail)
            .Instant(line.HappenedAt));

    public static InstanceRecord ReadInstance(RowReader row) => new(
        row.Text(), new(row.Text()), row.Text(), row.Count(), row.Name<InstanceSubStatus>(), row.Count(), row.Instant(), row.Instant(), row.InstantOrNull())
    {
        ParentId = row.TextOrNull(), ReportTo = row.TextOrNull(), Children = row.Count(),
    };

    /// <summary>The instances of a case that others started and that still run or have faulted, oldest first.</summary>
    public static Statement SelectChildren(CaseNo @case) => new(
        $"select {Instances.ListOf("i")}, s.state from instances i join instance_states s on s.instance_id = i.id where i.case_no = $1 and i.parent_id is not null and i.status in ('Suspended', 'Faulted') order by i.started_at, i.id",
        new RowWriter().Text(@case.Value).Cells);

    public static StoredInstance ReadStored(RowReader row) => new(ReadInstance(row), row.Bytes());

    public static StandingTimer ReadTimer(RowReader row)
    {
        row.Skip();
        return new(row.Text(), row.Text(), row.Count(), row.Instant());
    }
}
