using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Commitments;
using Workflow.Approvals.Materials;

namespace Workflow.Approvals.Tasks;

/// <summary>A reviewer signs: grant, return for correction, or refuse. The last signature decides.</summary>
/// <param name="Case">The case.</param>
/// <param name="Task">The review.</param>
/// <param name="Verdict">Grant, return or refuse.</param>
/// <param name="Text">The opinion; required for return and refuse.</param>
/// <param name="Prepare">Store the decision when it still waits for another result; it takes effect with that result.</param>
public sealed record CompleteTask(CaseNo Case, TaskId Task, Verdict Verdict, string Text, bool Prepare = false) : CaseCommand(Case)
{
    /// <summary>Hashes of files the opinion rests on. Whoever takes the request has looked that they are on this case.</summary>
    public IReadOnlyList<string> Attachments { get; init; } = [];

    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Standing.Role(file, context, "complete-task", ActorRole.Reviewer, ActorRole.DepartmentHead)
            .Then(() => Standing.Task(file, context, "complete-task", Task, TaskState.Open))
            .Then(task => Signatures.Next(task, context.Actor).Then(next => Sign(file, task, next, context)));

    private Result<FlowSignals> Sign(CaseFile file, ReviewTask task, SignOffRole next, StepContext context)
    {
        if (Verdict != Verdict.Grant && Standing.Reasons(Text) is { IsRefused: true } silent)
        {
            return silent.Refusal;
        }

        if (Verdict == Verdict.Return && task.Opinions.Any(o => o.Verdict == Verdict.Return))
        {
            return new TaskReturnedBefore(Task);
        }

        if (Verdict == Verdict.Grant && CommitmentGrant.MayGrant(file, task) is { IsRefused: true } undecided)
        {
            return undecided.Refusal;
        }

        if (Verdict == Verdict.Grant && CreditRepair.MayGrant(file, task, context) is { IsRefused: true } barred)
        {
            return barred.Refusal;
        }

        var opinion = new Opinion(task.Round, next, context.Actor.Account, Verdict, Text, context.Now) { Attachments = Attachments };
        var isLast = next == task.SignOffs[^1].Role && Verdict != Verdict.Return;
        var waitsFor = isLast ? SoftDependencies.WaitsFor(file, task) : [];
        if (waitsFor.Count > 0 && !Prepare)
        {
            return new TaskWaitsForResult(Task, waitsFor);
        }

        task = file.Put(task with { Opinions = [.. task.Opinions, opinion], Assignee = null });
        file.Record("task.signed", task.Owner(), new JsonObject
        {
            ["signOff"] = Wording.Of(next), ["verdict"] = Wording.Of(Verdict), ["round"] = task.Round,
        });
        if (Verdict == Verdict.Return)
        {
            Corrections.Ask(file, task, Text, context);
            return FlowSignals.None;
        }

        return !isLast ? FlowSignals.None : waitsFor.Count > 0 ? Wait(file, task) : Finish(file, task, opinion, context);
    }

    private static FlowSignals Wait(CaseFile file, ReviewTask task)
    {
        file.Put(task with { State = TaskState.Prepared });
        file.Record("task.prepared", task.Owner(), new JsonObject { ["matter"] = task.MatterCode });
        return FlowSignals.None;
    }

    private static FlowSignals Finish(CaseFile file, ReviewTask task, Opinion opinion, StepContext context)
    {
        var stage = file.StageNumber(task.Stage);
        List<StepAnswer> answers = [TaskEnding.Decide(file, stage, task, opinion, context), .. SoftDependencies.Settle(file, stage, context)];
        file.FollowBranches(context);
        return new FlowSignals(answers);
    }
}
