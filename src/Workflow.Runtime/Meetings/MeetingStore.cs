using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Joint;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Json;
using Workflow.Runtime.Data.Steps;
using Workflow.Runtime.Data.Tables;
using Workflow.Runtime.Outbox;

namespace Workflow.Runtime.Meetings;

/// <summary>Closes meetings. The meeting changes in one transaction of its own; each case on its agenda is told through the outbox (convention 41), so that its minutes reach it once.</summary>
internal sealed class MeetingStore(Dialect dialect)
{
    /// <summary>Kind of the message that brings the minutes to a case.</summary>
    public const string Minutes = "meeting.minutes";

    private const string Agenda = "select case_no, merged_at from joint_reviews where meeting_id = $1 order by item, task_id";
    private const string Close = "update meetings set state = $1, version = $2, minutes_number = $3, present = $4, closed_at = $5 where id = $6 and version = $7";

    /// <summary>The meeting was held: its minutes get their number and go out to every case on its agenda. One without items is closed without minutes.</summary>
    /// <param name="closing">Which, from which version, and who was there.</param>
    /// <param name="cancellationToken">Stops waiting for the lock; nothing is written then.</param>
    /// <returns>The number of the minutes, or the empty text. Refused: <c>meeting.not-found</c>, <c>meeting.closed</c>, <c>meeting.stale</c>, <c>meeting.items-open</c>.</returns>
    public async Task<Result<string>> CloseAsync(MeetingClosing closing, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var meeting = await connection.QueryAsync([JointTables.LockingMeeting(closing.Meeting, dialect)], answers => answers.OneAsync(JointTables.ReadMeeting), cancellationToken);
        // Behind the lock: an item that was being put on the agenda meanwhile stands there now.
        var items = await connection.QueryAsync(
            [new(Agenda, new RowWriter().Id(closing.Meeting.Value).Cells)], answers => answers.NextAsync(row => (Case: row.Text(), IsMerged: row.InstantOrNull() is not null)), cancellationToken);
        if (Check(meeting, closing, items.Count(item => !item.IsMerged)) is { } no)
        {
            return no;
        }

        var number = items.Count == 0 ? "" : closing.Number(await TakeAsync(connection, closing, meeting!.Department, cancellationToken)); // Checked: it is there.
        await connection.CommitAsync(
            [
                new(Close, new RowWriter().Name(MeetingState.Closed).Number(meeting!.Version + 1).Text(number.Length == 0 ? null : number).Text(StoreJson.Write(closing.Present))
                    .Instant(closing.OfficeTime).Id(meeting.Id.Value).Number(meeting.Version).Cells, MustMove: true),
                .. items.Select(item => item.Case).Distinct(StringComparer.Ordinal).Select(no => Telling(new(no), meeting, closing, number)),
            ],
            cancellationToken);
        return number;
    }

    /// <summary>The minutes as a message says them.</summary>
    public static IssueMinutes Read(CaseNo no, JsonObject payload) => new(
        no,
        new(Guid.ParseExact(Text("meeting", payload), "D")),
        new(
            Text("number", payload), Text("title", payload), DateTimeOffset.ParseExact(Text("beginsAt", payload), "O", CultureInfo.InvariantCulture), Text("place", payload),
            [.. payload["present"]!.AsArray().Select(department => department!.GetValue<string>())]));

    private static string Text(string name, JsonObject payload) => payload[name]!.GetValue<string>(); // Written below.

    private static Refusal? Check(Meeting? meeting, MeetingClosing closing, int open) =>
        meeting is null ? new MeetingNotFound(closing.Meeting)
        : meeting.State == MeetingState.Closed ? new MeetingClosed(meeting.Id)
        : meeting.Version != closing.Version ? new MeetingStale(meeting.Id, meeting.Version)
        : open > 0 ? new MeetingItemsOpen(meeting.Id, open)
        : null;

    private static Task<long> TakeAsync(StepConnection connection, MeetingClosing closing, string department, CancellationToken cancellationToken)
    {
        var scope = string.Create(CultureInfo.InvariantCulture, $"meeting/{department}/{OfficeTime.DayOf(closing.OfficeTime).Year}");
        return connection.QueryAsync(
            [new(TrailTables.Take, new RowWriter().Text(scope).Number(1).Cells)], async answers => (await answers.NextAsync(row => row.Number()))[0], cancellationToken);
    }

    private static Statement Telling(CaseNo no, Meeting meeting, MeetingClosing closing, string number)
    {
        var payload = new JsonObject
        {
            ["meeting"] = meeting.Id.Value.ToString("D"), ["number"] = number, ["title"] = meeting.Title, ["beginsAt"] = meeting.BeginsAt.ToString("O", CultureInfo.InvariantCulture),
            ["place"] = meeting.Place, ["present"] = new JsonArray([.. closing.Present.Select(department => JsonValue.Create(department))]),
        };
        return TrailTables.Outbox.Adding(no, new(new OutboxMessage($"meeting/{meeting.Id.Value:D}/{no.Value}", Minutes, StoreJson.Write(payload)), closing.SystemTime));
    }
}

/// <summary>A meeting that is to be closed.</summary>
/// <param name="Meeting">Which.</param>
/// <param name="Version">The version the convenor has seen.</param>
/// <param name="Present">Departments that were there.</param>
/// <param name="Number">Makes the number of the minutes of the running number of the department's year.</param>
/// <param name="OfficeTime">When it is closed.</param>
/// <param name="SystemTime">Machine time of the same.</param>
internal sealed record MeetingClosing(
    MeetingId Meeting, int Version, IReadOnlyList<string> Present, Func<long, string> Number, DateTimeOffset OfficeTime, DateTimeOffset SystemTime);
