using System.Globalization;
using Workflow.Approvals.Catalogue;

namespace Workflow.Approvals.Archives;

/// <summary>How long the archive of a case is kept (保管期限). Text form: <c>10y</c>, <c>30y</c>, <c>permanent</c>.</summary>
/// <param name="Years">From the year after the closing; null for ever.</param>
/// <param name="Basis">Who says so, as cited.</param>
/// <param name="IsAssumption">Nobody read it: a default of the product.</param>
public sealed record Retention(int? Years, string Basis, bool IsAssumption)
{
    private const string Permanent = "permanent";
    private const int Most = 100;

    /// <summary>What holds where the catalogue says nothing: ten years, an assumption.</summary>
    public static Retention Default { get; } = new(10, "产品默认值", IsAssumption: true);

    /// <summary>The text form.</summary>
    public string Period => Years is { } years ? string.Create(CultureInfo.InvariantCulture, $"{years}y") : Permanent;

    /// <summary>Reads the text form; null when it is none.</summary>
    public static Retention? Read(string period, string basis, bool isAssumption) =>
        period == Permanent ? new(null, basis, isAssumption)
        : period.EndsWith('y') && int.TryParse(period[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var years) && years is > 0 and <= Most ? new(years, basis, isAssumption)
        : null;

    /// <summary>Last day on which a case closed on a day is kept; null for ever. Archives count whole years from the first of January after the closing.</summary>
    public DateOnly? Until(DateOnly closedOn) => Years is { } years ? new DateOnly(closedOn.Year + years, 12, 31) : null;

    /// <summary>Of the cases of a flow; a flow that is none of the catalogue's has the default.</summary>
    public static Retention Of(CatalogueVersion catalogue, string flow) => catalogue.Flows.TryGetValue(flow, out var known) && known.Retention is { } own ? own : Default;
}
