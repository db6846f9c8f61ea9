using System.Globalization;
using System.Text.RegularExpressions;
using Workflow.Approvals.Clocks;

namespace Workflow.Host.Tests.Crash.Checks;

/// <summary>Numbers without gap or double: documents per department, kind and year, cases per division, day and window; the counters stand where they end.</summary>
internal static partial class NumberCheck
{
    public static IEnumerable<Finding> Run(StoreImage store)
    {
        var documents = store.Documents.Select(document => (
            Scope: string.Create(CultureInfo.InvariantCulture, $"document/{document.Department}/{document.Kind}/{OfficeTime.DayOf(document.IssuedAt).Year}"), Serial: Running(document.Number)));
        var cases = store.Cases.Select(row => (Scope: $"case/{row.No[..6]}/{row.No[6..14]}/{row.No[14..18]}", Serial: int.Parse(row.No[18..24], CultureInfo.InvariantCulture)));
        var given = documents.Concat(cases).ToLookup(number => number.Scope, number => number.Serial);
        var counters = store.Counters.ToDictionary(counter => counter.Scope, counter => counter.Value);
        foreach (var scope in given.Select(numbers => numbers.Key).Union(counters.Keys).Order(StringComparer.Ordinal))
        {
            var serials = given[scope].Order().ToList();
            var last = counters.GetValueOrDefault(scope);
            if (serials.Count != last || serials.Where((serial, i) => serial != i + 1).Any())
            {
                yield return new("number.broken", scope, $"the counter stands at {last}, given are {string.Join(' ', serials)}");
            }
        }
    }

    private static int Running(string number) => int.Parse(RunningNumber().Match(number).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("〕([0-9]+)号$")]
    private static partial Regex RunningNumber();
}
