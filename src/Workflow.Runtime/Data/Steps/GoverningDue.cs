using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Tasks;

namespace Workflow.Runtime.Data.Steps;

/// <summary>The earlier of the two clocks' ends (convention 6), kept on the row that lists are ordered by.</summary>
internal static class GoverningDue
{
    public static DateTimeOffset? OfCase(CaseFile file) => Earliest(file.Clocks.Where(clock => clock.Scope == ClockScope.Case));

    public static DateTimeOffset? OfTask(CaseFile file, TaskId task) => Earliest(file.Clocks.Where(clock => IsOf(clock, task)));

    /// <summary>The tasks whose row must be written: changed themselves, or one of their clocks was.</summary>
    public static IEnumerable<ReviewTask> TasksToWrite(CaseFile file)
    {
        var changed = file.Changes.OfType<Change.TaskChanged>().Select(change => change.Task.Id).ToHashSet();
        var clocks = file.Changes.OfType<Change.ClockChanged>().Select(change => change.Clock).ToList();
        return file.Tasks.Where(task => changed.Contains(task.Id) || clocks.Exists(clock => IsOf(clock, task.Id)));
    }

    private static bool IsOf(Clock clock, TaskId task) =>
        clock.Scope == ClockScope.Task && Guid.TryParse(clock.OwnerId, out var owner) && owner == task.Value;

    private static DateTimeOffset? Earliest(IEnumerable<Clock> clocks) =>
        clocks.Where(clock => clock.EndedAt is null).Select(clock => clock.Due?.Instant).Min();
}
