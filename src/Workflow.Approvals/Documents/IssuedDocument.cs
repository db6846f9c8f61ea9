using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;

namespace Workflow.Approvals.Documents;

/// <summary>A legal document (文书) to be issued in this step. Its number is given at commit, by department and year; then it is rendered and stored as rendered.</summary>
public sealed record DocumentDraft
{
    public required DocumentId Id { get; init; }
    public required DocumentKind Kind { get; init; }

    /// <summary>Department that issues it; numbers count per department, year and kind.</summary>
    public required string Department { get; init; }

    /// <summary>Stage number, or null for the whole case.</summary>
    public int? Stage { get; init; }

    /// <summary>The task it follows from, or null.</summary>
    public TaskId? Task { get; init; }

    /// <summary>Values the template is filled with, in order. Case facts only.</summary>
    public required JsonObject Values { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }
}

/// <summary>A document as stored: numbered, rendered, hashed. Never changed afterwards.</summary>
/// <param name="Number">e.g. <c>嘉自然资规受〔2026〕3号</c>; unique per department, year and kind.</param>
/// <param name="TemplateVersion">Version of the template it was rendered with.</param>
/// <param name="Html">The page as rendered.</param>
/// <param name="Sha256">Lower-case hex of the UTF-8 bytes of <paramref name="Html"/>.</param>
public sealed record IssuedDocument(
    DocumentId Id, DocumentKind Kind, string Department, int? Stage, TaskId? Task, string Number, string Title, int TemplateVersion, string Html, string Sha256,
    DateTimeOffset IssuedAt);

/// <summary>Kinds of documents (convention 24).</summary>
public enum DocumentKind
{
    /// <summary>收件凭证</summary>
    ReceiptOfMaterials,
    /// <summary>补正告知书</summary>
    SupplementNotice,
    /// <summary>受理通知书</summary>
    Acceptance,
    /// <summary>不予受理通知书</summary>
    RefusalOfAcceptance,
    /// <summary>特别程序告知书</summary>
    SpecialProcedureNotice,
    /// <summary>延期告知书</summary>
    ExtensionNotice,
    /// <summary>准予行政许可决定书</summary>
    DecisionToGrant,
    /// <summary>不予行政许可决定书</summary>
    DecisionToRefuse,
    /// <summary>终止办理通知书 (withdrawal, deemed withdrawal)</summary>
    Termination,
    /// <summary>联合审查意见书: the merged opinion of a joint review</summary>
    JointOpinion,
    /// <summary>联审会议纪要(节录): what the minutes of a meeting say about one case</summary>
    MeetingMinutes,
    /// <summary>机关内部事项答复: the answer of a department to another organ</summary>
    InternalReply,
    /// <summary>准予行政许可决定书（告知承诺）</summary>
    DecisionByCommitment,
    /// <summary>责令限期整改通知书</summary>
    RectificationOrder,
    /// <summary>撤销行政许可决定书</summary>
    RevocationDecision,
    /// <summary>公告</summary>
    PublicNotice,
    /// <summary>行政许可注销决定书</summary>
    PermitCancellation,
    /// <summary>其他许可证告知书: licences that are not cancelled together with the enterprise</summary>
    RemainingPermits,
}
