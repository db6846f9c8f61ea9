using System.Text.Json.Nodes;
using Workflow.Runtime;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Host.Security;

/// <summary>Makes the rows that say who changed accounts, parties, mandates and projects. They are saved with the change they tell of.</summary>
internal sealed class AdminTrail(RuntimeTime time)
{
    /// <param name="caller">Who.</param>
    /// <param name="kind">What, e.g. <c>account.changed</c>.</param>
    /// <param name="subject">Id of the row.</param>
    /// <param name="region">Division of the subject.</param>
    /// <param name="before">What was; no personal data.</param>
    /// <param name="after">What is since; no personal data.</param>
    public AdminAuditRow Of(Caller caller, string kind, string subject, string? region, JsonObject? before, JsonObject? after) => new()
    {
        Account = caller.Account, Role = caller.Role, Kind = kind, Subject = subject, Region = region, Before = before?.ToJsonString(), After = after?.ToJsonString(),
        OfficeTime = time.OfficeNow(), SystemTime = time.SystemNow(),
    };
}
