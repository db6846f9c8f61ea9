namespace Workflow.Rules.Receipts;

/// <summary>What a session concluded and why: every firing in order, with the facts it rested on and what was read of them.</summary>
/// <param name="RuleSet">Id and version of the rule set, as given to the compiler; empty when none was.</param>
/// <param name="Firings">In the order they happened.</param>
public sealed record Receipt(string RuleSet, IReadOnlyList<Firing> Firings)
{
    /// <summary>The receipt as JSON: the same firings make the same bytes.</summary>
    public byte[] ToJson() => ReceiptJson.Write(this);
}

/// <summary>A rule that fired.</summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Trigger">What brought it on the agenda.</param>
/// <param name="Facts">What it matched, in the order of the rule.</param>
/// <param name="Read">What its conditions read of them, as it was when it fired, in the order of the rule.</param>
/// <param name="Made">Numbers of the facts it inserted or yielded, for the first time or anew.</param>
public sealed record Firing(int Number, string Rule, RuleModel.MatchTrigger Trigger, IReadOnlyList<ReadFact> Facts, IReadOnlyList<ReadValue> Read, IReadOnlyList<int> Made);

/// <summary>A fact a firing rests on.</summary>
/// <param name="Name">What the rule calls it.</param>
/// <param name="Ids">Its number in the session; of what a query made, the numbers of the facts it was made of.</param>
/// <param name="Type">Name of its type.</param>
/// <param name="MadeBy">Number of the firing that first made it; 0 for a fact from outside and for what a query made.</param>
public sealed record ReadFact(string Name, IReadOnlyList<int> Ids, string Type, int MadeBy);

/// <summary>A value conditions read.</summary>
/// <param name="Name">As the rule writes it, e.g. <c>licence.Days</c>.</param>
/// <param name="Value">The value when the rule fired.</param>
public sealed record ReadValue(string Name, object? Value);
