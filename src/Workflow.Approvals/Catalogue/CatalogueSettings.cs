using System.Globalization;
using Workflow.Approvals.Clocks;

namespace Workflow.Approvals.Catalogue;

/// <summary>Reads settings of a catalogue version. A setting that is not there falls back to the product's default, which is labelled an assumption.</summary>
public static class CatalogueSettings
{
    /// <summary>When lights change, by the settings of the place.</summary>
    public static LightSettings Lights(this CatalogueVersion catalogue)
    {
        var defaults = new LightSettings();
        return defaults with
        {
            YellowShare = catalogue.Settings.TryGetValue("yellow-used-percent", out var percent) ? decimal.Parse(percent.Value, CultureInfo.InvariantCulture) / 100 : defaults.YellowShare,
            YellowWorkingDaysLeft = (int)catalogue.Length("yellow-remaining", LimitLength.WorkingDays(defaults.YellowWorkingDaysLeft)).Amount,
        };
    }

    /// <summary>Type code of a kind in e-licence identifiers (GB/T 36904-2018): the credit code of the authority that defines types, and the three digits of the kind; null when the
    /// catalogue names no authority or the kind has no digits.</summary>
    public static string? LicenceTypeCode(this CatalogueVersion catalogue, string kind)
    {
        var digits = string.Concat(kind.Where(char.IsAsciiDigit));
        return catalogue.Settings.TryGetValue("licence-type-authority", out var authority) && digits.Length is > 0 and <= 3 ? $"{authority.Value}{digits.PadLeft(3, '0')}" : null;
    }

    /// <summary>A length of time, e.g. the days to answer a supplement.</summary>
    /// <exception cref="InvalidOperationException">The setting is no length: the import should have refused it.</exception>
    internal static LimitLength Length(this CatalogueVersion catalogue, string code, LimitLength fallback) =>
        catalogue.Settings.TryGetValue(code, out var setting) ? LimitLength.Parse(setting.Value).Value : fallback;

    /// <summary>A promise of the office that a setting names.</summary>
    internal static TimeLimit PromiseOf(this CatalogueVersion catalogue, string code, LimitLength fallback, StartEvent start) => catalogue.Settings.TryGetValue(code, out var setting)
        ? new(LimitLength.Parse(setting.Value).Value, new LegalBasis(setting.Source, code, VerifiedOn: null, setting.IsAssumption), start)
        : new(fallback, new LegalBasis("产品默认值", code, VerifiedOn: null, IsAssumption: true), start);

    /// <summary>A choice between codes.</summary>
    internal static string Choice(this CatalogueVersion catalogue, string code, string fallback) =>
        catalogue.Settings.TryGetValue(code, out var setting) ? setting.Value : fallback;

    /// <summary>Where a setting comes from, as documents cite it.</summary>
    internal static string SourceOf(this CatalogueVersion catalogue, string code) =>
        catalogue.Settings.TryGetValue(code, out var setting) ? setting.Source : "产品默认值";
}
