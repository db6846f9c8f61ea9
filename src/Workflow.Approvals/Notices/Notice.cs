using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;

namespace Workflow.Approvals.Notices;

/// <summary>A message in an inbox (告知). Texts are made from the code and values when shown.</summary>
/// <param name="Code">Key of the text resources, e.g. <c>notice.stage-open</c>.</param>
/// <param name="Party">Recipient party, or null.</param>
/// <param name="Department">Recipient department, or null. Exactly one of both is set; <c>supervision</c> is the supervisors' inbox.</param>
/// <param name="Values">Values for the text; case facts only.</param>
public sealed record Notice(NoticeId Id, string Code, PartyId? Party, string? Department, JsonObject Values, DateTimeOffset At, DateTimeOffset? ReadAt = null);
