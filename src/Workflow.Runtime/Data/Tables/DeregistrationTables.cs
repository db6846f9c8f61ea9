using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Deregistration;
using Workflow.Approvals.PublicNotices;
using Workflow.Runtime.Data.Json;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Runtime.Data.Tables;

/// <summary><c>deregistrations</c> and <c>public_notices</c>.</summary>
internal static class DeregistrationTables
{
    public static StepTable<DeregistrationRecord> Deregistrations { get; } = new(
        "deregistrations", 1, "case_no route content",
        (row, @case, record) => row.Text(@case.Value).Name(record.Route).Text(StoreJson.Write(record)));

    public static StepTable<PublicNotice> Notices { get; } = new(
        "public_notices", 1, "id case_no kind title text published_at ends_on state ended_at is_listed clock_id objections",
        (row, @case, notice) => row
            .Id(notice.Id).Text(@case.Value).Name(notice.Kind).Text(notice.Title).Text(notice.Text).Instant(notice.PublishedAt).Day(notice.EndsOn).Name(notice.State)
            .Instant(notice.EndedAt).Flag(notice.IsListed).Id(notice.Clock?.Value).Text(StoreJson.Write(notice.Objections)),
        order: "published_at");

    /// <summary>What a step reads of a case that is about no project.</summary>
    public static IReadOnlyList<Statement> Selecting(CaseNo @case)
    {
        var key = new RowWriter().Text(@case.Value).Cells;
        return [new(Deregistrations.SelectOfCase("$1"), key), new(Notices.SelectOfCase("$1"), key)];
    }

    public static DeregistrationRecord ReadRecord(RowReader row)
    {
        row.Skip();
        row.Skip();
        return StoreJson.ReadDeregistration(row.Text());
    }

    public static PublicNotice ReadNotice(RowReader row)
    {
        var id = row.Id();
        row.Skip();
        return new()
        {
            Id = id,
            Kind = row.Name<PublicNoticeKind>(),
            Title = row.Text(),
            Text = row.Text(),
            PublishedAt = row.Instant(),
            EndsOn = row.DayOrNull(),
            State = row.Name<PublicNoticeState>(),
            EndedAt = row.InstantOrNull(),
            IsListed = row.Flag(),
            Clock = row.IdOrNull() is { } clock ? new ClockId(clock) : null,
            Objections = StoreJson.ReadObjections(row.Text()),
        };
    }
}
