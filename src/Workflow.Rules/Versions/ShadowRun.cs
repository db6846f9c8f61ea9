using Workflow.Rules.Receipts;

namespace Workflow.Rules.Versions;

/// <summary>Runs another version of a rule set over the facts of decisions that were made, and tells where it concludes otherwise. Nothing is decided.</summary>
public static class ShadowRun
{
    /// <summary>Compares two versions over cases.</summary>
    /// <typeparam name="TConclusion">What rules conclude; conclusions are held against each other by Equals.</typeparam>
    /// <param name="now">The version in use.</param>
    /// <param name="then">The version that may follow it.</param>
    /// <param name="cases">The facts of each case.</param>
    /// <returns>One difference for each case that is concluded otherwise, in the order of the cases.</returns>
    public static IEnumerable<Difference<TConclusion>> Compare<TConclusion>(RuleSetVersion now, RuleSetVersion then, IEnumerable<(string Case, IReadOnlyList<object> Facts)> cases)
        where TConclusion : class
    {
        foreach (var (name, facts) in cases)
        {
            var (before, after) = (Run<TConclusion>(now, facts), Run<TConclusion>(then, facts));
            var (gone, come) = (Without(before.Conclusions, after.Conclusions), Without(after.Conclusions, before.Conclusions));
            if (gone.Count + come.Count > 0)
            {
                yield return new(name, gone, come, before.Receipt, after.Receipt);
            }
        }
    }

    private static (List<TConclusion> Conclusions, Receipt Receipt) Run<TConclusion>(RuleSetVersion version, IReadOnlyList<object> facts)
        where TConclusion : class
    {
        var session = version.Factory.CreateSession();
        session.InsertAll(facts);
        session.Fire();
        return ([.. session.Query<TConclusion>()], session.Receipt());
    }

    private static List<TConclusion> Without<TConclusion>(List<TConclusion> all, List<TConclusion> others)
    {
        var left = others.ToList();
        return all.FindAll(one => !left.Remove(one));
    }
}

/// <summary>A case that another version concludes otherwise.</summary>
/// <param name="Case">Its name.</param>
/// <param name="Gone">Concluded by the version in use only.</param>
/// <param name="Come">Concluded by the other version only.</param>
/// <param name="Before">What the version in use rests on.</param>
/// <param name="After">What the other rests on.</param>
public sealed record Difference<TConclusion>(string Case, IReadOnlyList<TConclusion> Gone, IReadOnlyList<TConclusion> Come, Receipt Before, Receipt After);
