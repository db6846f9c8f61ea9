using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;
using Workflow.Runtime.Migrating;

namespace Workflow.Host.Api.Migrations;

/// <summary>A migration of running cases.</summary>
/// <param name="Open">Open cases still on the version before.</param>
/// <param name="Moved">Cases that went over and were not taken back.</param>
/// <param name="TakenBack">Cases that were taken back.</param>
/// <param name="InTheWay">Cases that could not be moved, or taken back, when it came to them.</param>
internal sealed record MigrationView(
    Guid Id, string Definition, int From, int To, MigrationMode Mode, MigrationState State, string ProposedBy, DateTimeOffset ProposedAt, string? ApprovedBy, DateTimeOffset? ApprovedAt, string? UndoneBy,
    int Open, int Moved, int TakenBack, int InTheWay)
{
    public static async Task<MigrationView> OfAsync(WorkflowDb db, MigrationRow row, CancellationToken cancellationToken) => new(
        row.Id, row.DefinitionId, row.FromVersion, row.ToVersion, row.Mode, row.State, row.ProposedBy, row.ProposedAt, row.ApprovedBy, row.ApprovedAt, row.UndoneBy,
        await db.Cases.CountAsync(@case => @case.DefinitionId == row.DefinitionId && @case.DefinitionVersion == row.FromVersion && @case.ClosedAt == null, cancellationToken),
        await db.MigratedCases.CountAsync(moved => moved.MigrationId == row.Id && moved.UndoneAt == null, cancellationToken),
        await db.MigratedCases.CountAsync(moved => moved.MigrationId == row.Id && moved.UndoneAt != null, cancellationToken),
        await db.UnmovedCases.CountAsync(unmoved => unmoved.MigrationId == row.Id, cancellationToken));
}

/// <summary>No migration has this id.</summary>
internal sealed record MigrationNotFound(Guid Migration) : Refusal("migration.not-found", $"There is no migration {Migration}.", ("migration", Migration.ToString()));
