namespace Workflow.Approvals.Catalogue;

/// <summary>The window of a renewal opens before its last day, which is not after the expiry and lies within the term (convention 13).</summary>
internal static class LicenceWindowCheck
{
    public static void Run(CatalogueDraft draft, CatalogueProblems problems)
    {
        foreach (var (kind, row) in draft.LicenceKinds.Rows)
        {
            if (kind.LastDay.Amount < 0)
            {
                problems.Add("licence-kind.last-day-after-expiry", row.At("lastDay"), $"The last day to apply for {kind.Code} lies after the expiry.");
            }

            if (kind.Opens is { } opens && !IsSurelyLonger(opens, kind.LastDay))
            {
                problems.Add("licence-kind.opens-too-late", row.At("opens"), $"{kind.Code} does not open before its last day on every calendar.");
            }

            if (kind.Validity.Amount != 0 && !IsSurelyLonger(kind.Validity, kind.LastDay))
            {
                problems.Add("licence-kind.validity-too-short", row.At("validity"), $"The last day to apply for {kind.Code} lies before the licence begins.");
            }
        }
    }

    private static bool IsSurelyLonger(WindowLength length, WindowLength than) =>
        length.Unit == than.Unit ? length.Amount > than.Amount : Days(length).Least > Days(than).Most;

    // Calendar days a length can span. Ten calendar days are the longest run without a working day that any published year has had.
    private static (int Least, int Most) Days(WindowLength length) => length.Unit switch
    {
        WindowUnit.WorkingDay => (length.Amount, length.Amount * 2 + 10),
        WindowUnit.Month => (length.Amount * 28, length.Amount * 31),
        WindowUnit.Year => (length.Amount * 365, length.Amount * 366),
        _ => (length.Amount, length.Amount),
    };
}
