using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Host.Api.Acting;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;

namespace Workflow.Host.Api.Tasks;

/// <summary><c>POST /api/tasks/{id}/delegate</c>: the task goes to a colleague of the department.</summary>
internal static class DelegateTask
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/tasks/{id:guid}/delegate", HandleAsync)
        .Does("delegateTask", "Who claimed a task, or the head, hands it to a colleague of the department.");

    private static async Task<IResult> HandleAsync(Guid id, Request request, Act act, Caller caller, WorkflowDb db, CancellationToken cancellationToken) =>
        await Colleagues.Of(db, caller).AnyAsync(account => account.Id == request.To, cancellationToken)
            ? await act.OnTaskAsync(id, (@case, task) => new Approvals.Tasks.DelegateTask(@case, task, request.To))
            : (new ColleagueUnknown(request.To) { Field = "/to" }).Answer();

    /// <summary>Who gets it.</summary>
    /// <param name="To">Account of the colleague.</param>
    private sealed record Request(string To);
}

/// <summary>The account is none of the caller's department and division.</summary>
internal sealed record ColleagueUnknown(string Account) : Refusal("colleague.unknown", $"{Account} is no account of this department.", ("account", Account));
