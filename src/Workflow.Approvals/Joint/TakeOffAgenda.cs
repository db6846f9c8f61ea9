using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;

namespace Workflow.Approvals.Joint;

/// <summary>The convenor takes a review off the agenda, to put it on another; opinions given stay given.</summary>
/// <param name="Case">The case.</param>
/// <param name="Task">The convenor's task.</param>
/// <param name="Reason">Why; required.</param>
public sealed record TakeOffAgenda(CaseNo Case, TaskId Task, string Reason) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        JointReading.Convening(file, context, "take-off-agenda", Task).Then<FlowSignals>(convening =>
        {
            if (convening.Review.Meeting is null)
            {
                return new NotOnAgenda(Task);
            }

            if (Standing.Reasons(Reason) is { IsRefused: true } silent)
            {
                return silent.Refusal;
            }

            JointReading.Dismiss(file, convening.Review, context);
            file.Put(convening.Review with { Meeting = null, Item = null });
            file.Record("joint-review.off-agenda", convening.Task.Owner(), new JsonObject { ["text"] = Reason });
            return FlowSignals.None;
        });
}
