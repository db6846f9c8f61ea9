using Workflow.Approvals.Cases;
using Workflow.Approvals.Licences;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Runtime.Data.Tables;

/// <summary><c>licences</c> and <c>licence_versions</c>.</summary>
internal static class LicenceTables
{
    public static StepTable<Licence> Licences { get; } = new(
        "licences", 1,
        "id kind holder number department region issued_on valid_from valid_to status version identifier holder_name address scope responsible_person act reason case_no revision changed_at",
        (row, _, licence) => row
            .Id(licence.Id.Value).Text(licence.Kind).Id(licence.Holder.Value).Text(licence.Number).Text(licence.Department).Text(licence.Region).Day(licence.IssuedOn)
            .Day(licence.ValidFrom).Day(licence.ValidTo).Name(licence.Status).Number(licence.Version).Text(licence.Identifier).Text(licence.Content.HolderName)
            .Text(licence.Content.Address).Text(licence.Content.Scope).Text(licence.Content.ResponsiblePerson).Name(licence.Act).Text(licence.Reason)
            .Text(licence.Case?.Value).Number(licence.Revision).Instant(licence.ChangedAt));

    public static StepTable<Licence> Versions { get; } = new(
        "licence_versions", 2,
        "licence_id revision version act status number issued_on valid_from valid_to identifier holder_name address scope responsible_person reason case_no changed_at",
        (row, _, licence) => row
            .Id(licence.Id.Value).Number(licence.Revision).Number(licence.Version).Name(licence.Act).Name(licence.Status).Text(licence.Number).Day(licence.IssuedOn)
            .Day(licence.ValidFrom).Day(licence.ValidTo).Text(licence.Identifier).Text(licence.Content.HolderName).Text(licence.Content.Address)
            .Text(licence.Content.Scope).Text(licence.Content.ResponsiblePerson).Text(licence.Reason).Text(licence.Case?.Value).Instant(licence.ChangedAt));

    // Moves the row from revision n (last parameter); any other state of the row is a bug.
    private static readonly string Move =
        $"update licences set {string.Join(", ", Licences.Columns.Select((column, i) => $"\"{column}\" = ${i + 1}"))} where id = $1 and revision = ${Licences.Columns.Count + 1}";

    /// <summary>The licences of a party, held until the commit: another case of the same holder waits, as does an administrator.</summary>
    public static Statement Holding(PartyId holder, Dialect dialect) =>
        new($"select {Licences.List} from licences where holder = $1 order by id{dialect.RowLock}", new RowWriter().Id(holder.Value).Cells);

    /// <summary>Writes what a step did to one licence, and a line of history for each act.</summary>
    /// <param name="case">The case.</param>
    /// <param name="acts">The licence after each act, in order.</param>
    public static IEnumerable<Statement> Writing(CaseNo @case, IReadOnlyList<Licence> acts) =>
    [
        acts[0].Revision == 1
            ? Licences.Adding(@case, acts[^1])
            : new(Move, [.. Licences.Putting(@case, acts[^1]).Cells, new Cell(CellKind.Number, (long)(acts[0].Revision - 1))], MustMove: true),
        .. acts.Select(act => Versions.Adding(@case, act)),
    ];

    public static Licence Read(RowReader row) => new()
    {
        Id = new(row.Id()),
        Kind = row.Text(),
        Holder = new(row.Id()),
        Number = row.Text(),
        Department = row.Text(),
        Region = row.Text(),
        IssuedOn = row.Day(),
        ValidFrom = row.Day(),
        ValidTo = row.DayOrNull(),
        Status = row.Name<LicenceStatus>(),
        Version = row.Count(),
        Identifier = row.Text(),
        Content = new(row.Text(), row.TextOrNull(), row.TextOrNull(), row.TextOrNull()),
        Act = row.Name<LicenceAct>(),
        Reason = row.TextOrNull(),
        Case = row.TextOrNull() is { } no ? new CaseNo(no) : null,
        Revision = row.Count(),
        ChangedAt = row.Instant(),
    };
}
