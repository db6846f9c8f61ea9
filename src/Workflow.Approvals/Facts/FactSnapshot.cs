using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;

namespace Workflow.Approvals.Facts;

/// <summary>One answer of one source about a party, or that it gave none. Filled by adapters, outside the step that decides (convention 48).</summary>
/// <param name="Party">About whom.</param>
/// <param name="Source">Who was asked.</param>
/// <param name="Name">What was asked, e.g. <c>applicant.on-serious-list</c>.</param>
/// <param name="Value">The answer; null when there is none.</param>
/// <param name="ObservedAt">When it was so, as the source says.</param>
/// <param name="FetchedAt">When it was asked.</param>
/// <param name="Status">Whether it answered.</param>
public sealed record FactSnapshot(PartyId Party, string Source, string Name, JsonNode? Value, DateTimeOffset ObservedAt, DateTimeOffset FetchedAt, FactStatus Status);

/// <summary>What came of asking.</summary>
public enum FactStatus
{
    Answered,

    /// <summary>The source did not answer, or not in time.</summary>
    Unavailable,
}
