using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Stages;

namespace Workflow.Approvals.Materials;

/// <summary>A material that may follow after acceptance.</summary>
/// <param name="Code">Material of the catalogue.</param>
/// <param name="DueOn">Last office day to hand it in.</param>
public sealed record ToleratedMaterial(string Code, DateOnly DueOn);

/// <summary>Tolerance (容缺): the main materials are there, only published minor ones follow.</summary>
internal static class Tolerance
{
    /// <summary>Marks the materials as tolerated; refused unless nothing else is missing and each may be tolerated.</summary>
    public static Result Grant(CaseFile file, StageApplication stage, IReadOnlyList<ToleratedMaterial> tolerated, StepContext context)
    {
        var missing = MaterialIntake.In(file, stage, MaterialState.Missing);
        var needs = MaterialIntake.NeedsOf(file, stage, MatterChoosing.Choose(file, stage, stage.Form, context), context);
        // The stage is decided on the whole of its materials, so none may follow after the day the decision is promised for.
        var last = DueDates.Forward(context.Today, context.Catalogue.Stages[stage.Code].Promised.Length, context.Office()).Date;
        foreach (var material in tolerated)
        {
            Refusal? fault =
                !missing.Contains(material.Code) ? new MaterialNotMissing(material.Code)
                : tolerated.Count(t => t.Code == material.Code) > 1 ? new MaterialDoubled(material.Code)
                : !needs.Any(n => n.Code == material.Code && n.Tolerable) ? new MaterialNotTolerable(material.Code)
                : material.DueOn <= context.Today ? new DayPassed(material.DueOn)
                : material.DueOn > last ? new DayTooLate(material.DueOn, last)
                : null;
            if (fault is not null)
            {
                return fault;
            }
        }

        var lacking = missing.Where(code => tolerated.All(t => t.Code != code)).ToList();
        if (lacking.Count > 0)
        {
            return new StageMaterialsMissing(stage.Code, lacking);
        }

        foreach (var material in tolerated)
        {
            file.Put(new Material(stage.Number, material.Code, MaterialState.Tolerated, Reference: null, material.DueOn));
        }

        return Result.Done;
    }
}
