using Workflow.Engine.Activities;

namespace Workflow.Runtime.Work;

/// <summary>The work activities of approvals, in toolbox order.</summary>
internal static class ApprovalActivities
{
    private static readonly WorkActivity[] All =
    [
        AwaitFiling.Activity, IntakeActivity.Activity, AwaitSupplement.Activity, OpenStage.Activity, DepartmentReview.Activity, JointReview.Activity, AwaitTolerance.Activity,
        StageResult.Activity, LeadDecision.Activity, CloseCase.Activity, WaitUntil.Activity, HandOver.Activity, Verify.Activity, Rectify.Activity, Revoke.Activity, CloseVerification.Activity,
        ChooseRoute.Activity, PublishNotice.Activity, Liquidation.Activity, AwaitApplication.Activity, FindLicences.Activity, CancelLicence.Activity, SettleLicences.Activity,
    ];

    private static readonly Dictionary<string, WorkHandler> Handlers = All.ToDictionary(a => a.Descriptor.Type, a => a.Handle, StringComparer.Ordinal);

    /// <summary>Everything an approval flow is drawn with: Elsa's activities and ours.</summary>
    public static ActivityCatalogue Catalogue { get; } = ActivityCatalogue.Elsa.With(All.Select(a => a.Descriptor));

    /// <summary>The input that names a stage of the catalogue.</summary>
    internal static InputDescriptor Stage => new("stage", "String", InputHint.Stage) { IsRequired = true };

    /// <summary>The handler of a work activity, or null when there is none.</summary>
    public static WorkHandler? HandlerOf(string type) => Handlers.GetValueOrDefault(type);
}
