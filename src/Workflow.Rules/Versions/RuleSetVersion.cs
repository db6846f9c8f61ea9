using System.Globalization;
using Workflow.Rules.Checks;
using Workflow.Rules.RuleModel;

namespace Workflow.Rules.Versions;

/// <summary>A published version of a rule set: never changed, compiled once. Versions stand side by side; which is used is one reference.</summary>
public sealed class RuleSetVersion
{
    private RuleSetVersion(RuleSetManifest manifest, IReadOnlyList<IRuleDefinition> rules, string hash)
    {
        (Manifest, Rules, Hash) = (manifest, rules, hash);
        Factory = new RuleCompiler(new() { RuleSet = string.Create(CultureInfo.InvariantCulture, $"{manifest.Id} {manifest.Version} {hash}") }).Compile(rules);
    }

    /// <summary>Id, version, dates, parameters.</summary>
    public RuleSetManifest Manifest { get; }

    /// <summary>The rules in load order.</summary>
    public IReadOnlyList<IRuleDefinition> Rules { get; }

    /// <summary>Lower-case hex SHA-256 over manifest, rules and the helpers they call. Of one build: another configuration compiles helpers to other instructions.</summary>
    public string Hash { get; }

    /// <summary>Makes sessions; safe for many threads.</summary>
    public ISessionFactory Factory { get; }

    /// <summary>Takes the rules of a manifest out of those there are, holds them to the checks and compiles them.</summary>
    /// <param name="manifest">What the version consists of.</param>
    /// <param name="known">All rules there are, in whatever revision.</param>
    /// <param name="checks">What they are held to; null to leave the checks out.</param>
    /// <exception cref="RuleSetException">Codes: <c>rule-set.dates</c>, <c>rule-set.rule-unknown</c>, <c>rule-set.rule-twice</c>, and those of <see cref="RuleChecks"/>.</exception>
    /// <exception cref="RuleCompilationException">A rule cannot be compiled.</exception>
    public static RuleSetVersion Publish(RuleSetManifest manifest, IEnumerable<IRuleDefinition> known, RuleChecks? checks = null)
    {
        var byReference = known.ToLookup(rule => new RuleReference(rule.Name, RevisionOf(rule)));
        var problems = new List<RuleProblem>();
        var rules = new List<IRuleDefinition>();
        foreach (var reference in manifest.Rules)
        {
            var found = byReference[reference].ToList();
            if (found is not [var rule])
            {
                problems.Add(new(found.Count == 0 ? "rule-set.rule-unknown" : "rule-set.rule-twice", [reference.Rule], $"There are {found.Count} rules {reference.Rule} of revision {reference.Revision}."));
            }
            else if (rules.Exists(other => other.Name == rule.Name))
            {
                problems.Add(new("rule-set.rule-twice", [rule.Name], $"The manifest names {rule.Name} twice."));
            }
            else
            {
                rules.Add(rule);
            }
        }

        if (manifest.ValidTo < manifest.ValidFrom)
        {
            problems.Add(new("rule-set.dates", [], $"The set would end on {manifest.ValidTo:O}, before it begins on {manifest.ValidFrom:O}."));
        }

        problems.AddRange(checks?.Run(rules) ?? []);
        return problems.Count > 0 ? throw new RuleSetException(problems) : new(manifest, rules, RuleSetHash.Of(manifest, rules));
    }

    /// <summary>Whether the version is in force on a day.</summary>
    public bool IsInForce(DateOnly day) => Manifest.ValidFrom <= day && (Manifest.ValidTo is not { } end || day <= end);

    private static int RevisionOf(IRuleDefinition rule) =>
        rule.Tags.FirstOrDefault(tag => tag.StartsWith(RuleReference.Tag, StringComparison.Ordinal)) is { } tag ? int.Parse(tag.AsSpan(RuleReference.Tag.Length), CultureInfo.InvariantCulture) : 1;
}

/// <summary>Versions of rule sets side by side. Immutable: another shelf takes its place when a version is published.</summary>
/// <param name="versions">In any order.</param>
public sealed class RuleSetShelf(IEnumerable<RuleSetVersion> versions)
{
    private readonly List<RuleSetVersion> _versions = [.. versions.OrderBy(version => version.Manifest.Id, StringComparer.Ordinal).ThenBy(version => version.Manifest.Version)];

    /// <summary>All of them, by id and version.</summary>
    public IReadOnlyList<RuleSetVersion> Versions => _versions;

    /// <summary>One version, for a decision that was made with it; null when it is not there.</summary>
    public RuleSetVersion? Find(string id, int version) => _versions.Find(one => one.Manifest.Id == id && one.Manifest.Version == version);

    /// <summary>The latest version in force on a day; null when there is none.</summary>
    public RuleSetVersion? InForce(string id, DateOnly day) => _versions.FindLast(one => one.Manifest.Id == id && one.IsInForce(day));

    /// <summary>This shelf and one version more.</summary>
    /// <exception cref="ArgumentException">That version is there already, with whatever content: what was published is never changed.</exception>
    public RuleSetShelf With(RuleSetVersion version) => Find(version.Manifest.Id, version.Manifest.Version) is null
        ? new([.. _versions, version])
        : throw new ArgumentException($"Rule set {version.Manifest.Id} version {version.Manifest.Version} is published already.", nameof(version));
}
