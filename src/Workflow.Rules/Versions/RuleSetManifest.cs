namespace Workflow.Rules.Versions;

/// <summary>What a version of a rule set consists of.</summary>
/// <param name="Id">e.g. <c>commitments</c>.</param>
/// <param name="Version">1, 2, ...</param>
/// <param name="ValidFrom">First day it is in force.</param>
/// <param name="ValidTo">Last day it is in force, or null.</param>
/// <param name="Rules">The rules in load order.</param>
/// <param name="Parameters">What may differ by place, by name; the rules get them as facts.</param>
public sealed record RuleSetManifest(string Id, int Version, DateOnly ValidFrom, DateOnly? ValidTo, IReadOnlyList<RuleReference> Rules, IReadOnlyDictionary<string, string> Parameters);

/// <summary>A rule by its id, in one of its revisions: changed behaviour is a new revision, in a class of its own, and the old class stays.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Revision">1, 2, ...</param>
public sealed record RuleReference(string Rule, int Revision = 1)
{
    /// <summary>Tag of a rule that says its revision, e.g. <c>revision:2</c>; without it a rule is revision 1.</summary>
    public const string Tag = "revision:";
}

/// <summary>A manifest does not fit the rules there are, or its rules do not stand up.</summary>
/// <param name="problems">All of them.</param>
public sealed class RuleSetException(IReadOnlyList<Checks.RuleProblem> problems)
    : Exception(string.Join("; ", problems.Select(problem => $"{problem.Code}: {problem.Message}")))
{
    /// <summary>Everything found.</summary>
    public IReadOnlyList<Checks.RuleProblem> Problems { get; } = problems;
}
