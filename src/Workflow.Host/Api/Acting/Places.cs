using Workflow.Approvals;

namespace Workflow.Host.Api.Acting;

/// <summary>Which field of a request a refusal of the domain is about: the domain knows what is wrong, the route knows how its request calls it.</summary>
internal static class Places
{
    /// <summary>Pointers by code; a refusal that has one of its own keeps it.</summary>
    public static Func<Refusal, string?> Of(params (string Code, string Pointer)[] places) =>
        refusal => Array.Find(places, place => refusal.Code.StartsWith(place.Code, StringComparison.Ordinal)).Pointer;

    /// <summary>A refusal about one of the materials points at its place in the list, the others by code.</summary>
    /// <param name="list">Pointer of the list, e.g. <c>/materials</c>.</param>
    /// <param name="codes">Codes of the list, in order.</param>
    /// <param name="places">Pointers of other codes.</param>
    public static Func<Refusal, string?> OfMaterials(string list, IReadOnlyList<string?> codes, params (string Code, string Pointer)[] places)
    {
        var others = Of(places);
        return refusal =>
        {
            var named = refusal.Values.FirstOrDefault(value => value.Name == "material").Text;
            var at = named is null ? -1 : codes.ToList().LastIndexOf(named);
            return at >= 0 ? $"{list}/{at}" : others(refusal);
        };
    }
}
