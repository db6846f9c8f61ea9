using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Engine.State;
using Workflow.Engine.Values;
using Workflow.Runtime.Commitments;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Steps;
using Workflow.Runtime.Instances;
using Workflow.Runtime.Meetings;
using Workflow.Runtime.Outbox;
using Workflow.Runtime.Starting;

namespace Workflow.Runtime.Workers;

/// <summary>Delivers what steps left in the outbox. Whoever calls only says when to look.</summary>
internal sealed class OutboxWork(WorkflowStore store, InstanceRunner runner, StartWork starts, CommitmentMessages commitments, TimeProvider machine)
{
    private const int Slice = 50;

    /// <summary>Delivers until nothing is left that may be delivered now.</summary>
    /// <returns>How many messages were taken up.</returns>
    public async Task<int> DeliverAsync(CancellationToken cancellationToken)
    {
        var total = 0;
        int taken;
        do
        {
            taken = await store.Outbox.DeliverAsync(machine, Slice, Lease.Default, DeliverAsync, cancellationToken);
            total += taken;
        }
        while (taken > 0);

        return total;
    }

    private Task DeliverAsync(OutgoingMessage message, CancellationToken cancellationToken) => message.Message.Kind switch
    {
        "event.published" => PublishAsync(message.Message.EffectId, JsonNode.Parse(message.Message.Payload)!.AsObject(), cancellationToken),
        MeetingStore.Minutes => TellAsync(message, cancellationToken),
        // Systems outside come for their tasks (GET /api/operations/flow-tasks): nothing is sent.
        "task.requested" => Task.CompletedTask,
        var kind when CommitmentMessages.Takes(kind) => commitments.TakeAsync(kind, JsonNode.Parse(message.Message.Payload)!.AsObject(), cancellationToken),
        // Nobody outside takes it: the message rests and becomes a dead letter that an operator sees.
        var kind => throw new InvalidOperationException($"There is no receiver for {kind}."),
    };

    // A case that has its minutes was told before.
    private async Task TellAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var done = await runner.RunAsync(MeetingStore.Read(message.Case, JsonNode.Parse(message.Message.Payload)!.AsObject()), Actor.System, cancellationToken);
        if (done.Refusal is { Code: not "meeting.minutes-issued" } refusal)
        {
            throw new InvalidOperationException($"{refusal.Code}: {refusal.Message}");
        }
    }

    // Every step that waits for the event at this moment, and every definition it starts; one that has gone on since is not there any more, so a repeated delivery does no harm to it.
    private async Task PublishAsync(string effectId, JsonObject published, CancellationToken cancellationToken)
    {
        var name = published["eventName"]!.GetValue<string>();
        var correlation = published["correlationId"]?.GetValue<string>();
        var payload = Value.TryFromJson(published["payload"], out var value, out _) ? value : Value.Undefined;
        await using var db = store.Db();
        var waiting = await db.Bookmarks.AsNoTracking()
            .Where(b => b.Kind == BookmarkKind.Event && b.MatchKey == name)
            .OrderBy(b => b.CaseNo).ThenBy(b => b.Id)
            .Select(b => new { b.CaseNo, b.Id })
            .ToListAsync(cancellationToken);
        foreach (var step in waiting)
        {
            var done = await runner.DeliverAsync((new CaseNo(step.CaseNo), step.Id), correlation, payload, cancellationToken);
            if (done.Refusal is { Code: not ("event.not-correlated" or "flow.refused") } refusal)
            {
                throw new InvalidOperationException($"{refusal.Code}: {refusal.Message}");
            }
        }

        await starts.StartOnAsync(name, effectId, payload, published["generation"]?.GetValue<int>() ?? 0, cancellationToken);
    }
}
