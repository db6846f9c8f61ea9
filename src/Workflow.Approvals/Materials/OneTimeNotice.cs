using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Stages;

namespace Workflow.Approvals.Materials;

/// <summary>The list of everything that is missing, told at once (行政许可法 art. 32(4)).</summary>
public static class OneTimeNotice
{
    /// <summary>What the clerk is proposed: every missing material, with its name.</summary>
    public static IReadOnlyList<SupplementItem> Propose(CaseFile file, string stage, StepContext context) =>
        file.FindStage(stage) is { } found
            ? [.. MaterialIntake.In(file, found, MaterialState.Missing).Select(code => new SupplementItem(code, Standing.Window, context.Catalogue.Materials[code].Name))]
            : [];

    /// <summary>Every missing material of a filed stage. Refused: <c>stage.not-opened</c>, <c>stage.wrong-state</c>.</summary>
    public static Result<IReadOnlyList<MaterialRequirement>> Missing(CaseFile file, string stage, StepContext context) =>
        Standing.Stage(file, stage, StageState.Filed).Then(filed =>
        {
            var missing = MaterialIntake.In(file, filed, MaterialState.Missing);
            var needs = MaterialIntake.NeedsOf(file, filed, MatterChoosing.Choose(file, filed, filed.Form, context), context);
            return Result.Of<IReadOnlyList<MaterialRequirement>>([.. needs.Where(n => missing.Contains(n.Code)).Select(n => new MaterialRequirement(n.Code, n.Waivable, n.Tolerable))]);
        });

    /// <summary>Missing materials that a list may not leave out: those that cannot be tolerated.</summary>
    internal static List<string> MustName(CaseFile file, StageApplication stage, StepContext context)
    {
        var needs = MaterialIntake.NeedsOf(file, stage, MatterChoosing.Choose(file, stage, stage.Form, context), context);
        return [.. MaterialIntake.In(file, stage, MaterialState.Missing).Where(code => needs.Any(n => n.Code == code && !n.Tolerable))];
    }
}
