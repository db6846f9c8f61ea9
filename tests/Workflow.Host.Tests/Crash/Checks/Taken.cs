namespace Workflow.Host.Tests.Crash.Checks;

/// <summary>A command that was acknowledged: its client was told that it is done.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Account">Who sent it.</param>
/// <param name="Case">The case it is on, or made.</param>
/// <param name="Step">How many commits the case had with it.</param>
/// <param name="Audit">Kind of the audit entry that such a command writes once.</param>
internal sealed record Taken(string Key, string Account, string Case, int Step, string Audit)
{
    /// <summary>A text of the command's own that must stand in the store: in one opinion, or as the reason of the stops it made; else null.</summary>
    public string? Mark { get; init; }

    /// <summary>The project of the case it opened; else null.</summary>
    public string? Project { get; init; }

    /// <summary>The documents it issued, as its client was told.</summary>
    public IReadOnlyList<Issued> Documents { get; init; } = [];
}

/// <summary>A document somebody was told of.</summary>
internal sealed record Issued(Guid Id, string Number);
