using Workflow.Approvals.Cases;
using Workflow.Approvals.Parties;
using Workflow.Approvals.Projects;
using Workflow.Runtime.Data.Parties;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Runtime.Data.Tables;

/// <summary>What a step reads of parties and projects; and what it writes of them: <c>party_data</c>, and the applicant that is registered.</summary>
internal static class PartyTables
{
    public static string SelectApplicant(string party) => $"select id, kind, display_name, region, closed_on from parties where id = {party}";

    /// <summary>The party that applies, if the account has a mandate for it where one is needed.</summary>
    public static Statement Applying(PartyId party, CaseReach.OfMandates? mandate)
    {
        var values = new RowWriter().Id(party.Value);
        mandate?.Write(values);
        var mandated = mandate is null ? "" : " and exists (select 1 from mandates where account = $2 and party_id = parties.id and from_day <= $3 and (to_day is null or to_day >= $3))";
        return new(SelectApplicant("$1") + mandated, values.Cells);
    }

    public static string SelectIdentifiers(string party) => $"select scheme, value from party_identifiers where party_id = {party} order by scheme, value";

    public static string SelectKey(string party) => $"select nonce, wrapped from party_keys where party_id = {party}";

    public static string SelectProject(string code) => $"select code, owner, name, investment, region, attributes from projects where code = {code}";

    /// <summary>An applicant that was registered: its row as it is now, and its new identifier.</summary>
    public static IEnumerable<Statement> Incorporated(Party party, PartyIdentifier code) =>
    [
        new("update parties set kind = $2, display_name = $3, version = version + 1 where id = $1", new RowWriter().Id(party.Id.Value).Name(party.Kind).Text(party.DisplayName).Cells),
        new("insert into party_identifiers (party_id, scheme, value) values ($1, $2, $3)", new RowWriter().Id(party.Id.Value).Text(code.Scheme).Text(code.Value).Cells),
    ];
    /// <summary>The applicant is no more.</summary>
    public static Statement Closing(PartyId party, DateOnly on) =>
        new("update parties set closed_on = $2, version = version + 1 where id = $1", new RowWriter().Id(party.Value).Day(on).Cells);

    public static StepTable<SealedField> Fields { get; } = new(
        "party_data", 2, "party_id field nonce cipher",
        (row, _, field) => row.Id(field.Party.Value).Text(field.Field).Bytes(field.Nonce).Bytes(field.Cipher));

    /// <summary>A party, still without its identifiers.</summary>
    public static Party ReadParty(RowReader row) => new(new(row.Id()), row.Name<PartyKind>(), row.Text(), row.Text(), []) { ClosedOn = row.DayOrNull() };

    public static PartyIdentifier ReadIdentifier(RowReader row) => new(row.Text(), row.Text());

    public static WrappedKey ReadKey(RowReader row) => new(row.Bytes(), row.Bytes());

    public static Project ReadProject(RowReader row) =>
        new(new ProjectCode(row.Text()), new(row.Id()), row.Text(), row.Name<InvestmentKind>(), row.Text(), row.Json());
}
