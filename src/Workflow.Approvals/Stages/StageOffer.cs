using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Materials;

namespace Workflow.Approvals.Stages;

/// <summary>What an applicant is asked for when a stage is filed: one form, and the materials, each once.</summary>
/// <param name="Stage">The open stage.</param>
/// <param name="Fields">In the order in which matters first need them.</param>
/// <param name="Requirements">The materials, and whether each may be left out or follow; those the office fetches itself are not asked for.</param>
public sealed record StageOffer(StageApplication Stage, IReadOnlyList<FieldDefinition> Fields, IReadOnlyList<MaterialRequirement> Requirements)
{
    /// <summary>Codes of the materials.</summary>
    public IReadOnlyList<string> Materials => [.. Requirements.Select(material => material.Code)];

    /// <summary>The offer for an open stage: of the matters its project needs as far as is known. Unknown never drops one; one granted by an earlier filing is not asked again.</summary>
    public static Result<StageOffer> Of(CaseFile file, string stage, StepContext context) =>
        Standing.Open(file).Then(() => Standing.Stage(file, stage, StageState.Open)).Then<StageOffer>(open =>
        {
            var choices = MatterChoosing.Choose(file, open, open.Form, context);
            var chosen = choices.Where(c => c.Outcome == MatterOutcome.Chosen).Select(c => context.Catalogue.Matters[c.MatterCode]);
            var needs = MaterialIntake.NeedsOf(file, open, choices, context);
            return new StageOffer(
                open, StageForm.Of(context.Catalogue, chosen),
                [.. needs.Where(n => n.Definition.Provider != MaterialProvider.Office).Select(n => new MaterialRequirement(n.Code, n.Waivable, n.Tolerable))]);
        });
}
