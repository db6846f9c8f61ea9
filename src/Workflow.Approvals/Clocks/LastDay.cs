namespace Workflow.Approvals.Clocks;

/// <summary>How an act on a day stands to its last day.</summary>
public enum Punctuality
{
    InTime,

    /// <summary>After the safe day but not after the arithmetic day: taken in, and a person decides. A machine never refuses here.</summary>
    PersonDecides,

    Late,
}

/// <summary>The last day to do something, counted back from an expiry.</summary>
/// <param name="Safe">The day to name to people: never a rest day when the limit is in days.</param>
/// <param name="Arithmetic">The day plain subtraction gives; the same as <paramref name="Safe"/> unless that is a rest day.</param>
/// <param name="IsProvisional">True when a year was needed whose holidays are not published.</param>
public sealed record LastDay(DateOnly Safe, DateOnly Arithmetic, bool IsProvisional)
{
    /// <summary>How an act on the day stands.</summary>
    public Punctuality On(DateOnly day) => day <= Safe ? Punctuality.InTime : day <= Arithmetic ? Punctuality.PersonDecides : Punctuality.Late;
}
