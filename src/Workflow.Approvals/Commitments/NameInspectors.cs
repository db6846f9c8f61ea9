using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Commitments;

/// <summary>The regulator names the two who check (行政许可法 art. 34). Named anew, what one of the earlier found is forgotten.</summary>
/// <param name="Case">A verification.</param>
/// <param name="Task">Its check.</param>
/// <param name="Inspectors">Two accounts. Whoever takes the request has looked that they work in the department.</param>
public sealed record NameInspectors(CaseNo Case, TaskId Task, IReadOnlyList<string> Inspectors) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Verifications.Task(file, context, "name-inspectors", Task, TaskKind.Verification, VerificationState.Checking).Then<FlowSignals>(found =>
        {
            var two = Inspectors.Distinct(StringComparer.Ordinal).ToList();
            if (two.Count != 2 || Inspectors.Count != 2)
            {
                return new InspectorsNotTwo(two.Count);
            }

            file.Put(found.Duty with { Inspectors = two, Finding = null, FoundBy = null });
            file.Record("verification.inspectors-named", Task.Value.ToString("D"), new JsonObject { ["inspectors"] = new JsonArray([.. two.Select(account => JsonValue.Create(account))]) });
            return FlowSignals.None;
        });
}
