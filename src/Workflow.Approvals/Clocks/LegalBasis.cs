namespace Workflow.Approvals.Clocks;

/// <summary>Where a limit, a stop or an extension comes from.</summary>
/// <param name="Source">Law or local rule by its Chinese name, e.g. <c>行政许可法</c>.</param>
/// <param name="Article">Article as cited, e.g. <c>45</c> or <c>32(4)</c>.</param>
/// <param name="VerifiedOn">Day on which somebody last read the text; null when nobody has.</param>
/// <param name="IsAssumption">True when it is a default of the product, not a text that was read; shown as such wherever it is shown.</param>
public sealed record LegalBasis(string Source, string Article, DateOnly? VerifiedOn, bool IsAssumption = false)
{
    /// <summary>行政许可法, whose limits count in working days (art. 82) and stop only for the grounds of art. 45.</summary>
    public const string LicensingLaw = "行政许可法";

    public bool IsLicensingLaw => Source == LicensingLaw;

    /// <summary>E.g. <c>行政许可法 art. 45</c>; what is no article stands after a colon, and an assumption says so.</summary>
    public override string ToString() => $"{Source}{(Article.Length > 0 && char.IsAsciiDigit(Article[0]) ? " art. " : ": ")}{Article}{(IsAssumption ? " (assumption)" : "")}";

    /// <summary>The same in Chinese, e.g. <c>《行政许可法》第32条(4)</c>; a default of the product, which is no text of law, without the marks of a title.</summary>
    public string InChinese
    {
        get
        {
            var number = Article.TakeWhile(char.IsAsciiDigit).Count();
            return IsAssumption ? $"{Source}：{Article}" : number > 0 ? $"《{Source}》第{Article[..number]}条{Article[number..]}" : $"《{Source}》{Article}";
        }
    }
}
