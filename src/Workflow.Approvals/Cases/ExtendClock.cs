using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Notices;

namespace Workflow.Approvals.Cases;

/// <summary>The head of the department makes a limit longer: once, before its end, with provision and reasons, in writing.</summary>
/// <remarks>行政许可法 art. 42: with the approval of the agency's head, which this signature is.</remarks>
/// <param name="Case">The case.</param>
/// <param name="Owner">Task or stage.</param>
/// <param name="Kind">Which clock.</param>
/// <param name="By">How much longer.</param>
/// <param name="Basis">The provision.</param>
/// <param name="Reason">As told to the applicant; required.</param>
public sealed record ExtendClock(CaseNo Case, ClockOwner Owner, ClockKind Kind, LimitLength By, LegalBasis? Basis, string Reason) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Owner.Find(file, context, "extend-clock", Kind, ActorRole.DepartmentHead).Then(owned => Extend(file, owned, context));

    private Result<FlowSignals> Extend(CaseFile file, OwnedClock owned, StepContext context)
    {
        var request = new ExtensionRequest { By = By, Basis = Basis, Reason = Reason, Actor = context.Actor.Account, AskedAt = context.Now };
        return owned.Clock.Extend(request, context.Now, context.Office()).Map(longer =>
        {
            file.Apply(new Change.ClockChanged(longer));
            file.Issue(context, DocumentKind.ExtensionNotice, owned.Department, owned.Stage, owned.Task, new JsonObject
            {
                ["matter"] = owned.NameIn(context),
                ["basis"] = Basis!.InChinese, // The clock refuses an extension without one.
                ["reasons"] = LegalWords.List(Reason),
                ["oldDueOn"] = LegalWords.Until(owned.Clock.Due),
                ["dueOn"] = LegalWords.Until(longer.Due),
            });
            file.NotifyApplicant(context, NoticeCodes.ClockExtended, new JsonObject { ["subject"] = owned.Subject, ["by"] = By.ToString() });
            file.Record("clock.extended", owned.Clock.Id.ToString(), new JsonObject { ["by"] = By.ToString(), ["basis"] = Basis!.ToString() });
            return FlowSignals.None;
        });
    }
}
