using System.Text.Json.Nodes;

namespace Workflow.Host.Tests.Crash.Load;

/// <summary>Something an account may try on a case.</summary>
/// <param name="Account">Who.</param>
/// <param name="Address">Where it is posted to.</param>
/// <param name="Audit">Kind of the audit entry that it writes once, if it is taken.</param>
/// <param name="Body">What is posted, for an act with this key.</param>
internal sealed record Act(string Account, string Address, string Audit, Func<string, JsonObject> Body)
{
    /// <summary>Its key is to be found in the store: see <see cref="Checks.Taken.Mark"/>.</summary>
    public bool IsMarked { get; init; }

    /// <summary>The project of a case to be opened.</summary>
    public string? Project { get; init; }
}
