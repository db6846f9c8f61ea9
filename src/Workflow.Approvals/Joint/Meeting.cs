namespace Workflow.Approvals.Joint;

/// <summary>A joint meeting (联审会议), held by one department for several cases. An aggregate of its own: no case owns it, and whoever changes it says from which version.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Department">The convenor.</param>
/// <param name="Region">Administrative division of the convenor's account; null reaches all.</param>
/// <param name="Title">What it is called.</param>
/// <param name="BeginsAt">When it begins.</param>
/// <param name="Place">Where.</param>
/// <param name="State">Open until its minutes are issued.</param>
/// <param name="Items">Numbers given on its agenda so far; one taken off leaves its number.</param>
/// <param name="Version">Counts its changes.</param>
public sealed record Meeting(MeetingId Id, string Department, string? Region, string Title, DateTimeOffset BeginsAt, string Place, MeetingState State, int Items, int Version);

/// <summary>Id of a meeting.</summary>
public readonly record struct MeetingId(Guid Value);

/// <summary>Where a meeting stands.</summary>
public enum MeetingState
{
    /// <summary>Called; items can be put on its agenda.</summary>
    Open,

    /// <summary>Held: its minutes are issued, or it ended without an item.</summary>
    Closed,
}
