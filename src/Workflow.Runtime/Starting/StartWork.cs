using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Parties;
using Workflow.Engine.Execution;
using Workflow.Engine.Values;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;
using Workflow.Runtime.Data.Versions;
using Workflow.Runtime.Instances;
using Workflow.Runtime.Versions;

namespace Workflow.Runtime.Starting;

/// <summary>Starts flows that nobody asks for: by the clock (each Timer, Cron and StartAt that begins a published definition is a due row) and by events. Whoever calls only says when to look.</summary>
/// <remarks>What was missed while no node ran is made up for once, not once for each time it was missed.</remarks>
internal sealed class StartWork(WorkflowStore store, InstanceRunner runner, PublishedVersions versions, RuntimeTime time)
{
    private const int Slice = 50;

    // The office applies to itself in what no applicant began.
    private static readonly PartyId Office = new(new Guid("0f1ce000-0000-4000-8000-000000000001"));

    private IReadOnlyList<(string Id, int Version)> _heads = [];

    /// <summary>Makes every start that is due by now, oldest first.</summary>
    /// <returns>How many were due.</returns>
    public async Task<int> RunDueAsync(CancellationToken cancellationToken)
    {
        await FollowAsync(cancellationToken);
        var now = time.OfficeNow();
        await using var db = store.Db();
        var due = await db.FlowStarts.AsNoTracking().Where(row => row.DueAt <= now).OrderBy(row => row.DueAt).ThenBy(row => row.DefinitionId).Take(Slice).ToListAsync(cancellationToken);
        var failures = new List<string>();
        foreach (var row in due)
        {
            if ((await StartAsync(db, row, now, cancellationToken)).Refusal is { Code: not ("flow.start-taken" or "definition.retracted") } refusal)
            {
                failures.Add($"{row.DefinitionId} at {row.DueAt:O}: {refusal.Code}: {refusal.Message}");
            }
        }

        // The others were started; these are tried again with the next look.
        return failures.Count == 0 ? due.Count : throw new InvalidOperationException(string.Join("; ", failures));
    }

    /// <summary>Starts every published definition that begins with an event; those that were started by it before are passed over.</summary>
    /// <param name="eventName">Name of the event.</param>
    /// <param name="effectId">Of the message that brings it.</param>
    /// <param name="payload">What it brings.</param>
    /// <param name="generation">How many starts by events lie behind the publisher.</param>
    /// <param name="cancellationToken">Stops in between.</param>
    /// <exception cref="InvalidOperationException">A definition could not be started; the message is delivered again.</exception>
    public async Task StartOnAsync(string eventName, string effectId, Value payload, int generation, CancellationToken cancellationToken)
    {
        await using var db = store.Db();
        foreach (var (id, version) in await store.Definitions.HeadsAsync(cancellationToken))
        {
            var compiled = await versions.CompiledAsync(id, version, cancellationToken);
            foreach (var trigger in compiled.IsRefused ? [] : EventTrigger.Of(compiled.Value.Source).Where(trigger => trigger.EventName == eventName))
            {
                if (generation >= FlowStart.MostGenerations)
                {
                    throw new InvalidOperationException($"{id} is not started by {eventName}: {generation} flows have started each other by events already.");
                }

                if (!await IsHeldBackAsync(db, compiled.Value, cancellationToken)
                    && (await StartAsync(db, new FlowStart.ByEvent(id, trigger.NodeId, effectId, payload, generation + 1), cancellationToken)).Refusal is { Code: not ("flow.start-taken" or "definition.retracted") } refusal)
                {
                    throw new InvalidOperationException($"{id}: {refusal.Code}: {refusal.Message}");
                }
            }
        }
    }

    // The rows follow what is published, whichever node published it.
    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        var heads = await store.Definitions.HeadsAsync(cancellationToken);
        if (heads.SequenceEqual(_heads))
        {
            return;
        }

        await using var db = store.Db();
        var known = await db.FlowStarts.AsNoTracking().ToListAsync(cancellationToken);
        foreach (var row in known.Where(row => !heads.Contains((row.DefinitionId, row.Version))))
        {
            await db.FlowStarts.Where(old => old.DefinitionId == row.DefinitionId && old.Version == row.Version).ExecuteDeleteAsync(cancellationToken);
        }

        foreach (var (id, version) in heads)
        {
            var compiled = await versions.CompiledAsync(id, version, cancellationToken);
            foreach (var trigger in compiled.IsRefused ? [] : ClockTrigger.Of(compiled.Value.Source).Where(trigger => !known.Exists(row => (row.DefinitionId, row.Version, row.NodeId) == (id, version, trigger.NodeId))))
            {
                await using var adding = store.Db();
                adding.FlowStarts.Add(new() { DefinitionId = id, NodeId = trigger.NodeId, Version = version, DueAt = trigger.Next(Local(time.OfficeNow())) });
                await adding.IsFirstAsync(cancellationToken);
            }
        }

        _heads = heads;
    }

    private async Task<Result> StartAsync(WorkflowDb db, FlowStartRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var compiled = await versions.CompiledAsync(row.DefinitionId, row.Version, cancellationToken);
        if (compiled.IsRefused || ClockTrigger.Of(compiled.Value.Source).FirstOrDefault(one => one.NodeId == row.NodeId) is not { } trigger || row.DueAt is not { } due)
        {
            return Result.Done;
        }

        var next = trigger.Next(Local(due));
        var start = new FlowStart.ByClock(row.DefinitionId, row.NodeId, row.Version, due, next <= now ? trigger.Next(Local(now)) : next);
        if (await IsHeldBackAsync(db, compiled.Value, cancellationToken))
        {
            await db.FlowStarts.Where(same => same.DefinitionId == row.DefinitionId && same.NodeId == row.NodeId && same.DueAt == due).ExecuteUpdateAsync(set => set.SetProperty(same => same.DueAt, start.Next), cancellationToken);
            return Result.Done;
        }

        return await StartAsync(db, start, cancellationToken);
    }

    private async Task<Result> StartAsync(WorkflowDb db, FlowStart start, CancellationToken cancellationToken)
    {
        var region = versions.Catalogue.Settings["region"].Value;
        if (!await db.Parties.AnyAsync(party => party.Id == Office.Value, cancellationToken))
        {
            await store.Parties.AddAsync(new Party(Office, PartyKind.Body, "本机关", region, []), cancellationToken);
        }

        return await runner.StartAsync(start, new OpenCase(start.DefinitionId, Office, Project: null, region), cancellationToken);
    }

    // Cron speaks of the office's clock.
    private static DateTimeOffset Local(DateTimeOffset at) => at.ToOffset(OfficeTime.Offset);

    // The strategy allows one instance at a time. Those that go by the correlation id allow all: the number of a case is its own.
    private static async Task<bool> IsHeldBackAsync(WorkflowDb db, CompiledDefinition definition, CancellationToken cancellationToken) =>
        definition.Source.Options.ActivationStrategy is "Singleton" or "SingletonStrategy"
        && await db.Cases.AnyAsync(row => row.DefinitionId == definition.Source.DefinitionId && row.ClosedAt == null, cancellationToken);
}
