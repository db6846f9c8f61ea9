using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Stages;

namespace Workflow.Approvals.Materials;

/// <summary>Takes in what an applicant hands in after filing: fields given anew, and materials.</summary>
internal static class SupplementAnswers
{
    /// <summary>Checks, keeps and gives a receipt. The form may be null.</summary>
    public static Result<StageApplication> Take(
        CaseFile file, StageApplication stage, JsonObject? form, IReadOnlyList<FiledMaterial> materials, StepContext context)
    {
        if (form is null or { Count: 0 } && materials.Count == 0)
        {
            return new SupplementEmpty();
        }

        return FormIntake.Take(file, stage, form ?? [], context).Then<StageApplication>(kept =>
        {
            // After the stage was opened its matters are fixed; before, changed facts may change them.
            var choices = kept.Matters.Count > 0 ? kept.Matters : MatterChoosing.Choose(file, kept, kept.Form, context);
            var needs = MaterialIntake.NeedsOf(file, kept, choices, context);
            if (MaterialIntake.Check(materials, needs) is { IsRefused: true } fault)
            {
                return fault.Refusal;
            }

            file.Put(kept);
            foreach (var material in materials)
            {
                file.Put(material.Reference is { } reference
                    ? new Material(kept.Number, material.Code, MaterialState.Provided, reference, DueOn: null)
                    : new Material(kept.Number, material.Code, MaterialState.Waived, material.WaiverGround, DueOn: null));
            }

            if (kept.Matters.Count == 0)
            {
                MaterialIntake.Note(file, kept, [], needs, choices, context);
            }

            Receipts.Issue(file, kept, context);
            return kept;
        });
    }

    /// <summary>The supplement is still to be answered and its day has not passed.</summary>
    public static Result<Supplement> InTime(Supplement? supplement, string named, StepContext context) =>
        supplement is null ? new SupplementUnknown(named)
        : supplement.State != SupplementState.Sent ? new SupplementWrongState(supplement.Id, supplement.State)
        : supplement.DueOn is { } due && context.Today > due ? new SupplementTooLate(supplement.Id, due)
        : supplement;
}
