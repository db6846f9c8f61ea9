using System.Globalization;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Parties;

namespace Workflow.Approvals.Catalogue;

/// <summary>The settings the product executes: all are there, none is unknown, each has a value of its kind.</summary>
internal static class SettingCheck
{
    private static readonly (string Code, string Kind, Func<string, bool> Is)[] Known =
    [
        ("region", "six digits", text => text.Length == 6 && text.All(char.IsAsciiDigit)),
        ("number-prefix", "one to six characters", text => text.Length is > 0 and <= 6),
        ("intake-statutory", "a limit", IsLimit),
        ("intake-promise", "a limit", IsLimit),
        ("supplement-answer", "a limit", IsLimit),
        ("supplement-outcome", "deemed-withdrawn or refused", text => text is "deemed-withdrawn" or "refused"),
        ("correction-answer", "a limit", IsLimit),
        ("tolerance-outcome", "acceptance-revoked, deemed-withdrawn or refused", text => text is "acceptance-revoked" or "deemed-withdrawn" or "refused"),
        ("lead-decision", "a limit", IsLimit),
        ("joint-review", "a limit", IsLimit),
        ("joint-opinion", "a limit", IsLimit),
        ("joint-quorum", "1 to 100", text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent is >= 1 and <= 100),
        ("joint-silence", "off, or the number of the local document, e.g. 某府办发〔2026〕1号", text => text == "off" || IsDocumentNumber(text)),
        ("commitment-sample-percent", "0 to 100", text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and <= 100),
        ("route-decision", "a limit", IsLimit),
        ("licence-cancellation", "a limit", IsLimit),
        ("yellow-used-percent", "50 to 99", text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent is >= 50 and <= 99),
        ("licence-type-authority", "a credit code whose check digits fit", text => CreditCode.Check(text) == CreditCodeStanding.Valid),
        ("yellow-remaining", "whole working days", text => LimitLength.Parse(text) is { IsRefused: false, Value: { Unit: LimitUnit.WorkingDay, IsInHalves: false } }),
    ];

    public static void Run(CatalogueDraft draft, IReadOnlyList<CatalogueNode.Mapping> tops, CatalogueProblems problems)
    {
        foreach (var (code, kind, isKind) in Known)
        {
            if (draft.Settings.Find(code) is not { } found)
            {
                problems.Add("setting.missing", CatalogueReader.Anywhere(tops), $"The setting {code} is mandatory ({kind}).");
            }
            else if (!isKind(found.Row.Value))
            {
                problems.Add("setting.malformed", found.Source.At("value"), $"{code} is '{found.Row.Value}', expected {kind}.");
            }
        }

        foreach (var (setting, row) in draft.Settings.Rows.Where(setting => !Known.Any(known => known.Code == setting.Row.Code)))
        {
            problems.Add("setting.unknown", row.At("code"), $"Nothing executes a setting {setting.Code}.");
        }
    }

    // Silence never counts as consent unless a local document says so: it must be named (convention 18).
    private static bool IsDocumentNumber(string text) =>
        text.Split('〔', '〕') is [{ Length: > 0 }, { Length: 4 } year, [_, .., '号'] number] && year.All(char.IsAsciiDigit) && number[..^1].All(char.IsAsciiDigit);

    private static bool IsLimit(string text) => !LimitLength.Parse(text).IsRefused;
}
