using System.Globalization;
using Workflow.Approvals;
using Workflow.Approvals.Deciding;
using Workflow.Approvals.Instant;
using Workflow.Rules;
using Workflow.Rules.Receipts;
using Workflow.Rules.Versions;

namespace Workflow.Runtime.RuleSets;

/// <summary>The rule sets of the program, compiled when first asked for; safe for many threads.</summary>
internal sealed class RuleSets : IRuleSets
{
    private readonly Lazy<RuleSetShelf> _shelf = new(RuleSetFiles.Shipped);
    private readonly Lazy<IReadOnlyList<InstantScenario>> _scenarios = new(InstantScenarios.Shipped);

    private RuleSets() { }

    /// <summary>Those that ship with the program.</summary>
    public static RuleSets Shipped { get; } = new();

    /// <summary>All instant scenarios.</summary>
    public IReadOnlyList<InstantScenario> Scenarios => _scenarios.Value;

    public InstantScenario? Scenario(string code) => Scenarios.FirstOrDefault(scenario => scenario.Code == code);

    /// <summary>One version of a set, for a decision that was made with it; null when it is not there.</summary>
    public RuleSetVersion? Find(string ruleSet, int version) => _shelf.Value.Find(ruleSet, version);

    public Result<RuleRun> Run(string ruleSet, DateOnly day, Func<IReadOnlyDictionary<string, string>, Result<IReadOnlyList<object>>> facts) =>
        _shelf.Value.InForce(ruleSet, day) is { } version ? facts(version.Manifest.Parameters).Then(given => Run(version, given)) : new RuleSetNotInForce(ruleSet, day);

    /// <summary>Runs one version on facts. Refused: <c>rules.failed</c>.</summary>
    public static Result<RuleRun> Run(RuleSetVersion version, IReadOnlyList<object> facts)
    {
        var manifest = version.Manifest;
        try
        {
            var session = Filled(version, facts);
            return new RuleRun(manifest.Id, manifest.Version, version.Hash, facts, session.Query<Conclusion>(), session.Receipt().ToJson());
        }
        // The last is a rule that inserts what is there already.
        catch (Exception failure) when (failure is RuleExpressionEvaluationException or RuleLoopException or ArgumentException)
        {
            return new RulesFailed(string.Create(CultureInfo.InvariantCulture, $"{manifest.Id} {manifest.Version}"), failure.Message);
        }
    }

    /// <summary>Why a rule of a version does not match facts.</summary>
    /// <exception cref="ArgumentException">The version has no such rule.</exception>
    public static WhyNot WhyNot(RuleSetVersion version, IReadOnlyList<object> facts, string rule) => Filled(version, facts).WhyNot(rule);

    private static ISession Filled(RuleSetVersion version, IReadOnlyList<object> facts)
    {
        var session = version.Factory.CreateSession();
        session.InsertAll(facts.Distinct());
        session.Fire();
        return session;
    }
}
