using Workflow.Runtime.Data;

namespace Workflow.Host.Tests.Crash.Checks;

/// <summary>Looks at a store from outside, as an auditor would: at its rows, not through the program that wrote them.</summary>
internal static class StoreCheck
{
    /// <summary>All that must hold at any moment at which nobody works on the store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="taken">All commands that were acknowledged as done.</param>
    public static async Task<IReadOnlyList<Finding>> AtRestAsync(WorkflowStore store, IReadOnlyList<Taken> taken)
    {
        var image = await StoreImage.ReadAsync(store);
        return
        [
            .. TrailCheck.Run(image), .. NumberCheck.Run(image), .. WaitCheck.Run(image), .. CommandCheck.Run(image, taken),
            .. OutboxCheck.Leases(image, TimeProvider.System.GetUtcNow()),
        ];
    }

    /// <summary>The same, and everything that was due by an office time has been done.</summary>
    public static async Task<IReadOnlyList<Finding>> WorkedOffAsync(WorkflowStore store, IReadOnlyList<Taken> taken, DateTimeOffset officeNow) =>
        [.. await AtRestAsync(store, taken), .. OutboxCheck.WorkedOff(await StoreImage.ReadAsync(store), officeNow)];
}
