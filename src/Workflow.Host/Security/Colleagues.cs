using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Host.Security;

/// <summary>Who works beside a caller.</summary>
internal static class Colleagues
{
    /// <summary>Accounts of the caller's department that work for its division, itself included; nobody for a caller without a department.</summary>
    public static IQueryable<Account> Of(WorkflowDb db, Caller caller) => db.Users.Where(account =>
        account.Department != null && account.Department == caller.Department && (caller.Region == null || account.Region == null || account.Region == caller.Region));
}
