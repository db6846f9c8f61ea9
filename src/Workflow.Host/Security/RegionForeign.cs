using Workflow.Approvals;

namespace Workflow.Host.Security;

/// <summary>The caller works for another administrative division.</summary>
internal sealed record RegionForeign(string Region, string Own)
    : Refusal("region.foreign", $"What belongs to {Region} is done there; this account works for {Own}.", ("region", Region), ("own", Own))
{
    /// <summary>Refused when the caller is bound to a division and this is another.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="region">Division of what is to be made or changed; null for all divisions.</param>
    public static Result Check(Caller caller, string? region) => caller.Region is { } own && own != region ? new RegionForeign(region ?? "*", own) { Field = "/region" } : Result.Done;
}
