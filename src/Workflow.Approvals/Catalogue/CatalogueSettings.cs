using Workflow.Approvals.Clocks;

namespace Workflow.Approvals.Catalogue;

/// <summary>Reads settings of a catalogue version. A setting that is not there falls back to the product's default, which is labelled an assumption.</summary>
internal static class CatalogueSettings
{
    /// <summary>A length of time, e.g. the days to answer a supplement.</summary>
    /// <exception cref="InvalidOperationException">The setting is no length: the import should have refused it.</exception>
    public static LimitLength Length(this CatalogueVersion catalogue, string code, LimitLength fallback) =>
        catalogue.Settings.TryGetValue(code, out var setting) ? LimitLength.Parse(setting.Value).Value : fallback;

    /// <summary>A choice between codes.</summary>
    public static string Choice(this CatalogueVersion catalogue, string code, string fallback) =>
        catalogue.Settings.TryGetValue(code, out var setting) ? setting.Value : fallback;

    /// <summary>Where a setting comes from, as documents cite it.</summary>
    public static string SourceOf(this CatalogueVersion catalogue, string code) =>
        catalogue.Settings.TryGetValue(code, out var setting) ? setting.Source : "产品默认值";
}
