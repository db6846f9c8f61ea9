using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Engine.State;
using Workflow.Engine.Values;
using Workflow.Host.Api.Acting;
using Workflow.Host.Api.Paging;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;

namespace Workflow.Host.Api.Operations;

/// <summary><c>/api/operations/flow-tasks</c>: what flows ask of systems outside (RunTask), and their answers.</summary>
internal static class FlowTasks
{
    private const string List = "flow-tasks";

    public static void Map(RouteGroupBuilder operations)
    {
        operations.MapGet("/flow-tasks", ListAsync).WithName("listFlowTasks").WithSummary("What flows ask of systems outside, by id.");
        operations.MapPost("/flow-tasks/{id}/report", ReportAsync).Does("reportFlowTask", "Reports that what a flow asked for is done; the result goes into the flow.");
    }

    private static async Task<Results<Ok<Page<FlowTaskView>>, ProblemHttpResult>> ListAsync([AsParameters] PageRequest page, WorkflowDb db, CancellationToken cancellationToken)
    {
        var start = page.For(List);
        if (start.IsRefused)
        {
            return start.Refusal.Answer();
        }

        var (after, limit) = start.Value;
        var id = after?.Id;
        var rows = await db.Bookmarks.AsNoTracking().Where(row => row.Kind == BookmarkKind.Task && row.MatchKey != null && (id == null || string.Compare(row.MatchKey, id) > 0)).OrderBy(row => row.MatchKey)
            .Take(limit + 1).Join(db.Instances.AsNoTracking(), task => task.InstanceId, instance => instance.Id, (task, instance) => new { task.MatchKey, task.CaseNo, task.NodeId, instance.DefinitionId, instance.DefinitionVersion })
            .ToListAsync(cancellationToken);
        var views = rows.Take(limit).OrderBy(row => row.MatchKey, StringComparer.Ordinal).Select(row => new FlowTaskView(row.MatchKey!, row.CaseNo, row.DefinitionId, row.DefinitionVersion, row.NodeId[(row.NodeId.LastIndexOf(':') + 1)..])).ToList();
        return TypedResults.Ok(new Page<FlowTaskView>(views, rows.Count > limit ? new Cursor(List, At: null, views[^1].Id).ToString() : null));
    }

    private static async Task<IResult> ReportAsync(string id, FlowTaskReport request, WorkflowDb db, Act act, CancellationToken cancellationToken)
    {
        if (!Value.TryFromJson(request.Result, out _, out var error))
        {
            return (new FlowTaskResultUnfit(error ?? "") with { Field = "/result" }).Answer();
        }

        // A task's id begins with the number of its case: a repeated report gets its kept answer there, though no step waits any more.
        var no = id.Split(':')[0];
        var bookmark = await db.Bookmarks.AsNoTracking().Where(row => row.Kind == BookmarkKind.Task && row.MatchKey == id && row.CaseNo == no).Select(row => row.Id).FirstOrDefaultAsync(cancellationToken);
        return bookmark is not null || await db.Cases.AnyAsync(row => row.No == no, cancellationToken)
            ? await act.OnCaseAsync(no, @case => new ReportFlowTask(@case, id, bookmark, request.Result))
            : new FlowTaskNotFound(id).Answer();
    }
}

/// <summary>What a flow asks of a system outside.</summary>
/// <param name="Id">Of the task; it stands in the message <c>task.requested</c>, too.</param>
/// <param name="Step">The step's id in the definition.</param>
internal sealed record FlowTaskView(string Id, string CaseNo, string DefinitionId, int DefinitionVersion, string Step);

/// <summary>What came of it.</summary>
/// <param name="Result">Any JSON; becomes the result of the step.</param>
internal sealed record FlowTaskReport(JsonNode? Result = null);

/// <summary>The result holds what flows do not: numbers a double would round, or nesting without end.</summary>
internal sealed record FlowTaskResultUnfit(string Reason) : Refusal("flow-task.result-unfit", $"The result cannot be taken: {Reason}", ("reason", Reason));
