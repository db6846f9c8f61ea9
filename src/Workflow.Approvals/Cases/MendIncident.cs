using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;

namespace Workflow.Approvals.Cases;

/// <summary>An administrator mends an incident of the flow: its step is done again, or passed over with a reason. The trail keeps who, what and why.</summary>
/// <param name="Case">The case.</param>
/// <param name="Mending">Which incident, and how.</param>
public sealed record MendIncident(CaseNo Case, IncidentMending Mending) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context)
    {
        // Also when the case is closed: what it started in the background may still stand.
        if (context.Actor.Role != ActorRole.Administrator)
        {
            return new RoleMayNot(context.Actor.Role, "mend-incident");
        }

        if (Mending.PassOver is not null && string.IsNullOrWhiteSpace(Mending.Reason))
        {
            return new IncidentReasonMissing();
        }

        file.Record(Mending.PassOver is null ? "flow.step-retried" : "flow.step-passed-over", Mending.Incident, new JsonObject
        {
            ["outcomes"] = new JsonArray([.. (Mending.PassOver ?? []).Select(outcome => JsonValue.Create(outcome))]),
            ["reason"] = Mending.Reason,
        });
        return FlowSignals.None with { Mending = Mending };
    }
}

/// <summary>A step was to be passed over without saying why.</summary>
public sealed record IncidentReasonMissing() : Refusal("incident.reason-missing", "Say why the step is passed over.");
