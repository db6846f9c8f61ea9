using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Deciding;
using Workflow.Approvals.Facts;
using Workflow.Approvals.Parties;
using Workflow.Runtime.Data.Steps;
using Workflow.Runtime.RuleSets;

namespace Workflow.Runtime.Data.Tables;

/// <summary>A decision with the calendar it counted on.</summary>
internal sealed record DecisionLine(Decision Decision, string Calendar);

/// <summary><c>decisions</c> and <c>decision_receipts</c>; and what a step reads of <c>fact_snapshots</c> and <c>scenario_switches</c>.</summary>
internal static class DecisionTables
{
    public static StepTable<DecisionLine> Decisions { get; } = new(
        "decisions", 1, "id case_no subject effect stage task_id matter rule_set version hash decided_at calendar failure",
        (row, @case, line) => row
            .Id(line.Decision.Id.Value).Text(@case.Value).Text(line.Decision.Subject).Name(line.Decision.Effect).Number(line.Decision.Stage).Id(line.Decision.Task?.Value)
            .Text(line.Decision.Matter).Text(line.Decision.RuleSet).Number(line.Decision.Version).Text(line.Decision.Hash).Instant(line.Decision.At)
            .Text(line.Calendar).Text(line.Decision.Failure));

    public static StepTable<Decision> Receipts { get; } = new(
        "decision_receipts", 1, "decision_id facts conclusions receipt",
        (row, _, decision) => row.Id(decision.Id.Value).Text(FactJson.Write(decision.Facts)).Text(FactJson.Write(decision.Conclusions)).Bytes(decision.Receipt));

    /// <summary>The last answers about a party.</summary>
    public static Statement SelectFacts(PartyId party) =>
        new("select party_id, source, name, value, observed_at, fetched_at, status from fact_snapshots where party_id = $1 order by name, source", new RowWriter().Id(party.Value).Cells);

    /// <summary>How many enterprises and bodies of its division bear the name of a startup; of others nobody asks. A name is held against those of the same registrar (企业名称登记管理规定 art. 17).</summary>
    public static Statement SelectSameNames(Party party) => new(
        "select count(*) from parties where $5 = $6 and region = $1 and display_name = $2 and kind in ($3, $4)",
        new RowWriter().Text(party.Region).Text(party.DisplayName).Name(PartyKind.Enterprise).Name(PartyKind.Body).Name(party.Kind).Name(PartyKind.Startup).Cells);

    /// <summary>The instant scenarios that are switched off.</summary>
    public static Statement SelectClosed { get; } = new("select code from scenario_switches where not is_open order by code", []);

    public static FactSnapshot ReadFact(RowReader row) => new(
        new(row.Id()), row.Text(), row.Text(), row.TextOrNull() is { } value ? JsonNode.Parse(value) : null, row.Instant(), row.Instant(), row.Name<FactStatus>());
}
