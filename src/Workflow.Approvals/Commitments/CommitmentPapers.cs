using Workflow.Approvals.Cases;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Stages;

namespace Workflow.Approvals.Commitments;

/// <summary>What a case file is asked about its commitments.</summary>
internal static class CommitmentPapers
{
    public static CommitmentPaper Put(this CaseFile file, CommitmentPaper paper)
    {
        file.Apply(new Change.CommitmentChanged(paper));
        return paper;
    }

    /// <summary>The commitment to a matter in a filing, or null.</summary>
    public static CommitmentPaper? CommitmentTo(this CaseFile file, StageApplication stage, string matter) =>
        file.Commitments.LastOrDefault(paper => paper.Stage == stage.Number && paper.Filing == stage.Filing && paper.Matter == matter);

    /// <summary>The commitment with an id, in one of the states.</summary>
    public static Result<CommitmentPaper> Commitment(this CaseFile file, CommitmentId id, params ReadOnlySpan<CommitmentState> states) =>
        file.Commitments.FirstOrDefault(paper => paper.Id == id) is not { } paper ? new CommitmentUnknown(id)
        : states.IsEmpty || states.Contains(paper.State) ? paper
        : new CommitmentWrongState(id, paper.State);

    /// <summary>A material of a stage that nobody hands in because it is promised: every chosen matter that asks for it is committed to in that.</summary>
    public static bool IsPromised(this CaseFile file, StageApplication stage, string material, IEnumerable<string> chosen, StepContext context)
    {
        var asking = chosen.Select(code => context.Catalogue.Matters[code]).Where(matter => matter.Materials.Any(need => need.Code == material)).ToList();
        return asking.Count > 0 && asking.TrueForAll(matter =>
            file.CommitmentTo(stage, matter.Code) is { Counts: true } paper && Conditions(matter.Commitment, paper).Any(condition => condition.Materials.Contains(material)));
    }

    /// <summary>The conditions a paper promises.</summary>
    public static IEnumerable<Catalogue.CommitmentCondition> Conditions(Catalogue.MatterCommitment? matter, CommitmentPaper paper) =>
        matter?.Conditions.Where(condition => paper.Conditions.Contains(condition.Code)) ?? [];

    /// <summary>A commitment is gone: what it stood in for is asked for as ever.</summary>
    public static void AskAgain(this CaseFile file, StageApplication stage, StepContext context)
    {
        var chosen = (stage.Matters.Count > 0 ? stage.Matters : MatterChoosing.Choose(file, stage, stage.Form, context)).Where(choice => choice.Outcome == MatterOutcome.Chosen).Select(choice => choice.MatterCode).ToList();
        foreach (var material in file.Materials.Where(material => material.Stage == stage.Number && material.State == MaterialState.Promised && !file.IsPromised(stage, material.Code, chosen, context)).ToList())
        {
            file.Put(material with { State = MaterialState.Missing, Reference = null });
        }
    }
}
