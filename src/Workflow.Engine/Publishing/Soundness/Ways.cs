using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;

namespace Workflow.Engine.Publishing.Soundness;

/// <summary>The ways a step may go, whatever the data: sets of outcomes, each empty for the default completion.</summary>
internal static class Ways
{
    // So many outcomes give every set of them; more give each alone, all, and all but one: what a join can tell apart.
    private const int MostInAllSets = 4;

    /// <param name="step">The step.</param>
    /// <param name="descriptor">Its type; null when nobody knows it.</param>
    /// <param name="ports">Outcomes that are followed where it stands; null when every completion leads on alike.</param>
    public static IReadOnlyList<string[]> Of(ActivityNode step, ActivityDescriptor? descriptor, IReadOnlyList<string>? ports)
    {
        if (ports is null)
        {
            return [[]];
        }

        var outcomes = OutcomeCheck.Meant(step, descriptor, ports.Contains("Done", StringComparer.Ordinal)) ?? ports;
        if (descriptor is { IsAlwaysDone: true } && outcomes.Contains("Done", StringComparer.Ordinal))
        {
            return [.. outcomes.Where(outcome => outcome != "Done").Select(outcome => Followed(["Done", outcome], ports)).DistinctBy(way => string.Join(' ', way))];
        }

        var followed = outcomes.Where(outcome => ports.Contains(outcome, StringComparer.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
        List<string[]> ways = [.. followed.Select(outcome => Followed([outcome], ports))];
        if (Together(step, descriptor, followed) is { Count: > 1 } together)
        {
            ways.AddRange(Sets(together));
        }

        // Ways that lead nowhere are alike: one of them stands for all.
        if (outcomes.FirstOrDefault(outcome => !ports.Contains(outcome, StringComparer.Ordinal)) is { } lost)
        {
            ways.Add([lost]);
        }

        return ways.Count == 0 ? [[]] : ways;
    }

    private static string[] Followed(string[] outcomes, IReadOnlyList<string> ports)
    {
        string[] followed = [.. outcomes.Where(outcome => ports.Contains(outcome, StringComparer.Ordinal))];
        return followed is ["Done"] ? [] : followed;
    }

    // Outcomes that may come together: not those a rule names besides (Default, NoMatters), which stand for none of the others.
    private static List<string> Together(ActivityNode step, ActivityDescriptor? descriptor, List<string> followed)
    {
        IReadOnlyList<string> alone = descriptor?.Outcomes switch
        {
            OutcomeRule.FromCases cases => cases.Further,
            OutcomeRule.FromInput input => input.Further,
            _ => [],
        };
        var isSeveral = descriptor is { TakesSeveralOutcomes: true }
            || (step.Type == "Elsa.FlowSwitch" && step.Inputs.TryGetValue("mode", out var mode) && mode.Expression is { } written
                && !"MatchFirst".Equals(LiteralText.Scalar(written), StringComparison.OrdinalIgnoreCase));
        return isSeveral ? followed.FindAll(outcome => !alone.Contains(outcome, StringComparer.Ordinal)) : [];
    }

    private static IEnumerable<string[]> Sets(List<string> outcomes)
    {
        if (outcomes.Count > MostInAllSets)
        {
            return outcomes.Select(left => outcomes.Where(outcome => outcome != left).ToArray()).Prepend([.. outcomes]);
        }

        return Enumerable.Range(1, (1 << outcomes.Count) - 1).Where(set => !int.IsPow2(set))
            .Select(set => outcomes.Where((_, i) => (set & (1 << i)) != 0).ToArray());
    }
}
