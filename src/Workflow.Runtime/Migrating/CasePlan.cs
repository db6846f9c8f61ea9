using Workflow.Approvals.Cases;
using Workflow.Engine.Execution;
using Workflow.Engine.Migration;
using Workflow.Engine.State;

namespace Workflow.Runtime.Migrating;

/// <summary>What becomes of a case on another version: what the engine says, and what the law adds.</summary>
/// <param name="Flow">What the engine says.</param>
/// <param name="Obstacles">Why the case cannot go over; empty when it can.</param>
internal sealed record CasePlan(MigrationPlan Flow, IReadOnlyList<MigrationObstacle> Obstacles)
{
    private const string Review = "Approval.DepartmentReview";

    /// <summary>Plans without changing anything.</summary>
    /// <param name="mode">At once, or between stages.</param>
    /// <param name="from">The version it runs on.</param>
    /// <param name="to">The other version.</param>
    /// <param name="file">The case.</param>
    /// <param name="state">The state of its flow.</param>
    /// <param name="finished">Paths of the steps that have completed.</param>
    public static CasePlan Of(MigrationMode mode, CompiledDefinition from, CompiledDefinition to, CaseFile file, WorkflowState state, IReadOnlySet<string> finished)
    {
        var flow = InstanceMigration.Plan(from, to, state, finished);
        var obstacles = flow.Obstacles.ToList();
        if (mode == MigrationMode.NextStage && !file.IsBetweenStages())
        {
            obstacles.Add(new("migration.stage-running", to.Source.Root.NodeId, to.Source.Root.Id, "A stage is under way: the case goes over when it is decided."));
        }

        // Convention 20: what runs gets no longer limits and no further materials; a review that comes in has both.
        if (mode == MigrationMode.Now)
        {
            var reviews = to.Source.Root.Activities.Where(step => step.Type == Review).ToDictionary(step => step.Id, StringComparer.Ordinal);
            obstacles.AddRange(flow.Added.Where(reviews.ContainsKey).Select(id => new MigrationObstacle(
                "migration.adds-review", reviews[id].NodeId, id, $"Review {id} would come in while the case runs, with a limit and materials of its own; between stages it may.")));
        }

        return new(flow, obstacles);
    }
}
