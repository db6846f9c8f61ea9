using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Notices;

namespace Workflow.Approvals.Stages;

/// <summary>A stage may be filed: opens it for the applicant. No clock runs until acceptance.</summary>
public static class StageFiling
{
    /// <summary>Opens the stage, or opens it again for a refile; the earlier form stays as a draft.</summary>
    /// <param name="file">The case.</param>
    /// <param name="stage">Stage code of the catalogue.</param>
    /// <param name="bookmark">The step that waits for the filing.</param>
    /// <param name="context">Time, actor, catalogue.</param>
    /// <returns>Nothing to answer: the step waits for <see cref="FileStage"/>.</returns>
    public static Result<FlowSignals> Open(CaseFile file, string stage, string bookmark, StepContext context)
    {
        if (Standing.Open(file) is { IsRefused: true } closed)
        {
            return closed.Refusal;
        }

        if (!context.Catalogue.Stages.TryGetValue(stage, out var definition) || definition.Flow != file.Case.DefinitionId || !definition.IsOf(file.Case.DefinitionVersion))
        {
            return new StageUnknown(stage);
        }

        var before = file.FindStage(stage);
        if (before is { State: not StageState.LeadDeciding })
        {
            return new StageWrongState(stage, before.State);
        }

        var opened = before is null
            ? new StageApplication
            {
                Number = definition.Number, Code = stage, LeadDepartment = definition.LeadDepartment, State = StageState.Open, FilingBookmark = bookmark, OpenedAt = context.Now,
            }
            : before with
            {
                State = StageState.Open,
                Filing = before.Filing + 1,
                FilingBookmark = bookmark,
                OpenedAt = context.Now,
                FiledAt = null,
                AcceptedAt = null,
                DeemedAccepted = false,
                Matters = [],
                EndReason = null,
            };
        file.Put(opened);
        file.Record("stage.opened", file.StageNo(opened), new JsonObject { ["stage"] = stage, ["filing"] = opened.Filing });
        file.NotifyApplicant(context, NoticeCodes.StageOpen, new JsonObject { ["stage"] = stage });
        return FlowSignals.None;
    }
}
