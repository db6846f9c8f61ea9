using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;

namespace Workflow.Approvals.Deregistration;

/// <summary>The enterprise declares what the choice of the route rests on; rules choose at once where they can.</summary>
/// <param name="Case">The case.</param>
/// <param name="DebtsSettled">No debts, or all settled.</param>
/// <param name="AllInvestorsPromised">All investors promise so in writing.</param>
/// <param name="WantsOrdinary">The ordinary route whatever is open.</param>
/// <remarks>市场主体登记管理条例 art. 33; 公司法 art. 240. What is promised falsely makes the shareholders liable.</remarks>
public sealed record DeclareRoute(CaseNo Case, bool DebtsSettled, bool AllInvestorsPromised, bool WantsOrdinary) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Standing.Applicant(file, context, "declare-route").Then<FlowSignals>(() =>
        {
            // A declaration that a person looks at already stands.
            var record = file.DeregistrationOrEmpty();
            if (record is not { RouteBookmark: not null, Route: null, Declaration: null } || file.Stages.MaxBy(stage => stage.Number) is not { } stage)
            {
                return new DeclarationNotWanted();
            }

            file.Put(record with { Declaration = new(DebtsSettled, AllInvestorsPromised, WantsOrdinary, context.Now) });
            file.Record("route.declared", file.StageNo(stage), new JsonObject
            {
                ["debtsSettled"] = DebtsSettled, ["allInvestorsPromised"] = AllInvestorsPromised, ["wantsOrdinary"] = WantsOrdinary,
            });
            return RouteChoice.Choose(file, stage, context);
        });
}
