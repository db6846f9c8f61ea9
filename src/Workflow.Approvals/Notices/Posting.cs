using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;

namespace Workflow.Approvals.Notices;

/// <summary>Puts notices into inboxes. Every notice names the case.</summary>
internal static class Posting
{
    /// <summary>Inbox of the supervisors.</summary>
    public const string Supervision = "supervision";

    public static void NotifyApplicant(this CaseFile file, StepContext context, string code, JsonObject values) =>
        file.Post(context, code, file.Case.Applicant, department: null, values);

    public static void NotifyDepartment(this CaseFile file, StepContext context, string department, string code, JsonObject values) =>
        file.Post(context, code, party: null, department, values);

    private static void Post(this CaseFile file, StepContext context, string code, PartyId? party, string? department, JsonObject values)
    {
        var named = new JsonObject { ["case"] = file.Case.No.Value };
        foreach (var (name, value) in values)
        {
            named[name] = value?.DeepClone();
        }

        file.Apply(new Change.NoticePosted(new Notice(new NoticeId(file.NextId()), code, party, department, named, context.Now)));
    }
}
