using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Host.Api.Cases;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Host.Api.Tasks;

/// <summary><c>GET /api/tasks/{id}</c>: everything needed to decide one task. A foreign id is answered like one that does not exist.</summary>
internal static class ShowTask
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/tasks/{id:guid}", HandleAsync)
        .WithName("showTask").WithSummary("Everything needed to decide one task: form, materials, what the other departments say, and what the caller may do.");

    private static async Task<Results<Ok<TaskPageView>, ProblemHttpResult>> HandleAsync(
        Guid id, Caller caller, Language language, WorkflowDb db, Desk desk, CaseRows rows, TaskPapers papers, CancellationToken cancellationToken)
    {
        var visible = Visible.Cases(db, caller, desk.Today).Where(row => db.ReviewTasks.Any(task => task.Id == id && task.CaseNo == row.No));
        if (await CaseHead.Of(db, visible).SingleOrDefaultAsync(cancellationToken) is not { } head)
        {
            return new TaskNotFound(new TaskId(id)).Answer();
        }

        var row = (await rows.OfAsync([head], language, cancellationToken))[0];
        var content = await CaseContent.ReadAsync(db, head.No, cancellationToken);
        var names = await desk.NamesAsync(head, language, cancellationToken);
        var view = new CaseShowing(head, content, names, desk.Clocks(language)).Show(row);
        var (line, task) = (content.Tasks.Single(one => one.Id == id), view.Tasks.Single(one => one.Id == id));
        var stage = view.Stages.SingleOrDefault(one => one.Number == line.Stage); // A verification has none.
        var signing = await Signing.ReadAsync(db, line, content, cancellationToken);
        return TypedResults.Ok(new TaskPageView
        {
            Task = task,
            Case = row,
            Stage = stage is null ? new(0, head.DefinitionId, names.Service(head.DefinitionId)) : new(stage.Number, stage.Code, stage.Name),
            Matter = line.Matter is { } matter ? new(matter, names.Matter(matter)) : null,
            SignOffs = signing.Steps,
            Next = signing.Next,
            Form = stage is null ? [] : await papers.FormAsync(head, line, caller, names, cancellationToken),
            Materials = await papers.MaterialsAsync(head.No, line, content, names, cancellationToken),
            Siblings = [.. view.Tasks.Where(other => other.Id != id && other.Stage == line.Stage)],
            Acts = new TaskActs(caller, line, stage, task, signing, content).All(),
        });
    }
}
