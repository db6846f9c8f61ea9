using Workflow.Engine.State;

namespace Workflow.Engine.Migration;

/// <summary>What becomes of a running instance on another version of its definition. Made without changing anything, so it is preview and move in one.</summary>
/// <param name="State">The state on the other version; null when something stands in the way.</param>
/// <param name="Obstacles">Why the instance cannot be moved; empty when it can.</param>
/// <param name="Standing">Steps that wait or have faulted, in the order they began: they stay as they are, bookmarks included.</param>
/// <param name="Added">Ids of steps the instance may now come to, which the version before does not have.</param>
/// <param name="Dropped">Ids of steps the instance might have come to, which the other version does not have.</param>
/// <param name="Passed">Ids of new steps this instance will not come to: it is past them.</param>
public sealed record MigrationPlan(
    WorkflowState? State, IReadOnlyList<MigrationObstacle> Obstacles, IReadOnlyList<StandingStep> Standing, IReadOnlyList<string> Added, IReadOnlyList<string> Dropped, IReadOnlyList<string> Passed);

/// <summary>Why an instance cannot be moved.</summary>
/// <param name="Code">Stable code, e.g. <c>migration.step-gone</c>.</param>
/// <param name="NodeId">Path of the step it is about; the root's for the instance itself.</param>
/// <param name="ActivityId">That step's own id.</param>
/// <param name="Message">English line with the values.</param>
public sealed record MigrationObstacle(string Code, string NodeId, string ActivityId, string Message);

/// <summary>A step that stands.</summary>
/// <param name="NodeId">Its path, the same on both versions.</param>
/// <param name="ActivityId">Its own id.</param>
/// <param name="ActivityType">Its type.</param>
/// <param name="IsFaulted">True when it has an open incident: done again, it runs as the other version says.</param>
/// <param name="IsRedefined">True when the other version gives it other inputs. A step that waits keeps those it began with.</param>
public sealed record StandingStep(string NodeId, string ActivityId, string ActivityType, bool IsFaulted, bool IsRedefined);
