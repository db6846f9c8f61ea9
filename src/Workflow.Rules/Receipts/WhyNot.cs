namespace Workflow.Rules.Receipts;

/// <summary>Why a rule does not match, as the facts stand.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Matches">How many matches it has; above 0 there is nothing to explain.</param>
/// <param name="Ways">For each way through the <c>Or</c> groups of the rule: where it came to an end.</param>
public sealed record WhyNot(string Rule, int Matches, IReadOnlyList<Obstacle> Ways);

/// <summary>Where the search for a match got furthest and ended.</summary>
/// <param name="Step">Which step of the rule, from 1.</param>
/// <param name="Asks">What the step asks for: a fact of a type, none of a type, a value, a condition.</param>
/// <param name="Condition">The condition that fails; null when there is no fact of the type at all.</param>
/// <param name="With">The facts found for the steps before, as text.</param>
/// <param name="Nearest">The facts that came nearest: that fail the condition and no earlier one, or that stand in the way.</param>
public sealed record Obstacle(int Step, string Asks, string? Condition, IReadOnlyList<string> With, IReadOnlyList<string> Nearest);
