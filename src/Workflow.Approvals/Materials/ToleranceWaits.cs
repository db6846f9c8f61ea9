using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Stages;

namespace Workflow.Approvals.Materials;

/// <summary>A step waits for the materials that were tolerated at acceptance (容缺).</summary>
public static class ToleranceWaits
{
    /// <summary>Opens the wait; its day is the earliest of the materials that are still to come.</summary>
    /// <returns>Nothing to answer: the step waits for <see cref="HandInTolerated"/> or <see cref="ToleranceDue"/>.</returns>
    public static Result<FlowSignals> Open(CaseFile file, string stage, string bookmark, StepContext context) =>
        Standing.Open(file).Then(() => Standing.Stage(file, stage, StageState.Accepted, StageState.InDepartments)).Then<FlowSignals>(accepted =>
        {
            var tolerated = Outstanding(file, accepted.Number);
            if (tolerated.Count == 0)
            {
                return FlowSignals.Answer(bookmark, "Done");
            }

            var supplement = file.Put(new Supplement
            {
                Id = new SupplementId(file.NextId()), Stage = accepted.Number, Phase = SupplementPhase.Tolerance, State = SupplementState.Sent, Bookmark = bookmark,
                Items = [.. tolerated.Select(m => new SupplementItem(m.Code, Standing.Window, context.Catalogue.Materials[m.Code].Name))],
                SentAt = context.Now, DueOn = tolerated.Min(m => m.DueOn),
            });
            file.Record("tolerance.opened", $"{supplement.Id.Value}", new JsonObject { ["stage"] = stage, ["dueOn"] = $"{supplement.DueOn:yyyy-MM-dd}" });
            return FlowSignals.None;
        });

    /// <summary>Tolerated materials that have not come.</summary>
    internal static List<Material> Outstanding(CaseFile file, int stage) =>
        [.. file.Materials.Where(m => m.Stage == stage && m.State == MaterialState.Tolerated)];
}
