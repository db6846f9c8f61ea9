using Workflow.Engine.Values;

namespace Workflow.Engine;

/// <summary>What the outside is asked to do because of one run. A closed set, in the order the steps asked.</summary>
public abstract record Effect
{
    private Effect() { }

    /// <summary>A work activity asks its handler. The step waits on <paramref name="BookmarkId"/> until a <see cref="Stimulus.Resume"/> answers.</summary>
    /// <param name="EffectId">Unique and reproducible: derived from the instance and its step counter.</param>
    /// <param name="BookmarkId">The bookmark the answer must name.</param>
    /// <param name="ActivityType">e.g. <c>Approval.DepartmentReview</c>.</param>
    /// <param name="NodeId">Path of the step in the definition.</param>
    /// <param name="ActivityId">The step's own id, as the author wrote it.</param>
    /// <param name="Inputs">Evaluated inputs by camelCased name.</param>
    public sealed record RequestWork(
        string EffectId, string BookmarkId, string ActivityType, string NodeId, string ActivityId, OrderedDictionary<string, Value> Inputs) : Effect;

    /// <summary>Elsa.RunTask asks an outside worker; it reports with the task id.</summary>
    public sealed record RequestTask(string EffectId, string BookmarkId, string TaskId, string TaskName, Value Payload) : Effect;

    /// <summary>An event for other instances (a local one never leaves the run).</summary>
    public sealed record PublishEvent(string EffectId, string EventName, string? CorrelationId, Value Payload) : Effect;

    /// <summary>A line of text from Elsa.WriteLine.</summary>
    public sealed record WriteLine(string Text) : Effect;

    /// <summary>A workflow is to be started in the background.</summary>
    /// <param name="EffectId">Unique and reproducible.</param>
    /// <param name="Child">What to start.</param>
    /// <param name="ReportTo">Key of the bookmark that waits for its end, or null when nobody waits.</param>
    public sealed record StartChild(string EffectId, ChildRequest Child, string? ReportTo) : Effect;

    /// <summary>A workflow was started and run inside this run; its own effects stand in place of this one.</summary>
    public sealed record RanChild(string InstanceId, IReadOnlyList<Effect> Effects) : Effect;
}
