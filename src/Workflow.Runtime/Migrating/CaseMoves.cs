using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Engine.State;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;
using Workflow.Runtime.Data.Steps;
using Workflow.Runtime.Data.Tables;
using Workflow.Runtime.Versions;

namespace Workflow.Runtime.Migrating;

/// <summary>Moves loaded cases to the version an approved migration names, and knows which migrations wait for the next stage of a case.</summary>
internal sealed class CaseMoves(WorkflowStore store, PublishedVersions versions)
{
    private readonly ConcurrentDictionary<(string Definition, int From), MoveOrder> _atNextStage = new();

    /// <summary>Looks again which migrations wait for the next stage.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await using var db = store.Db();
        var waiting = await db.Migrations.AsNoTracking().Where(row => row.State == MigrationState.Running && row.Mode == MigrationMode.NextStage).ToListAsync(cancellationToken);
        foreach (var row in waiting)
        {
            _atNextStage[(row.DefinitionId, row.FromVersion)] = MoveOrder.Of(row);
        }

        foreach (var key in _atNextStage.Keys.Where(key => !waiting.Exists(row => (row.DefinitionId, row.FromVersion) == key)))
        {
            _atNextStage.TryRemove(key, out _);
        }
    }

    /// <summary>The migration a case goes over with before its next step; null for most.</summary>
    public MoveOrder? Next(CaseFile file) =>
        _atNextStage.TryGetValue((file.Case.DefinitionId, file.Case.DefinitionVersion), out var order) && !file.Case.IsClosed && file.IsBetweenStages() ? order : null;

    /// <summary>What would become of a loaded case. The lock on it is held, or nobody minds.</summary>
    public async Task<Result<CasePlan>> PlanAsync(MoveOrder order, CaseFile file, WorkflowState state, CancellationToken cancellationToken)
    {
        var from = await versions.CompiledAsync(file.Case.DefinitionId, file.Case.DefinitionVersion, cancellationToken);
        var to = await versions.CompiledAsync(file.Case.DefinitionId, order.To, cancellationToken);
        if ((from.Refusal ?? to.Refusal) is { } unknown)
        {
            return unknown;
        }

        await using var db = store.Db();
        var finished = await db.Journal.Where(entry => entry.InstanceId == state.InstanceId && entry.Kind == JournalKind.Completed).Select(entry => entry.NodeId).Distinct().ToListAsync(cancellationToken);
        return CasePlan.Of(order.Mode, from.Value, to.Value, file, state, finished.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Moves a loaded case.</summary>
    /// <returns>The state it goes on with, and the row that tells of it. Refused: <c>migration.not-possible</c>, <c>migration.moved-on</c> when another node was faster.</returns>
    public async Task<Result<(WorkflowState State, MovedCase Moved)>> MoveAsync(MoveOrder order, LoadedStep step, WorkflowState state, StepContext context, CancellationToken cancellationToken)
    {
        if (step.File.Case.DefinitionVersion != order.From)
        {
            return new MigrationMovedOn(step.File.Case.No);
        }

        var plan = await PlanAsync(order, step.File, state, cancellationToken);
        if (plan.IsRefused)
        {
            return plan.Refusal;
        }

        if (plan.Value is not { Obstacles.Count: 0, Flow.State: { } moved })
        {
            return new MigrationNotPossible(step.File.Case.No, string.Join(", ", plan.Value.Obstacles.Select(obstacle => $"{obstacle.Code} {obstacle.ActivityId}").Distinct()));
        }

        step.File.GoOnOn(order.To, order.Id, order.ApprovedBy, context);
        return (moved, new MovedCase(order.Id, step.Number + 1, step.State, context.Now));
    }
}

/// <summary>An approved migration, as far as a case needs it.</summary>
internal sealed record MoveOrder(Guid Id, int From, int To, MigrationMode Mode, string ApprovedBy)
{
    public static MoveOrder Of(MigrationRow row) => new(row.Id, row.FromVersion, row.ToVersion, row.Mode, row.ApprovedBy ?? row.ProposedBy);
}

/// <summary>The case cannot go over to the version.</summary>
internal sealed record MigrationNotPossible(CaseNo Case, string Obstacles)
    : Refusal("migration.not-possible", $"Case {Case} cannot go over: {Obstacles}.", ("case", Case.Value), ("obstacles", Obstacles));

/// <summary>The case is no longer where it was: it has made further steps since it was moved, or another node moved it.</summary>
internal sealed record MigrationMovedOn(CaseNo Case) : Refusal("migration.moved-on", $"Case {Case} has made a step since it was moved; it stays where it is.", ("case", Case.Value));
