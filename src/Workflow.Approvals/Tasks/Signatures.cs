using Workflow.Approvals.Cases;

namespace Workflow.Approvals.Tasks;

/// <summary>Who may sign a review next: handler, checker, approver, each another person (convention 34).</summary>
internal static class Signatures
{
    /// <summary>The signature the actor would give; refused when it is somebody else's turn.</summary>
    public static Result<SignOffRole> Next(ReviewTask task, Actor actor)
    {
        if (task.Kind != TaskKind.Review)
        {
            return new TaskWrongKind(task.Id, task.Kind);
        }

        if (task.Assignee is { } assignee && assignee != actor.Account)
        {
            return new TaskClaimed(task.Id, assignee);
        }

        var signed = task.Opinions.Where(o => o.Round == task.Round).ToList();
        if (signed.Exists(o => o.Account == actor.Account))
        {
            return new TaskAlreadySigned(task.Id, actor.Account);
        }

        var next = task.SignOffs[signed.Count].Role;
        return next == SignOffRole.Approver && actor.Role != ActorRole.DepartmentHead ? new TaskSignOffNotYours(task.Id, next) : next;
    }
}
