using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Engine.State;
using Workflow.Runtime.Data.Steps;
using Workflow.Runtime.Data.Tables;
using Workflow.Runtime.Migrating;

namespace Workflow.Runtime.Instances;

internal sealed partial class InstanceRunner
{
    /// <summary>What moves cases to other versions; null when this runner moves none.</summary>
    public CaseMoves? Moving => moves;

    private CaseMoves Moves => moves ?? throw new InvalidOperationException("This runner moves no cases.");

    /// <summary>What would become of a case; nothing is changed.</summary>
    /// <returns>The plan, with the case as it stands. Refused: <c>case.not-found</c>.</returns>
    public async Task<Result<(CasePlan Plan, CaseFile File)>> PreviewAsync(CaseNo no, MoveOrder order, CancellationToken cancellationToken)
    {
        var loaded = await steps.LoadAsync(no, cancellationToken);
        if (loaded.IsRefused)
        {
            return loaded.Refusal;
        }

        await using var step = loaded.Value;
        if (StateJson.Read(step.State) is not { IsRead: true } read)
        {
            return new StateUnreadable(no, "state.corrupted", "The state cannot be read.");
        }

        return (await Moves.PlanAsync(order, step.File, read.State, cancellationToken)).Map(plan => (plan, step.File));
    }

    /// <summary>Moves a case to another version; its flow makes no step.</summary>
    /// <returns>What was committed. Refused: <c>migration.not-possible</c>, <c>case.closed</c>.</returns>
    public Task<Result<StepReceipt>> MoveAsync(CaseNo no, MoveOrder order, CancellationToken cancellationToken) => Measures.StepAsync(no, () => ReplaceAsync(no, async (step, rules, state, context) =>
    {
        var moved = await Moves.MoveAsync(order, step, state, context, cancellationToken);
        return moved.IsRefused ? moved.Refusal : await ReplacedAsync(step, moved.Value.State, state, context, rules, changes => changes with { Moved = moved.Value.Moved }, cancellationToken);
    }, cancellationToken));

    /// <summary>Takes the move of a case back, if it has made no step since.</summary>
    /// <returns>What was committed. Refused: <c>migration.moved-on</c>, <c>case.closed</c>.</returns>
    public Task<Result<StepReceipt>> TakeBackAsync(CaseNo no, TakeBackOrder order, CancellationToken cancellationToken) => Measures.StepAsync(no, () => ReplaceAsync(no, (step, rules, state, context) =>
    {
        if (step.Number != order.Step || StateJson.Read(order.StateBefore) is not { IsRead: true } before)
        {
            return Task.FromResult<Result<StepChanges>>(new MigrationMovedOn(no));
        }

        step.File.GoOnOn(order.From, order.Migration, order.UndoneBy, context);
        return ReplacedAsync(step, before.State, state, context, rules, changes => changes with { TakenBack = order.Migration }, cancellationToken);
    }, cancellationToken));

    private async Task<Result<StepReceipt>> ReplaceAsync(
        CaseNo no, Func<LoadedStep, CaseRules, WorkflowState, StepContext, Task<Result<StepChanges>>> replace, CancellationToken cancellationToken)
    {
        var loaded = await steps.LoadAsync(no, cancellationToken);
        if (loaded.IsRefused)
        {
            return loaded.Refusal;
        }

        await using var step = loaded.Value;
        var rules = await RulesOfAsync(step.File.Case, cancellationToken);
        var read = StateJson.Read(step.State);
        if (rules.IsRefused || step.File.Case.IsClosed || !read.IsRead)
        {
            return rules.Refusal ?? (step.File.Case.IsClosed ? new CaseClosed(no, step.File.Case.State) : new StateUnreadable(no, read.Code!, read.Message!)); // set unless it was read
        }

        var changes = await replace(step, rules.Value, read.State, ContextOf(rules.Value, Actor.System));
        return changes.IsRefused ? changes.Refusal : await step.CommitAsync(changes.Value, cancellationToken);
    }

    private async Task<Result<StepChanges>> ReplacedAsync(
        LoadedStep step, WorkflowState state, WorkflowState before, StepContext context, CaseRules rules, Func<StepChanges, StepChanges> further, CancellationToken cancellationToken)
    {
        var instances = await InstancesAsync(step, rules.Definition, before, state, cancellationToken);
        return instances.Map(found => further(ChangesOf(step.File, found, context, rules, [])));
    }

    // A migration that waits for the next stage of each case: the case goes over before whatever it does now. Where it cannot, it stays, and the migration shows why.
    private async Task<(CaseRules Rules, WorkflowState State, MovedCase? Moved)> AtNextStageAsync(
        LoadedStep step, CaseRules rules, WorkflowState state, StepContext context, CancellationToken cancellationToken)
    {
        if (moves?.Next(step.File) is not { } order)
        {
            return (rules, state, null);
        }

        var moved = await moves.MoveAsync(order, step, state, context, cancellationToken);
        if (moved.IsRefused)
        {
            return (rules, state, null);
        }

        var others = await RulesOfAsync(step.File.Case, cancellationToken);
        // What it does in the same step it does on the other version: there is no way back.
        return (others.Value, moved.Value.State, moved.Value.Moved with { Step = MovedCase.Further }); // The version was read a moment ago.
    }
}

/// <summary>What is needed to take the move of a case back.</summary>
/// <param name="Migration">The migration.</param>
/// <param name="From">The version it ran on before.</param>
/// <param name="Step">Number of the step that moved it.</param>
/// <param name="StateBefore">The state document before.</param>
/// <param name="UndoneBy">Account that takes it back.</param>
internal sealed record TakeBackOrder(Guid Migration, int From, int Step, byte[] StateBefore, string UndoneBy);
