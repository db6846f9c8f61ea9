using Workflow.Engine.Values;

namespace Workflow.Engine.State;

/// <summary>A step that waits. Used at most once.</summary>
/// <param name="Id">Derived from the instance and its step counter.</param>
/// <param name="Kind">What may resume it.</param>
/// <param name="NodeId">Path of the waiting step in the definition.</param>
/// <param name="ActivityType">Type of the waiting step.</param>
/// <param name="Key">What a stimulus is matched by: event name, task id, activity type of work; null for timers.</param>
/// <param name="DueAt">For timers: the instant from which it is due (office time); else null.</param>
/// <param name="Payload">Data of the wait, e.g. the task's name; or undefined.</param>
public sealed record Bookmark(string Id, BookmarkKind Kind, string NodeId, string ActivityType, string? Key, DateTimeOffset? DueAt, Value Payload);

/// <summary>What may resume a bookmark.</summary>
public enum BookmarkKind
{
    /// <summary>A published event of the name in <see cref="Bookmark.Key"/>.</summary>
    Event,
    /// <summary>A report for the task id in <see cref="Bookmark.Key"/>.</summary>
    Task,
    /// <summary>The due time has come.</summary>
    Timer,
    /// <summary>The answer of a work activity.</summary>
    Work,
    /// <summary>The end of a child workflow, which reports to <see cref="Bookmark.Key"/>.</summary>
    Child,
}
