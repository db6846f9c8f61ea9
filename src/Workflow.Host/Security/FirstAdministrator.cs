using Workflow.Approvals.Cases;
using Workflow.Runtime.Data;

namespace Workflow.Host.Security;

/// <summary>The account everything else begins with.</summary>
internal static class FirstAdministrator
{
    public const string Name = "admin";

    /// <summary>On a store without accounts makes one administrator, for all divisions.</summary>
    /// <returns>Its password, to be printed once; null when the store has accounts already.</returns>
    public static async Task<string?> EnsureAsync(WorkflowStore store, CancellationToken cancellationToken)
    {
        var accounts = new Accounts(store);
        if (!await accounts.AreNoneAsync(cancellationToken))
        {
            return null;
        }

        var made = await accounts.CreateAsync(new(Name, "系统管理员", ActorRole.Administrator), cancellationToken);
        // Of two processes that start together on one store the other has made it, and prints it.
        return made.IsRefused ? null : made.Value;
    }
}
