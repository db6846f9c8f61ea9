namespace Workflow.Host.Tests.Crash.Checks;

/// <summary>Looks at a store from outside, as an auditor would: at its rows, not through the program that wrote them.</summary>
internal static class StoreCheck
{
    /// <summary>What must hold between any two commits, whoever made them: no row is lost, doubled or in nobody's hands.</summary>
    public static IReadOnlyList<Finding> Whole(StoreImage store) => [.. TrailCheck.Run(store), .. NumberCheck.Run(store), .. WaitCheck.Run(store), .. DocumentCheck.Pages(store)];

    /// <summary>All that must hold at any moment at which nobody works on the store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="taken">All commands that were acknowledged as done.</param>
    public static IReadOnlyList<Finding> AtRest(StoreImage store, IReadOnlyList<Taken> taken) =>
    [
        .. Whole(store), .. CommandCheck.Run(store, taken), .. DocumentCheck.Run(store, taken), .. OutboxCheck.Leases(store, TimeProvider.System.GetUtcNow()),
    ];

    /// <summary>The same, and everything that was due by an office time has been done.</summary>
    public static IReadOnlyList<Finding> WorkedOff(StoreImage store, IReadOnlyList<Taken> taken, DateTimeOffset officeNow) =>
        [.. AtRest(store, taken), .. OutboxCheck.WorkedOff(store, officeNow)];
}
