using System.Text.Json.Nodes;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Tasks;
using Workflow.Host.Api.Attachments;
using Workflow.Host.Api.Cases;
using Workflow.Host.Api.Stages;

namespace Workflow.Host.Api.Tasks;

/// <summary>The page of one task.</summary>
internal sealed record TaskPageView
{
    public required TaskView Task { get; init; }
    public required CaseRowView Case { get; init; }
    public required OfferedStage Stage { get; init; }

    /// <summary>Null for intake and lead decision.</summary>
    public required CodeName? Matter { get; init; }

    /// <summary>The signatures the decision needs, in order, with who has given them in this round.</summary>
    public required IReadOnlyList<SignOffView> SignOffs { get; init; }

    /// <summary>Whose turn it is; null when nobody signs any more.</summary>
    public required SignOffRole? Next { get; init; }

    public required IReadOnlyList<FormValueView> Form { get; init; }
    public required IReadOnlyList<TaskMaterialView> Materials { get; init; }

    /// <summary>The other tasks of the stage with their opinions.</summary>
    public required IReadOnlyList<TaskView> Siblings { get; init; }

    /// <summary>What the caller may do now.</summary>
    public required IReadOnlyList<TaskAct> Acts { get; init; }
}

/// <summary>A signature.</summary>
internal sealed record SignOffView(SignOffRole Role, string? Account, DateTimeOffset? At);

/// <summary>A value of the form.</summary>
/// <param name="Choices">The values of a choice with their names; empty for other types.</param>
/// <param name="Value">Null where the caller may not see personal data, or it was erased.</param>
/// <param name="OfMatter">The task's matter asks for it; true for all of them where the task has none.</param>
internal sealed record FormValueView(
    string Code, string Label, FieldType Type, IReadOnlyList<CodeName> Choices, JsonNode? Value, bool Personal, bool OfMatter);

/// <summary>A material of the stage.</summary>
/// <param name="OfMatter">The task's matter asks for it; true for all of them where the task has none.</param>
/// <param name="Attachment">Its file, or null.</param>
/// <param name="Reference">Number of the licence or query that stands for it, or null.</param>
/// <param name="IssuedBy">Department that issued it and lets the office fetch it, or null.</param>
/// <param name="WaiverGround">Why it was left out, or null.</param>
internal sealed record TaskMaterialView(
    string Code, string Name, bool OfMatter, MaterialState State, DateOnly? DueOn, AttachmentView? Attachment, string? Reference, string? IssuedBy, string? WaiverGround);

/// <summary>What can be done from a task's page.</summary>
internal enum TaskAct
{
    Claim,
    Release,
    Delegate,
    Grant,
    Prepare,
    Return,
    Refuse,
    Accept,
    RefuseAcceptance,
    RequestSupplement,
    AddSupplementItem,
    SendSupplement,
    EndStage,
    LeadDecide,
    DecideRoute,
    SettleCancellation,
    StopClock,
    ResumeClock,
    ExtendClock,
    Correct,
    Acknowledge,
    NameInspectors,
    ReportCheck,
    ConfirmRectification,
    SignRevocation,
}
