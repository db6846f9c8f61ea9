using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Tasks;
using Workflow.Host.Api.Cases;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Json;

namespace Workflow.Host.Api.Tasks;

/// <summary>Who has signed a task in its round, and whose turn it is.</summary>
/// <param name="Steps">The signatures needed, in order.</param>
/// <param name="Next">Whose turn it is; null when nobody signs any more.</param>
/// <param name="IsLast">The next signature decides.</param>
/// <param name="Signed">Accounts that signed in this round.</param>
/// <param name="WasReturned">The matter was returned before.</param>
internal sealed record Signing(IReadOnlyList<SignOffView> Steps, SignOffRole? Next, bool IsLast, IReadOnlyList<string> Signed, bool WasReturned)
{
    public static async Task<Signing> ReadAsync(WorkflowDb db, TaskLine task, CaseContent content, CancellationToken cancellationToken)
    {
        var roles = StoreJson.ReadSignOffs(await db.ReviewTasks.Where(row => row.Id == task.Id).Select(row => row.SignOffs).SingleAsync(cancellationToken));
        var given = content.Opinions.Where(opinion => opinion.Task == task.Id).ToList();
        var round = given.FindAll(opinion => opinion.Round == task.Round && opinion.Verdict != Verdict.Return);
        var next = task is { Kind: TaskKind.Review, State: TaskState.Open } && round.Count < roles.Count ? roles[round.Count].Role : (SignOffRole?)null;
        return new(
            [.. roles.Select((step, i) => i < round.Count ? new SignOffView(step.Role, content.Accounts.GetValueOrDefault(round[i].Account, round[i].Account), round[i].At) : new(step.Role, null, null))],
            next, round.Count == roles.Count - 1, [.. round.Select(opinion => opinion.Account)], given.Exists(opinion => opinion.Verdict == Verdict.Return));
    }
}
