using Workflow.Approvals.Cases;
using Workflow.Approvals.Stages;

namespace Workflow.Approvals.Materials;

/// <summary>A step waits for the answer to the supplement before acceptance. No clock runs.</summary>
public static class SupplementWaits
{
    /// <summary>Ties the sent supplement to the step.</summary>
    /// <returns>Nothing to answer: the step waits for <see cref="AnswerSupplement"/> or <see cref="SupplementDue"/>.</returns>
    public static Result<FlowSignals> Open(CaseFile file, string stage, string bookmark, StepContext context) =>
        Standing.Open(file).Then(() => Standing.Stage(file, stage, StageState.SupplementOpen)).Then<FlowSignals>(asked =>
        {
            if (file.SentSupplement(asked.Number, SupplementPhase.BeforeAcceptance) is not { } supplement)
            {
                return new SupplementUnknown(stage);
            }

            file.Put(supplement with { Bookmark = bookmark });
            return FlowSignals.None;
        });
}
