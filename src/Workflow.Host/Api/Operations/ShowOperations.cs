using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Clocks;
using Workflow.Engine.State;
using Workflow.Runtime;
using Workflow.Runtime.Commitments;
using Workflow.Runtime.Data;
using Workflow.Runtime.Operations;
using Workflow.Runtime.Outbox;

namespace Workflow.Host.Api.Operations;

/// <summary><c>GET /api/operations</c>: what waits, what was given up, what is late, what stands, and which nodes run.</summary>
internal static class ShowOperations
{
    private const int Most = 20;

    public static void Map(RouteGroupBuilder operations) => operations.MapGet("", HandleAsync)
        .WithName("showOperations").WithSummary("What waits, what was given up, what is late, what stands, and which nodes run.");

    private static async Task<Ok<OperationsView>> HandleAsync(WorkflowDb db, OutboxQueue outbox, RuntimeTime time, CommitmentProof commitments, CancellationToken cancellationToken)
    {
        var (officeNow, systemNow) = (time.OfficeNow(), time.SystemNow());
        return TypedResults.Ok(new OperationsView(
            officeNow,
            systemNow,
            new(await db.Outbox.CountAsync(message => message.DeadAt == null, cancellationToken), (await outbox.LagAsync(systemNow, cancellationToken)).TotalSeconds),
            await DeadLettersAsync(db, cancellationToken),
            await TimersAsync(db, officeNow, cancellationToken),
            await IncidentsAsync(db, cancellationToken),
            await commitments.CountAsync(cancellationToken),
            await NodesAsync(db, cancellationToken)));
    }

    private static async Task<DeadLettersView> DeadLettersAsync(WorkflowDb db, CancellationToken cancellationToken)
    {
        var dead = db.Outbox.AsNoTracking().Where(message => message.DeadAt != null);
        var last = await dead.OrderByDescending(message => message.DeadAt).ThenByDescending(message => message.Id).Take(Most)
            .Select(message => new DeadLetterView(message.Id, message.CaseNo, message.Kind, message.Attempts, message.LastError, message.WrittenAt, message.DeadAt!.Value)) // Only those that have it.
            .ToListAsync(cancellationToken);
        return new(await dead.CountAsync(cancellationToken), last);
    }

    private static async Task<TimersView> TimersAsync(WorkflowDb db, DateTimeOffset officeNow, CancellationToken cancellationToken)
    {
        var today = OfficeTime.DayOf(officeNow);
        var first = today.AddDays(1 - JobHistory.DaysKept);
        var next = await db.DueTimers.Where(timer => timer.DueAt > officeNow).OrderBy(timer => timer.DueAt).Select(timer => (DateTimeOffset?)timer.DueAt).FirstOrDefaultAsync(cancellationToken);
        var late = await db.TimerLateness.AsNoTracking().Where(row => row.Day >= first).OrderBy(row => row.Day).ThenBy(row => row.Lateness).ToListAsync(cancellationToken);
        return new(
            await db.DueTimers.CountAsync(timer => timer.DueAt <= officeNow, cancellationToken),
            next,
            [.. Enum.GetValues<Lateness>().Select(lateness => new LatenessView(
                lateness, late.Where(row => row.Lateness == lateness && row.Day == today).Sum(row => row.Timers), late.Where(row => row.Lateness == lateness).Sum(row => row.Timers)))]);
    }

    // Served by the index of instances with incidents. A flow that has ended, e.g. because its case was withdrawn, needs nobody.
    private static async Task<IncidentsView> IncidentsAsync(WorkflowDb db, CancellationToken cancellationToken)
    {
        var standing = db.Instances.AsNoTracking().Where(instance => instance.Incidents > 0 && (instance.EndedAt == null || instance.Status == InstanceSubStatus.Faulted));
        var oldest = await standing.OrderBy(instance => instance.UpdatedAt).ThenBy(instance => instance.Id).Take(Most)
            .Select(instance => new StandingFlowView(instance.CaseNo, instance.DefinitionId, instance.DefinitionVersion, instance.Incidents, instance.UpdatedAt))
            .ToListAsync(cancellationToken);
        return new(await standing.CountAsync(cancellationToken), oldest);
    }

    private static async Task<IReadOnlyList<NodeView>> NodesAsync(WorkflowDb db, CancellationToken cancellationToken)
    {
        var runs = await db.JobRuns.AsNoTracking().OrderBy(run => run.Node).ThenBy(run => run.Job).ToListAsync(cancellationToken);
        return
        [
            .. runs.GroupBy(run => run.Node).Select(node => new NodeView(
                node.Key,
                node.Max(run => run.LastEndedAt),
                [.. node.Select(run => new JobView(
                    run.Job, run.LastStartedAt, run.LastEndedAt, run.LastOutcome, run.LastItems, run.LastError, run.Failures, run.TotalRuns, run.TotalItems))])),
        ];
    }
}
