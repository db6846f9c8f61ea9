using Workflow.Rules.RuleModel;

namespace Workflow.Rules.Checks;

/// <summary>What a set of rules is held to before it is published. Pure reading of the rules; nothing is run.</summary>
/// <param name="factTypes">Types of the facts that come from outside.</param>
/// <remarks>Rules that conclude something say so with a tag, <c>concludes:SUBJECT=EFFECT</c>, and on whose word with another, <c>cites:...</c> or <c>assumption:...</c>.</remarks>
public sealed class RuleChecks(IReadOnlyCollection<Type> factTypes)
{
    /// <summary>Beginnings of tags that say on whose word a rule rests.</summary>
    public static readonly IReadOnlyList<string> Citations = ["cites:", "assumption:"];

    /// <summary>Beginning of the tag that says what a rule concludes.</summary>
    public const string Concludes = "concludes:";

    /// <summary>Everything wrong with the rules.</summary>
    /// <returns>Codes: <c>rule.no-citation</c>, <c>rule.never-matches</c>, <c>rule.fact-never-inserted</c>, <c>rule.contradicts</c>, <c>rule.cycle</c>; empty when they stand up.</returns>
    public IReadOnlyList<RuleProblem> Run(IReadOnlyList<IRuleDefinition> rules)
    {
        var shapes = rules.Select(rule => new RuleShape(rule)).ToList();
        return
        [
            .. rules.Where(rule => !rule.Tags.Any(tag => Citations.Any(citation => tag.StartsWith(citation, StringComparison.Ordinal) && tag.Length > citation.Length)))
                .Select(rule => new RuleProblem("rule.no-citation", [rule.Name], $"{rule.Name} neither cites a source nor says that it is an assumption.")),
            .. shapes.SelectMany(NeverMatches),
            .. shapes.SelectMany(shape => NeverInserted(shape, shapes)),
            .. Contradictions(shapes),
            .. RuleCycles.In(shapes),
        ];
    }

    private static IEnumerable<RuleProblem> NeverMatches(RuleShape shape)
    {
        foreach (var way in shape.Ways)
        {
            var reason = way.Needed.Select(pattern => pattern.Constraints.Contradiction).FirstOrDefault(found => found is not null)
                ?? (way.Barred.FirstOrDefault(barred => way.Needed.Any(needed => barred.Type.IsAssignableFrom(needed.Type) && barred.Conditions.IsSubsetOf(needed.Conditions))) is { } same ? $"a {same.Type.Name} is needed and must not be there" : null);
            if (reason is not null)
            {
                yield return new("rule.never-matches", [shape.Name], $"{shape.Name} can never match: {reason}.");
            }
        }
    }

    private IEnumerable<RuleProblem> NeverInserted(RuleShape shape, List<RuleShape> all) =>
        shape.Ways.SelectMany(way => way.Needed).DistinctBy(pattern => pattern.Type)
            .Where(pattern => !factTypes.Any(type => pattern.Type.IsAssignableFrom(type)) && !all.Exists(other => other.Made.Any(made => made.MayBe(pattern))))
            .Select(pattern => new RuleProblem("rule.fact-never-inserted", [shape.Name], $"{shape.Name} needs a {pattern.Type.Name}, which comes neither from outside nor from a rule."));

    // Where one rule's conditions are all among another's, both hold on the same facts.
    private static IEnumerable<RuleProblem> Contradictions(List<RuleShape> shapes)
    {
        foreach (var one in shapes)
        {
            foreach (var other in shapes.Where(other => !ReferenceEquals(one, other)))
            {
                if (one.Conclusions.FirstOrDefault(mine => other.Conclusions.Any(theirs => mine.Subject == theirs.Subject && mine.Effect != theirs.Effect)) is { Subject: { } subject }
                    && one.Ways.Any(way => other.Ways.Any(wider => way.Implies(wider) && (!wider.Implies(way) || shapes.IndexOf(one) < shapes.IndexOf(other)))))
                {
                    yield return new("rule.contradicts", [one.Name, other.Name], $"Whenever {one.Name} matches, {other.Name} does too, and they conclude otherwise about {subject}.");
                }
            }
        }
    }
}

/// <summary>Something wrong with a set of rules.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Rules">Names of the rules concerned.</param>
/// <param name="Message">In words.</param>
public sealed record RuleProblem(string Code, IReadOnlyList<string> Rules, string Message);
