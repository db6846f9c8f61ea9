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

    private static bool IsLimit(string text) => !LimitLength.Parse(text).IsRefused;
}
