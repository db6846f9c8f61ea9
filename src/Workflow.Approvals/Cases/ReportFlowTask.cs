using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;

namespace Workflow.Approvals.Cases;

/// <summary>Somebody outside has done what a step of the flow asked for (Elsa's RunTask): its answer goes into the flow.</summary>
/// <param name="Case">The case.</param>
/// <param name="Task">Id of the task.</param>
/// <param name="Bookmark">The step that waits; null when none does any more.</param>
/// <param name="Result">Becomes the step's result; null for none.</param>
public sealed record ReportFlowTask(CaseNo Case, string Task, string? Bookmark, JsonNode? Result) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context)
    {
        // Also when the case is closed: what it started in the background may still wait.
        if (context.Actor.Role != ActorRole.Administrator)
        {
            return new RoleMayNot(context.Actor.Role, "report-flow-task");
        }

        if (Bookmark is null)
        {
            return new FlowTaskNotFound(Task);
        }

        file.Record("flow.task-reported", Bookmark, []);
        return new FlowSignals([new StepAnswer(Bookmark, []) { Result = Result }]);
    }
}

/// <summary>No step waits for this task, or it was reported already.</summary>
public sealed record FlowTaskNotFound(string Id) : Refusal("flow-task.not-found", $"No step waits for the task {Id}.", ("id", Id));
