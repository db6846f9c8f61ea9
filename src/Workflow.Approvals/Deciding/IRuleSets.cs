using Workflow.Approvals.Instant;

namespace Workflow.Approvals.Deciding;

/// <summary>Decides by rules inside a step: purely, on facts that are given to it.</summary>
public interface IRuleSets
{
    /// <summary>Runs the version of a rule set that is in force.</summary>
    /// <param name="ruleSet">Id, e.g. <c>commitments</c>.</param>
    /// <param name="day">Office day.</param>
    /// <param name="facts">Makes the facts from the parameters of the set; a refusal of it is the answer.</param>
    /// <returns>Refused: <c>rule-set.not-in-force</c>, <c>rules.failed</c>, and what <paramref name="facts"/> refuses.</returns>
    Result<RuleRun> Run(string ruleSet, DateOnly day, Func<IReadOnlyDictionary<string, string>, Result<IReadOnlyList<object>>> facts);

    /// <summary>The instant scenario with a code, or null.</summary>
    InstantScenario? Scenario(string code);
}

/// <summary>What a rule set made of facts.</summary>
/// <param name="RuleSet">Id of the set.</param>
/// <param name="Version">Its version.</param>
/// <param name="Hash">Lower-case hex SHA-256 over rules, parameters and helpers.</param>
/// <param name="Facts">What was given to it, in order.</param>
/// <param name="Conclusions">What the rules said, in the order they fired.</param>
/// <param name="Receipt">Every firing as JSON; the same facts make the same bytes.</param>
public sealed record RuleRun(string RuleSet, int Version, string Hash, IReadOnlyList<object> Facts, IReadOnlyList<Conclusion> Conclusions, byte[] Receipt);

/// <summary>No rule sets at all: every question is refused, so that persons decide.</summary>
internal sealed class NoRuleSets : IRuleSets
{
    public static NoRuleSets Instance { get; } = new();

    public Result<RuleRun> Run(string ruleSet, DateOnly day, Func<IReadOnlyDictionary<string, string>, Result<IReadOnlyList<object>>> facts) => new RuleSetNotInForce(ruleSet, day);

    public InstantScenario? Scenario(string code) => null;
}

/// <summary>No version of a rule set is in force on a day.</summary>
public sealed record RuleSetNotInForce(string RuleSet, DateOnly Day)
    : Refusal("rule-set.not-in-force", $"No version of rule set {RuleSet} is in force on {Day:yyyy-MM-dd}.", ("ruleSet", RuleSet), ("day", Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));

/// <summary>A rule threw, or the rules did not come to rest: nothing is concluded.</summary>
/// <param name="RuleSet">Id and version.</param>
/// <param name="Reason">What the engine said.</param>
public sealed record RulesFailed(string RuleSet, string Reason)
    : Refusal("rules.failed", $"The rules {RuleSet} failed: {Reason}", ("ruleSet", RuleSet), ("reason", Reason));
