namespace Workflow.Host.Api.Cases;

/// <summary>Soft dependencies as rows show them (convention 33).</summary>
internal static class Waiting
{
    /// <summary>The open tasks of the same filing whose result a task needs before it may finish.</summary>
    public static IEnumerable<TaskLine> For(TaskLine task, IReadOnlyList<TaskLine> tasks)
    {
        var after = task.IsOpen ? task.FinishAfter : [];
        return after.Count == 0 ? [] : tasks.Where(other => other.IsOpen && other.Stage == task.Stage && other.Filing == task.Filing && after.Contains(other.ActivityId));
    }
}
