using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Approvals;
using Workflow.Approvals.Clocks;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Host.Api.Meetings;

/// <summary>What a meeting is to be.</summary>
/// <param name="Title">What it is called, at most 200 characters.</param>
/// <param name="BeginsAt">When it begins.</param>
/// <param name="Place">Where, at most 200 characters.</param>
internal sealed record MeetingRequest(string Title, DateTimeOffset BeginsAt, string Place)
{
    private const int Longest = 200;

    /// <summary>Title and place say something and are not too long.</summary>
    public Result Check() =>
        string.IsNullOrWhiteSpace(Title) || Title.Length > Longest ? new MeetingTextUnfit("title") { Field = "/title" }
        : string.IsNullOrWhiteSpace(Place) || Place.Length > Longest ? new MeetingTextUnfit("place") { Field = "/place" }
        : Result.Done;
}

/// <summary>Title or place of a meeting is missing or too long.</summary>
internal sealed record MeetingTextUnfit(string Name) : Refusal("meeting.text-unfit", $"The {Name} has 1 to 200 characters.", ("name", Name));

/// <summary>What the trail tells of a meeting.</summary>
internal static class MeetingTrail
{
    public static JsonObject Trail(this MeetingRow row) => new()
    {
        ["title"] = row.Title, ["day"] = OfficeTime.DayOf(row.BeginsAt).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["place"] = row.Place,
    };
}
