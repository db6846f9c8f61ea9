using System.Globalization;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;
using Workflow.Engine.State;
using Workflow.Runtime.Data.Rows;
using Workflow.Runtime.Timers;

namespace Workflow.Host.Tests.Crash.Checks;

/// <summary>Nothing waits in vain: rows of bookmarks and timers are what state and case file say, each waiting step has its one owner, and every open case is in somebody's hands.</summary>
internal static class WaitCheck
{
    public static IEnumerable<Finding> Run(StoreImage store) => store.Cases.SelectMany(row => Check(store, row));

    private static IEnumerable<Finding> Check(StoreImage store, CaseRow row)
    {
        var file = store.Files[row.No];
        if (store.Instances[row.No].ToList() is not [var instance] || !store.States.TryGetValue(instance.Id, out var state))
        {
            return [new("state.missing", row.No, "no state that can be read")];
        }

        return
        [
            .. Instance(row, instance, state),
            .. Bookmarks(row, state, store.Bookmarks[row.No]),
            .. Timers(row, file, state, store.Timers[row.No]),
            .. Owners(row, store, state),
            .. Holder(row, store, state),
        ];
    }

    private static IEnumerable<Finding> Instance(CaseRow row, InstanceRow instance, WorkflowState state)
    {
        if (instance.Status != state.SubStatus || instance.Incidents != state.Incidents.Count)
        {
            yield return new("instance.differs", row.No, $"the row says {instance.Status}, the state {state.SubStatus}");
        }

        foreach (var incident in state.Incidents)
        {
            yield return new("instance.incident", row.No, $"{incident.ActivityId}: {incident.Code}");
        }
    }

    private static IEnumerable<Finding> Bookmarks(CaseRow row, WorkflowState state, IEnumerable<BookmarkRow> rows)
    {
        var wanted = state.Bookmarks.Select(bookmark => (bookmark.Id, bookmark.Kind, bookmark.NodeId, bookmark.ActivityType, bookmark.Key, bookmark.DueAt)).ToList();
        var stored = rows.Select(bookmark => (bookmark.Id, bookmark.Kind, bookmark.NodeId, bookmark.ActivityType, Key: bookmark.MatchKey, bookmark.DueAt)).ToList();
        return
        [
            .. wanted.Except(stored).Select(bookmark => new Finding("bookmark.missing", row.No, $"{bookmark.NodeId} waits without a row")),
            .. stored.Except(wanted).Select(bookmark => new Finding("bookmark.orphan", row.No, $"{bookmark.NodeId} has a row and does not wait")),
        ];
    }

    private static IEnumerable<Finding> Timers(CaseRow row, CaseFile file, WorkflowState state, IEnumerable<DueTimerRow> rows)
    {
        var wanted = DueTimers.Of(file).Select(timer => (timer.Subject, Purpose: timer.Purpose.ToString(), timer.Epoch, timer.DueAt))
            .Concat(state.Bookmarks.Where(bookmark => bookmark.DueAt is not null).Select(bookmark => (Subject: bookmark.Id, Purpose: TimerWork.BookmarkDue, Epoch: 0, DueAt: bookmark.DueAt!.Value)))
            .ToList();
        var stored = rows.Select(timer => (timer.Subject, timer.Purpose, timer.Epoch, timer.DueAt)).ToList();
        return
        [
            .. wanted.Except(stored).Select(timer => new Finding("timer.missing", row.No, $"{timer.Purpose} of {timer.Subject} at {timer.DueAt:O}")),
            .. stored.Except(wanted).Select(timer => new Finding("timer.orphan", row.No, $"{timer.Purpose} of {timer.Subject} at {timer.DueAt:O}")),
        ];
    }

    // Who answers a waiting step: a task, a stage to be filed, a supplement, a clock of the law. Events and timers are answered by the program.
    private static IEnumerable<Finding> Owners(CaseRow row, StoreImage store, WorkflowState state)
    {
        var owners = store.Tasks[row.No].Where(task => task.IsOpen).Select(task => task.Bookmark ?? string.Create(CultureInfo.InvariantCulture, $"none of task {task.Id}"))
            .Concat(store.Stages[row.No].Select(stage => stage.FilingBookmark).OfType<string>())
            .Concat(store.Supplements[row.No].Select(supplement => supplement.Bookmark).OfType<string>())
            .Concat(store.Clocks[row.No].Select(clock => clock.Bookmark).OfType<string>())
            .ToList();
        var waiting = state.Bookmarks.Where(bookmark => bookmark.Kind == BookmarkKind.Work).Select(bookmark => bookmark.Id).ToList();
        return
        [
            .. waiting.Except(owners).Select(bookmark => new Finding("bookmark.unowned", row.No, $"nobody can answer {bookmark}")),
            .. owners.Except(waiting).Select(bookmark => new Finding("task.adrift", row.No, $"bookmark {bookmark} does not wait")),
            .. owners.GroupBy(bookmark => bookmark).Where(same => same.Count() > 1).Select(same => new Finding("bookmark.shared", row.No, $"{same.Count()} owners of {same.Key}")),
        ];
    }

    private static List<Finding> Holder(CaseRow row, StoreImage store, WorkflowState state)
    {
        var tasks = store.Tasks[row.No].Where(task => task.IsOpen).ToList();
        if (row.ClosedAt is not null)
        {
            return tasks.ConvertAll(task => new Finding("task.left-open", row.No, $"the case is closed, task {task.Id} is not"));
        }

        var isHeld = tasks.Exists(task => task.State == TaskState.Open)
            || store.Supplements[row.No].Any(supplement => supplement.State == SupplementState.Sent)
            || store.Stages[row.No].Any(stage => stage.State == StageState.Open && stage.FilingBookmark is not null)
            || store.Clocks[row.No].Any(clock => clock.Bookmark is not null);
        return isHeld && state.Status == InstanceStatus.Running ? [] : [new("case.unowned", row.No, $"an open case in nobody's hands; its flow is {state.SubStatus}")];
    }
}
