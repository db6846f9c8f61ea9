using Workflow.Engine.Activities;

namespace Workflow.Runtime.Work;

/// <summary>The work activities of approvals as data: inputs, outcomes and who answers. Each has one handler of the same name beside it.</summary>
public static class ApprovalActivities
{
    private static readonly InputDescriptor Stage = new("stage", "String", "stage") { IsRequired = true };

    /// <summary>The activities an approval flow is drawn with: Elsa's and ours.</summary>
    public static ActivityCatalogue Catalogue { get; } = ActivityCatalogue.Elsa.With(All);

    /// <summary>Our own, in toolbox order.</summary>
    public static IReadOnlyList<ActivityDescriptor> All =>
    [
        new()
        {
            Type = "Approval.AwaitFiling", Category = "approval", Kind = ActivityKind.WaitingWork,
            Inputs = [Stage],
            Outcomes = new OutcomeRule.Fixed(["Filed"]),
        },
        new()
        {
            Type = "Approval.Intake", Category = "approval", Kind = ActivityKind.WaitingWork,
            Inputs = [Stage],
            Outcomes = new OutcomeRule.Fixed(["Accepted", "AcceptedWithTolerance", "Supplement", "Refused"]),
        },
        new()
        {
            Type = "Approval.AwaitSupplement", Category = "approval", Kind = ActivityKind.WaitingWork,
            Inputs = [Stage],
            Outcomes = new OutcomeRule.Fixed(["Answered", "Overdue"]),
        },
        new()
        {
            Type = "Approval.OpenStage", Category = "approval", Kind = ActivityKind.InlineWork,
            Inputs = [Stage, new("matters", "List<String>", InputHint.Outcomes) { IsRequired = true }],
            Outcomes = new OutcomeRule.FromInput("matters", ["NoMatters"]),
        },
        new()
        {
            Type = "Approval.DepartmentReview", Category = "approval", Kind = ActivityKind.WaitingWork,
            Inputs =
            [
                new("matter", "String", InputHint.Matter) { IsRequired = true },
                new("finishAfter", "List<String>", InputHint.NodeReferences),
            ],
            Outcomes = new OutcomeRule.Fixed(["Done", "Granted", "Refused", "NotNeeded"]),
        },
        new()
        {
            Type = "Approval.AwaitTolerance", Category = "approval", Kind = ActivityKind.WaitingWork,
            Inputs = [Stage],
        },
        new()
        {
            Type = "Approval.StageResult", Category = "approval", Kind = ActivityKind.InlineWork,
            Inputs = [Stage],
            Outcomes = new OutcomeRule.Fixed(["Passed", "Refused", "Ended"]),
        },
        new()
        {
            Type = "Approval.LeadDecision", Category = "approval", Kind = ActivityKind.WaitingWork,
            Inputs = [Stage, new("mayRefile", "Boolean", InputHint.Checkbox) { Default = "false" }],
            Outcomes = new OutcomeRule.Fixed(["Refuse", "Refile"]),
        },
        new()
        {
            Type = "Approval.CloseCase", Category = "approval", Kind = ActivityKind.InlineWork,
            Inputs =
            [
                new("outcome", "String", InputHint.DropDown)
                {
                    IsRequired = true, Options = ["granted", "refused", "not-accepted", "deemed-withdrawn", "ended"],
                },
            ],
        },
        new()
        {
            Type = "Approval.WaitUntil", Category = "approval", Kind = ActivityKind.WaitingWork,
            Inputs = [new("limit", "String", InputHint.SingleLine) { IsRequired = true }],
            Outcomes = new OutcomeRule.Fixed(["Due"]),
        },
    ];
}
