using System.Globalization;

namespace Workflow.Approvals.Clocks;

/// <summary>A receipt day on which the promise would end after the limit of the law.</summary>
public sealed record LaterPromise(DateOnly ReceiptDay, DueDate Promise, DueDate Law);

/// <summary>Holds a promise against the law on the calendar: units differ, so no comparison of numbers can tell.</summary>
public static class PromiseCheck
{
    /// <summary>The receipt days, among all days of the published years, on which the promise ends later; ascending.</summary>
    public static IReadOnlyList<LaterPromise> LaterDays(LimitLength promise, LimitLength law, Office office)
    {
        var later = new List<LaterPromise>();
        foreach (var year in office.Calendar.Years)
        {
            for (var day = new DateOnly(year.Year, 1, 1); day.Year == year.Year; day = day.AddDays(1))
            {
                var promised = DueDates.Forward(day, promise, office);
                var lawful = DueDates.Forward(day, law, office);
                if (promised > lawful)
                {
                    later.Add(new(day, promised, lawful));
                }
            }
        }

        return later;
    }

    /// <summary>Refused when there is a receipt day on which the promise ends later than the law allows.</summary>
    public static Result Check(TimeLimit promise, TimeLimit law, Office office)
    {
        var later = LaterDays(promise.Length, law.Length, office);
        return later.Count == 0 ? Result.Done : new PromiseExceedsLaw(promise, law, later);
    }
}

/// <summary>A promise ends later than the limit of the law on some receipt days.</summary>
public sealed record PromiseExceedsLaw(TimeLimit Promise, TimeLimit Law, IReadOnlyList<LaterPromise> Days)
    : Refusal(
        "promise.exceeds-law",
        $"The promise {Promise.Length} ends after the limit {Law.Length} of {Law.Basis} on {Days.Count} receipt days: {Named(Days)}.",
        ("promise", Promise.Length.ToString()),
        ("law", Law.ToString()),
        ("days", Days.Count.ToString(CultureInfo.InvariantCulture)),
        ("named", Named(Days)))
{
    private const int MostNamed = 10;

    public override string? LegalSource => Law.Basis.ToString();

    private static string Named(IReadOnlyList<LaterPromise> days) =>
        string.Join(", ", days.Take(MostNamed).Select(day => Iso.Of(day.ReceiptDay))) + (days.Count > MostNamed ? ", ..." : "");
}
