using Workflow.Approvals;
using Workflow.Approvals.Cases;

namespace Workflow.Runtime.Instances;

/// <summary>A timer of the flow itself is due (Elsa.Delay, Elsa.StartAt): the step that waits goes on.</summary>
internal sealed record ResumeBookmark(CaseNo Case, string Bookmark) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) => FlowSignals.Answer(Bookmark);
}
