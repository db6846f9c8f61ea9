using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Deregistration;
using Workflow.Engine.Activities;

namespace Workflow.Runtime.Work;

/// <summary>What becomes of licences that are still open: cancelled by law once the enterprise is struck off, left as they are when nothing comes of it.</summary>
internal static class SettleLicences
{
    private const string StruckOff = "struck-off";
    private const string GivenUp = "given-up";

    public static WorkActivity Activity { get; } = new(
        new ActivityDescriptor
        {
            Type = "Approval.SettleLicences", Category = "approval", Kind = ActivityKind.InlineWork,
            Inputs = [new("because", "String", InputHint.DropDown) { IsRequired = true, Options = [StruckOff, GivenUp] }],
        },
        (file, request, context) =>
        {
            var own = new StepAnswer(request.Bookmark, []);
            return Settle(file, request.Text("because"), context).Map(answers => new FlowSignals([.. answers, own]));
        });

    private static Result<IReadOnlyList<StepAnswer>> Settle(CaseFile file, string because, StepContext context) => because switch
    {
        StruckOff => StrikingOff.Do(file, context),
        GivenUp => StrikingOff.GiveUp(file, context),
        _ => new SettlingUnknown(because),
    };
}

/// <summary>Licences are not settled for such a reason.</summary>
internal sealed record SettlingUnknown(string Because) : Refusal("licences.settling-unknown", $"Licences are settled because the enterprise is struck off or the case given up, not because of '{Because}'.", ("because", Because));
