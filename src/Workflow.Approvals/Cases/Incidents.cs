using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Notices;

namespace Workflow.Approvals.Cases;

/// <summary>A step of the flow failed: the case stands until a person looks. It never stands silently.</summary>
public static class Incidents
{
    /// <summary>Inbox of the administrators.</summary>
    public const string Administration = "administration";

    /// <summary>Tells the administrators and keeps it in the trail.</summary>
    /// <param name="file">The case.</param>
    /// <param name="activityId">The step.</param>
    /// <param name="code">Code of the incident, e.g. <c>stage.unknown</c>, <c>flow.deadlock</c>.</param>
    /// <param name="context">Time.</param>
    public static void ReportIncident(this CaseFile file, string activityId, string code, StepContext context)
    {
        file.NotifyDepartment(context, Administration, NoticeCodes.FlowIncident, new JsonObject { ["step"] = activityId, ["code"] = code });
        file.Record("flow.incident", file.Case.No.Value, new JsonObject { ["step"] = activityId, ["code"] = code });
    }
}
