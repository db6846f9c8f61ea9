using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Host.Api.Acting;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;

namespace Workflow.Host.Api.Operations;

/// <summary><c>POST /api/operations/incidents/{id}/retry</c> and <c>.../pass-over</c>: an administrator mends a step that stands.</summary>
internal static class MendIncidents
{
    public static void Map(RouteGroupBuilder operations)
    {
        operations.MapPost("/incidents/{id}/retry", (string id, RetryRequest request, WorkflowDb db, Act act, CancellationToken cancellationToken) =>
                MendAsync(db, act, new(id, PassOver: null, request.Reason), cancellationToken))
            .Does("retryIncident", "An administrator has the step of an incident done again.");
        operations.MapPost("/incidents/{id}/pass-over", (string id, PassOverRequest request, WorkflowDb db, Act act, CancellationToken cancellationToken) =>
                MendAsync(db, act, new(id, request.Outcomes ?? [], request.Reason), cancellationToken))
            .Does("passOverIncident", "An administrator passes over the step of an incident, with a reason.");
    }

    private static async Task<IResult> MendAsync(WorkflowDb db, Act act, IncidentMending mending, CancellationToken cancellationToken) =>
        await db.Incidents.Where(row => row.Id == mending.Incident).Select(row => row.CaseNo).SingleOrDefaultAsync(cancellationToken) is { } no
            ? await act.Pointing(Places.Of(("incident.reason-missing", "/reason"), ("incident.outcome-unknown", "/outcomes"))).OnCaseAsync(no, @case => new MendIncident(@case, mending))
            : new IncidentNotFound(mending.Incident).Answer();

    /// <summary>Why it is done again.</summary>
    /// <param name="Reason">In the administrator's words; may be empty.</param>
    private sealed record RetryRequest(string Reason = "");

    /// <summary>How the flow goes on without the step.</summary>
    /// <param name="Reason">In the administrator's words; kept in the trail of the case.</param>
    /// <param name="Outcomes">Outcomes the step completes with; none means Done.</param>
    private sealed record PassOverRequest(string Reason, IReadOnlyList<string>? Outcomes = null);
}

/// <summary>No incident has this id.</summary>
internal sealed record IncidentNotFound(string Id) : Refusal("incident.not-found", $"There is no incident {Id}.");
