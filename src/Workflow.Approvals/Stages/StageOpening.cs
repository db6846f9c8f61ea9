using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;

namespace Workflow.Approvals.Stages;

/// <summary>An accepted stage goes to the departments: chooses its matters and keeps the reason of each.</summary>
public static class StageOpening
{
    /// <summary>Outcome when no department is needed.</summary>
    public const string NoMatters = "NoMatters";

    /// <summary>Opens the stage.</summary>
    /// <param name="file">The case.</param>
    /// <param name="stage">Stage code.</param>
    /// <param name="drawn">Matters the definition has steps for; a chosen one that is not among them is refused. Null when nobody knows.</param>
    /// <param name="context">Time, catalogue, conditions.</param>
    /// <returns>One outcome for each chosen matter, its code; or <see cref="NoMatters"/>.</returns>
    public static Result<IReadOnlyList<string>> Open(CaseFile file, string stage, IReadOnlyList<string>? drawn, StepContext context) =>
        Standing.Open(file).Then(() => Standing.Stage(file, stage, StageState.Accepted)).Then(accepted =>
        {
            var choices = MatterChoosing.Choose(file, accepted, accepted.Form, context);
            var chosen = choices.Where(c => c.Outcome == MatterOutcome.Chosen).Select(c => c.MatterCode).ToList();
            if (drawn is not null && chosen.Find(code => !drawn.Contains(code)) is { } undrawn)
            {
                return new StageMatterNotDrawn(stage, undrawn);
            }

            accepted = file.Put(accepted with { State = StageState.InDepartments, Matters = choices });
            file.Move(CaseState.InDepartments);
            file.Record("stage.matters-chosen", file.StageNo(accepted), new JsonObject(choices.Select(c =>
                KeyValuePair.Create<string, JsonNode?>(c.MatterCode, new JsonObject { ["outcome"] = Wording.Of(c.Outcome), ["reason"] = c.Reason }))));
            return Result.Of<IReadOnlyList<string>>(chosen.Count == 0 ? [NoMatters] : chosen);
        });
}
