using System.Text.Json.Nodes;

namespace Workflow.Approvals.Audit;

/// <summary>Something that happened, for the audit trail. The store adds sequence, previous hash, hash, actor and both times.</summary>
/// <param name="Kind">Stable code, e.g. <c>task.completed</c>.</param>
/// <param name="Subject">What it is about: a task id, a document id, ...; or the case number.</param>
/// <param name="Details">Case facts, no personal data, in a fixed order.</param>
public sealed record AuditFact(string Kind, string Subject, JsonObject Details);
