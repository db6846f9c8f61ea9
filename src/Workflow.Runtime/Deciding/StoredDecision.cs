using System.Text.Json;
using Workflow.Approvals;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Deciding;
using Workflow.Rules.Receipts;
using Workflow.Rules.Versions;
using Workflow.Runtime.Data.Rows;
using Workflow.Runtime.RuleSets;

namespace Workflow.Runtime.Deciding;

/// <summary>A decision as stored, ready to be asked and to be made again.</summary>
/// <param name="row">The decision.</param>
/// <param name="receipt">What it rests on.</param>
/// <param name="calendar">The calendar it counted on.</param>
internal sealed class StoredDecision(DecisionRow row, DecisionReceiptRow receipt, WorkingCalendar calendar)
{
    private readonly Lazy<IReadOnlyList<object>?> _facts = new(() => Read(row.RuleSet, receipt.Facts, calendar));

    public DecisionRow Row { get; } = row;

    public DecisionReceiptRow Receipt { get; } = receipt;

    public IReadOnlyList<Conclusion> Conclusions { get; } = FactJson.ReadConclusions(receipt.Conclusions);

    /// <summary>The rules it was made with; null when no set was in force, or this program does not have that version.</summary>
    public RuleSetVersion? Version { get; } = row.Version == 0 ? null : RuleSets.RuleSets.Shipped.Find(row.RuleSet, row.Version);

    /// <summary>Why a rule did not match, with the rules and facts of the decision. Refused: <c>decision.rule-unknown</c>, <c>decision.rules-missing</c>.</summary>
    public Result<WhyNot> WhyNot(string rule) =>
        Version is not { } version || _facts.Value is not { } facts ? new DecisionRulesMissing(Row.Id, Row.RuleSet, Row.Version)
        : version.Rules.All(known => known.Name != rule) ? new DecisionRuleUnknown(rule, Row.RuleSet, Row.Version)
        : RuleSets.RuleSets.WhyNot(version, facts, rule);

    /// <summary>Makes the decision again and compares: null when receipt and conclusions come out to the same bytes, else what differs.</summary>
    public DecisionDifference? MakeAgain()
    {
        if (Row.Failure is not null)
        {
            return null; // Nothing was concluded, so there is nothing to conclude again.
        }

        if (Version is not { } version)
        {
            return DecisionDifference.RulesMissing;
        }

        if (version.Hash != Row.Hash)
        {
            return DecisionDifference.RulesChanged;
        }

        if (_facts.Value is not { } facts)
        {
            return DecisionDifference.FactsUnreadable;
        }

        var again = RuleSets.RuleSets.Run(version, facts);
        return again.IsRefused ? DecisionDifference.RulesFail
            : !again.Value.Receipt.AsSpan().SequenceEqual(Receipt.Receipt) ? DecisionDifference.Receipt
            : FactJson.Write(again.Value.Conclusions) != Receipt.Conclusions ? DecisionDifference.Conclusions
            : Approvals.Deciding.Conclusions.Of(again.Value.Conclusions, Row.Subject) != Row.Effect ? DecisionDifference.Effect
            : null;
    }

    // Facts of another program may have another shape: the decision is then shown, but not made again.
    private static IReadOnlyList<object>? Read(string ruleSet, string facts, WorkingCalendar calendar)
    {
        try
        {
            return FactJson.Read(ruleSet, facts, calendar);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>How a decision that is made again differs from the stored one.</summary>
internal enum DecisionDifference
{
    /// <summary>This program does not have the rules it was made with.</summary>
    RulesMissing,

    /// <summary>The rules of that version are not those it was made with: another hash.</summary>
    RulesChanged,

    /// <summary>Its facts are not what these rules take.</summary>
    FactsUnreadable,

    /// <summary>The rules fail on its facts.</summary>
    RulesFail,
    Receipt,
    Conclusions,
    Effect,
}

/// <summary>The rule set of the decision has no such rule.</summary>
internal sealed record DecisionRuleUnknown(string Rule, string RuleSet, int Version)
    : Refusal("decision.rule-unknown", $"Rule set {RuleSet} version {Version} has no rule {Rule}.", ("rule", Rule), ("ruleSet", RuleSet), ("version", Version.ToString(System.Globalization.CultureInfo.InvariantCulture)));

/// <summary>The rules of the decision are not there: none were in force, or this program does not have their version.</summary>
internal sealed record DecisionRulesMissing(Guid Decision, string RuleSet, int Version)
    : Refusal("decision.rules-missing", $"The rules of decision {Decision} ({RuleSet} version {Version}) are not there.", ("decision", Decision.ToString()), ("ruleSet", RuleSet), ("version", Version.ToString(System.Globalization.CultureInfo.InvariantCulture)));
