using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;

namespace Workflow.Approvals.Stages;

/// <summary>Checks and keeps the form of a stage application.</summary>
internal static class FormIntake
{
    /// <summary>The stage with the form taken in. Values given before stay unless given anew.</summary>
    public static Result<StageApplication> Take(CaseFile file, StageApplication stage, JsonObject values, StepContext context)
    {
        var catalogue = context.Catalogue;
        var matters = catalogue.MattersOf(file.Case.DefinitionId, stage.Code).ToList();
        var known = StageForm.Of(catalogue, matters);
        var given = FiledForm.WithoutReferences(values, catalogue);
        List<FormProblem> problems = [.. FormCheck.Check(given, known, asked: [], "/form"), .. FiledForm.DanglingReferences(file, values, catalogue, "/form")];
        var merged = FiledForm.Over(stage.Form, values);
        if (problems.Count == 0 && MatterChoosing.FirstUnknown(file, stage, merged, context) is { } unknown)
        {
            return unknown;
        }

        // Faulty values choose nothing, so that what is missing is named together with what is wrong.
        var sound = new JsonObject(merged.Where(value => !problems.Exists(p => p.Field == FormCheck.Pointer("/form", value.Key))).Select(value => KeyValuePair.Create(value.Key, value.Value?.DeepClone())));
        var chosen = MatterChoosing.Choose(file, stage, sound, context).Where(c => c.Outcome == MatterOutcome.Chosen).Select(c => catalogue.Matters[c.MatterCode]);
        problems.AddRange(FormCheck.Check(merged, known, StageForm.Of(catalogue, chosen), "/form").Where(p => p.Code is "field.missing"));
        return problems.Count > 0 ? new FormInvalid(problems) : stage with { Form = FiledForm.Keep(file, merged, catalogue) };
    }
}
