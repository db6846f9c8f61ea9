using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;

namespace Workflow.Approvals.Cases;

/// <summary>Somebody outside has done what a step of the flow asked for (Elsa's RunTask): its answer goes into the flow.</summary>
/// <param name="Case">The case.</param>
/// <param name="Bookmark">The step that waits.</param>
/// <param name="Result">Becomes the step's result; null for none.</param>
public sealed record ReportFlowTask(CaseNo Case, string Bookmark, JsonNode? Result) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context)
    {
        // Also when the case is closed: what it started in the background may still wait.
        if (context.Actor.Role != ActorRole.Administrator)
        {
            return new RoleMayNot(context.Actor.Role, "report-flow-task");
        }

        file.Record("flow.task-reported", Bookmark, []);
        return new FlowSignals([new StepAnswer(Bookmark, []) { Result = Result }]);
    }
}
