using System.Globalization;

namespace Workflow.Approvals.Catalogue;

internal sealed partial class CatalogueRows
{
    public void LicenceKind(CatalogueRow row)
    {
        var code = Code(row);
        var kind = new LicenceKind
        {
            Code = code,
            Name = row.Text("name"),
            Department = row.Text("department") is var department and not "-" ? department : null,
            Holder = row.Choice<LicenceHolder>("holder"),
            Validity = Window(row, "validity") ?? NoWindow,
            Opens = row.Has("opens") ? Window(row, "opens") : null,
            LastDay = Window(row, "lastDay") ?? NoWindow,
            Late = row.Choice<LateApplication>("late"),
            Overdue = row.Choice<OverdueDecision>("overdue"),
            NewTerm = row.Choice<NewTerm>("newTerm"),
            Way = row.Choice<RenewalWay>("way"),
            Condition = row.OptionalText("condition"),
            ApprovesCancellation = row.Flag("approvesCancellation"),
            IsComplete = row.Flag("complete"),
            Source = row.Text("source"),
            Evidence = row.Choice<Evidence>("evidence"),
        };
        if (kind.Way == RenewalWay.Waived && kind.Condition is null)
        {
            row.Missing("condition", "");
        }

        draft.LicenceKinds.Add(code, kind, row, problems);
    }

    public void Industry(CatalogueRow row)
    {
        var code = Code(row);
        var kinds = row.Codes("kinds");
        if (kinds.Count == 0)
        {
            row.Missing("kinds", "");
        }

        foreach (var kind in kinds)
        {
            draft.LicenceKinds.Refer(kind, kind.Text, "licence-kind", problems);
            if (draft.Industries.Rows.FirstOrDefault(other => other.Row.Kinds.Contains(kind.Text)) is { Row: { } other })
            {
                problems.Add("industry.kind-taken", kind, $"{kind.Text} belongs to {other.Code} already.");
            }
        }

        var department = row.Text("department");
        draft.Departments.Refer(row.At("department"), department, "department", problems);
        draft.Industries.Add(
            code, new Industry(code, row.Text("name"), row.Text("nameEn"), [.. kinds.Select(kind => kind.Text)], department, row.OptionalText("obligations"), FindBasis(row)), row, problems);
    }

    private static readonly WindowLength NoWindow = new(0, WindowUnit.CalendarDay);

    // A sign is read so that a day after the expiry can be refused for what it is.
    private WindowLength? Window(CatalogueRow row, string key)
    {
        var text = row.Text(key);
        var digits = text.TakeWhile(c => char.IsAsciiDigit(c) || c == '-').Count();
        WindowUnit? unit = text[digits..] switch
        {
            "wd" => WindowUnit.WorkingDay,
            "d" => WindowUnit.CalendarDay,
            "m" => WindowUnit.Month,
            "y" => WindowUnit.Year,
            _ => null,
        };
        if (unit is { } known && int.TryParse(text[..digits], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount) && amount is >= -3650 and <= 3650)
        {
            return new WindowLength(amount, known);
        }

        if (text.Length > 0)
        {
            problems.Add("licence-kind.window-malformed", row.At(key), $"'{text}' is not a length: write 30wd, 60d, 3m or 5y.");
        }

        return null;
    }
}
