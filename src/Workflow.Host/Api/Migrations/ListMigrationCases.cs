using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Engine.Migration;
using Workflow.Host.Api.Paging;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;
using Workflow.Runtime.Instances;
using Workflow.Runtime.Migrating;

namespace Workflow.Host.Api.Migrations;

/// <summary><c>GET /api/migrations/{id}/cases</c>: case by case, what would become of it, or became. Each preview is made when it is asked for, so it is never old.</summary>
internal static class ListMigrationCases
{
    private const string List = "migration-cases";

    public static void Map(RouteGroupBuilder api) => api.MapGet("/migrations/{id:guid}/cases", HandleAsync)
        .WithName("listMigrationCases").WithSummary("Case by case: steps, tasks and clocks that stand, what changes, and why it cannot be moved.");

    private static async Task<Results<Ok<Page<MigrationCaseView>>, ProblemHttpResult>> HandleAsync(
        Guid id, [AsParameters] PageRequest page, WorkflowDb db, InstanceRunner runner, CancellationToken cancellationToken)
    {
        var start = page.For(List);
        if (start.IsRefused)
        {
            return start.Refusal.Answer();
        }

        if (await db.Migrations.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } migration)
        {
            return new MigrationNotFound(id).Answer();
        }

        var (after, limit) = start.Value;
        var last = after?.Id ?? "";
        var numbers = await db.Cases.AsNoTracking()
            .Where(row => string.Compare(row.No, last) > 0
                && ((row.DefinitionId == migration.DefinitionId && row.DefinitionVersion == migration.FromVersion && row.ClosedAt == null) || db.MigratedCases.Any(moved => moved.MigrationId == id && moved.CaseNo == row.No)))
            .OrderBy(row => row.No).Select(row => row.No).Take(limit + 1).ToListAsync(cancellationToken);
        var views = new List<MigrationCaseView>();
        foreach (var no in numbers.Take(limit))
        {
            views.Add(await ViewAsync(db, runner, migration, no, cancellationToken));
        }

        return TypedResults.Ok(new Page<MigrationCaseView>(views, numbers.Count > limit ? new Cursor(List, null, numbers[limit - 1]).ToString() : null));
    }

    private static async Task<MigrationCaseView> ViewAsync(WorkflowDb db, InstanceRunner runner, MigrationRow migration, string no, CancellationToken cancellationToken)
    {
        if (await db.MigratedCases.AsNoTracking().SingleOrDefaultAsync(row => row.MigrationId == migration.Id && row.CaseNo == no, cancellationToken) is { } moved)
        {
            return new(no, moved.UndoneAt is null ? MigrationOutcome.Moved : MigrationOutcome.TakenBack, moved.UndoneAt ?? moved.MovedAt, null);
        }

        var preview = await runner.PreviewAsync(new(no), MoveOrder.Of(migration), cancellationToken);
        return preview.IsRefused
            ? new(no, MigrationOutcome.InTheWay, null, new([new(preview.Refusal.Code, "", preview.Refusal.Message)], [], [], [], [], [], []))
            : new(no, preview.Value.Plan.Obstacles.Count == 0 ? MigrationOutcome.Possible : MigrationOutcome.InTheWay, null, PreviewView.Of(preview.Value.Plan, preview.Value.File));
    }
}

/// <summary>How it stands with a case of a migration.</summary>
internal enum MigrationOutcome
{
    /// <summary>It can go over.</summary>
    Possible,
    /// <summary>It cannot, at present.</summary>
    InTheWay,
    /// <summary>It went over.</summary>
    Moved,
    /// <summary>It went over and was taken back.</summary>
    TakenBack,
}

/// <summary>A case of a migration.</summary>
/// <param name="At">When it went over or back; null before.</param>
/// <param name="Preview">What would become of it; null once it went over.</param>
internal sealed record MigrationCaseView(string CaseNo, MigrationOutcome Outcome, DateTimeOffset? At, PreviewView? Preview);

/// <summary>What would become of a case.</summary>
/// <param name="Obstacles">Why it cannot go over; empty when it can.</param>
/// <param name="Standing">Steps that wait or have failed; they stay as they are.</param>
/// <param name="Tasks">Open tasks; they stay, with their dates.</param>
/// <param name="Clocks">Clocks that have not ended; they run on.</param>
/// <param name="Added">New steps the case may come to.</param>
/// <param name="Dropped">Steps it will not come to any more.</param>
/// <param name="Passed">New steps it is past already.</param>
internal sealed record PreviewView(
    IReadOnlyList<ObstacleView> Obstacles, IReadOnlyList<StandingStepView> Standing, IReadOnlyList<StandingTaskView> Tasks, IReadOnlyList<StandingClockView> Clocks,
    IReadOnlyList<string> Added, IReadOnlyList<string> Dropped, IReadOnlyList<string> Passed)
{
    public static PreviewView Of(CasePlan plan, CaseFile file) => new(
        [.. plan.Obstacles.Select(obstacle => new ObstacleView(obstacle.Code, obstacle.ActivityId, obstacle.Message))],
        [.. plan.Flow.Standing.Select(StandingStepView.Of)],
        [.. file.Tasks.Where(task => task.IsOpen).Select(task => new StandingTaskView(task.Id.Value, task.ActivityId, task.Department))],
        [.. file.Clocks.Where(clock => clock.EndedAt is null).Select(clock => new StandingClockView(clock.Id.Value, clock.Kind, clock.Due?.Date))],
        plan.Flow.Added, plan.Flow.Dropped, plan.Flow.Passed);
}

/// <summary>Why a case cannot go over.</summary>
/// <param name="Step">The step it is about.</param>
internal sealed record ObstacleView(string Code, string Step, string Message);

/// <summary>A step that stands.</summary>
/// <param name="IsFaulted">It has an open incident; done again, it runs as the other version says.</param>
/// <param name="IsRedefined">The other version gives it other inputs; what waits keeps those it began with.</param>
internal sealed record StandingStepView(string Step, string Type, bool IsFaulted, bool IsRedefined)
{
    public static StandingStepView Of(StandingStep step) => new(step.ActivityId, step.ActivityType, step.IsFaulted, step.IsRedefined);
}

/// <summary>An open task.</summary>
internal sealed record StandingTaskView(Guid Id, string Step, string Department);

/// <summary>A clock that has not ended.</summary>
/// <param name="DueOn">Last day; null while none can be told.</param>
internal sealed record StandingClockView(Guid Id, Approvals.Clocks.ClockKind Kind, DateOnly? DueOn);
