using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Commitments;
using Workflow.Approvals.Stages;

namespace Workflow.Approvals.Materials;

/// <summary>Takes materials in: checks what is handed in, notes every material the stage needs as provided, waived or missing.</summary>
internal static class MaterialIntake
{
    /// <summary>The materials the chosen matters need.</summary>
    public static IReadOnlyList<MaterialNeed> NeedsOf(CaseFile file, StageApplication stage, IReadOnlyList<MatterChoice> choices, StepContext context) =>
        MaterialNeeds.Of(choices.Where(c => c.Outcome == MatterOutcome.Chosen).Select(c => context.Catalogue.Matters[c.MatterCode]), context.Catalogue);

    /// <summary>Says the first thing that speaks against what is handed in.</summary>
    public static Result Check(IReadOnlyList<FiledMaterial> handedIn, IReadOnlyList<MaterialNeed> needs)
    {
        var seen = new List<string>();
        foreach (var material in handedIn)
        {
            var need = needs.FirstOrDefault(n => n.Code == material.Code);
            Refusal? fault =
                need is null ? new MaterialNotAsked(material.Code)
                : seen.Contains(material.Code) ? new MaterialDoubled(material.Code)
                : material.Reference is not null ? null
                : string.IsNullOrWhiteSpace(material.WaiverGround) ? new MaterialEmpty(material.Code)
                : need.Waivable ? null
                : new MaterialNotWaivable(material.Code);
            if (fault is not null)
            {
                return fault;
            }

            seen.Add(material.Code);
        }

        return Result.Done;
    }

    /// <summary>Notes every needed material. What was provided before stays provided; what is promised stands so; what the office fetches itself is not asked of the applicant.</summary>
    public static void Note(CaseFile file, StageApplication stage, IReadOnlyList<FiledMaterial> handedIn, IReadOnlyList<MaterialNeed> needs, IReadOnlyList<MatterChoice> choices, StepContext context)
    {
        var chosen = choices.Where(choice => choice.Outcome == MatterOutcome.Chosen).Select(choice => choice.MatterCode).ToList();
        foreach (var need in needs)
        {
            var given = handedIn.FirstOrDefault(m => m.Code == need.Code);
            var before = file.Materials.FirstOrDefault(m => m.Stage == stage.Number && m.Code == need.Code);
            var next =
                given is { Reference: { } reference } ? new Material(stage.Number, need.Code, MaterialState.Provided, reference, DueOn: null)
                : given is not null ? new Material(stage.Number, need.Code, MaterialState.Waived, given.WaiverGround, DueOn: null)
                : before is not { State: MaterialState.Provided } && file.IsPromised(stage, need.Code, chosen, context)
                    ? new Material(stage.Number, need.Code, MaterialState.Promised, Reference: null, DueOn: null)
                : before is { State: not (MaterialState.Tolerated or MaterialState.Promised) } ? before
                : need.Definition.Provider == MaterialProvider.Office
                    ? new Material(stage.Number, need.Code, MaterialState.Provided, $"office:{need.Definition.IssuedBy}", DueOn: null)
                : new Material(stage.Number, need.Code, MaterialState.Missing, Reference: null, DueOn: null);
            if (next != before)
            {
                file.Put(next);
            }
        }
    }

    /// <summary>Codes of the stage's materials in a state, in the order they were noted.</summary>
    public static List<string> In(CaseFile file, StageApplication stage, MaterialState state) =>
        [.. file.Materials.Where(m => m.Stage == stage.Number && m.State == state).Select(m => m.Code)];
}
