using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;

namespace Workflow.Approvals.Audit;

/// <summary>Writes lines of the audit trail: every act leaves one.</summary>
internal static class Recording
{
    /// <summary>Notes an act on the whole case.</summary>
    public static void Record(this CaseFile file, string kind, JsonObject details) => file.Record(kind, file.Case.No.Value, details);

    /// <summary>Notes an act on one thing of the case.</summary>
    public static void Record(this CaseFile file, string kind, string subject, JsonObject details) =>
        file.Apply(new Change.Recorded(new AuditFact(kind, subject, details)));
}
