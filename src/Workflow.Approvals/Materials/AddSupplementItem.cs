using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Stages;

namespace Workflow.Approvals.Materials;

/// <summary>After acceptance a department puts what it still needs on the stage's one list; the lead sends it once (convention 37).</summary>
/// <param name="Case">The case.</param>
/// <param name="Stage">Stage code.</param>
/// <param name="MaterialCode">Material of the stage, or null when something else is asked.</param>
/// <param name="Text">What exactly; required.</param>
public sealed record AddSupplementItem(CaseNo Case, string Stage, string? MaterialCode, string Text) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Standing.Role(file, context, "add-supplement-item", ActorRole.Reviewer, ActorRole.DepartmentHead)
            .Then(() => Standing.Stage(file, Stage, StageState.InDepartments))
            .Then(stage => Standing.Reasons(Text).Then(() => Add(file, stage, context)));

    private Result<FlowSignals> Add(CaseFile file, StageApplication stage, StepContext context)
    {
        var department = context.Actor.Department ?? "";
        if (department != stage.LeadDepartment && !file.Reviews(stage).Exists(t => t.IsOpen && t.Department == department))
        {
            return new StageNotYours(Stage, stage.LeadDepartment);
        }

        if (MaterialCode is not null && MaterialIntake.NeedsOf(file, stage, stage.Matters, context).All(n => n.Code != MaterialCode))
        {
            return new MaterialNotAsked(MaterialCode);
        }

        var list = file.Supplements.LastOrDefault(s => s.Stage == stage.Number && s.Phase == SupplementPhase.AfterAcceptance && s.State != SupplementState.Cancelled);
        if (list is { State: not SupplementState.Draft })
        {
            return new SupplementAlreadySent(Stage);
        }

        var item = new SupplementItem(MaterialCode, department, Text);
        list = file.Put(list is null
            ? new Supplement { Id = new SupplementId(file.NextId()), Stage = stage.Number, Phase = SupplementPhase.AfterAcceptance, State = SupplementState.Draft, Items = [item] }
            : list with { Items = [.. list.Items, item] });
        file.Record("supplement.item-added", $"{list.Id.Value}", new JsonObject { ["department"] = department, ["material"] = MaterialCode });
        return FlowSignals.None;
    }
}
