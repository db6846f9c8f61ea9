using Workflow.Engine.State;
using Workflow.Runtime.Data.Rows;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Host.Tests.Crash.Checks;

/// <summary>Messages and timers have been worked off: each published event was received once, nothing that is due is left behind, and no lease outlives its time.</summary>
internal static class OutboxCheck
{
    /// <summary>No lease is longer than a worker may take, whatever happened to the worker.</summary>
    public static IEnumerable<Finding> Leases(StoreImage store, DateTimeOffset systemNow)
    {
        var latest = systemNow + Lease.Default.Hold;
        return
        [
            .. store.Cases.SelectMany(row => store.Timers[row.No]).Where(timer => timer.Attempts == 0 && timer.HeldUntil > latest)
                .Select(timer => new Finding("timer.stuck", timer.CaseNo, $"{timer.Purpose} of {timer.Subject} is held until {timer.HeldUntil:O}")),
            .. store.Outbox.Where(message => message.Attempts == 0 && message.HeldUntil > latest)
                .Select(message => new Finding("message.stuck", message.CaseNo, $"{message.EffectId} is held until {message.HeldUntil:O}")),
        ];
    }

    /// <summary>For a store whose work has been done up to an office time.</summary>
    public static IEnumerable<Finding> WorkedOff(StoreImage store, DateTimeOffset officeNow)
    {
        foreach (var timer in store.Cases.SelectMany(row => store.Timers[row.No]).Where(timer => timer.DueAt <= officeNow))
        {
            yield return new("timer.overdue", timer.CaseNo, $"{timer.Purpose} of {timer.Subject} was due at {timer.DueAt:O}, {timer.Attempts} attempts: {timer.LastError}");
        }

        foreach (var message in store.Outbox)
        {
            yield return new("message.left", message.CaseNo, $"{message.EffectId}, {message.Attempts} attempts: {message.LastError}");
        }

        foreach (var row in store.Cases)
        {
            foreach (var finding in Events(store, row))
            {
                yield return finding;
            }
        }
    }

    // A flow of the crash tests waits for each event it publishes, and says a line when it came; a flow that has ended no longer waits.
    private static IEnumerable<Finding> Events(StoreImage store, CaseRow row)
    {
        var completed = store.Journal[row.InstanceId].Where(entry => entry.Kind == JournalKind.Completed).ToLookup(entry => entry.ActivityType);
        var (published, received, said) = (completed["Elsa.PublishEvent"].Count(), completed["Elsa.Event"].Count(), completed["Elsa.WriteLine"].Count());
        var lines = store.Audit[row.No].Count(entry => entry.Kind == "flow.line");
        if (received > published || (received < published && store.States.GetValueOrDefault(row.InstanceId)?.Status == InstanceStatus.Running))
        {
            yield return new("event.count", row.No, $"{published} events were published, {received} received");
        }

        if (lines != said)
        {
            yield return new("line.count", row.No, $"{said} lines were said, the trail has {lines}");
        }
    }
}
