using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Documents;

/// <summary>Issues legal documents. Every draft carries the same case facts, so that any template may use them:
/// <c>caseNo, stageNo, stage, applicant, project, projectCode</c>; the act adds its own.</summary>
internal static class Issuing
{
    /// <summary>The values every document has; <c>number, title, department, date</c> are added when it is rendered.</summary>
    public static IReadOnlyList<string> CommonValues { get; } = ["caseNo", "stageNo", "stage", "applicant", "project", "projectCode"];

    /// <summary>Values each kind has besides <see cref="CommonValues"/>. Lists are shown as lists.</summary>
    public static IReadOnlyList<string> ValuesOf(DocumentKind kind) => kind switch
    {
        DocumentKind.ReceiptOfMaterials => ["receivedOn", "materials", "missing"],
        DocumentKind.SupplementNotice => ["items", "dueOn", "basis", "consequence"],
        DocumentKind.Acceptance => ["acceptedOn", "statutoryUntil", "promisedUntil", "tolerated"],
        DocumentKind.RefusalOfAcceptance => ["reasons", "basis"],
        DocumentKind.SpecialProcedureNotice => ["matter", "ground", "consequence", "expectedEnd"],
        DocumentKind.ExtensionNotice => ["matter", "basis", "reasons", "oldDueOn", "dueOn"],
        DocumentKind.DecisionToGrant => ["matter", "result"],
        DocumentKind.DecisionToRefuse => ["matter", "reasons", "basis"],
        DocumentKind.Termination => ["reasons", "basis"],
        DocumentKind.JointOpinion => ["result", "text", "consequence", "opinions", "issues"],
        DocumentKind.MeetingMinutes => ["meeting", "minutesNumber", "heldOn", "place", "present", "result", "text", "opinions", "issues"],
        DocumentKind.InternalReply => ["matter", "result", "reasons"],
        DocumentKind.DecisionByCommitment => ["matter", "result"],
        DocumentKind.RectificationOrder => ["matter", "dueOn", "basis"],
        DocumentKind.RevocationDecision => ["matter", "reasons", "basis"],
        DocumentKind.PublicNotice => ["matter", "items", "basis"],
        DocumentKind.PermitCancellation => ["matter", "reasons", "basis"],
        DocumentKind.RemainingPermits => ["items", "basis"],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of document."),
    };

    public static void Issue(this CaseFile file, StepContext context, DocumentKind kind, string department, StageApplication? stage, ReviewTask? task, JsonObject values)
    {
        var all = new JsonObject
        {
            ["caseNo"] = file.Case.No.Value,
            ["stageNo"] = stage is null ? "" : file.StageNo(stage),
            ["stage"] = stage is null ? "" : context.Catalogue.Stages[stage.Code].Name,
            ["applicant"] = file.Applicant.DisplayName,
            ["project"] = file.Project?.Name ?? "",
            ["projectCode"] = file.Project?.Code.Value ?? "",
        };
        foreach (var (name, value) in values)
        {
            all[name] = value?.DeepClone();
        }

        file.Apply(new Change.DocumentIssued(new DocumentDraft
        {
            Id = new DocumentId(file.NextId()),
            Kind = kind,
            Department = department,
            Stage = stage?.Number,
            Task = task?.Id,
            Values = all,
            IssuedAt = context.Now,
        }));
    }
}
