namespace Workflow.Rules.Checks;

/// <summary>Rules that feed each other: what one makes the other needs, and back again.</summary>
internal static class RuleCycles
{
    /// <summary>One problem for each group of rules that may go round without end. A rule that does not fire again on the same facts ends the round.</summary>
    public static IEnumerable<RuleProblem> In(List<RuleShape> shapes)
    {
        var open = shapes.FindAll(shape => !shape.IsBounded);
        var next = open.ConvertAll(shape => open.FindAll(other => shape.Made.Any(made => Needs(other).Any(made.MayBe))));
        var reached = open.ConvertAll(shape => Reached(shape, shape => next[open.IndexOf(shape)]));
        var told = new List<RuleShape>();
        for (var i = 0; i < open.Count; i++)
        {
            if (!told.Contains(open[i]) && reached[i].Contains(open[i]))
            {
                var round = open.Where((other, at) => reached[i].Contains(other) && reached[at].Contains(open[i])).ToList();
                told.AddRange(round);
                yield return new("rule.cycle", [.. round.Select(one => one.Name)], $"{string.Join(", ", round.Select(one => one.Name))} may set each other off without end.");
            }
        }
    }

    private static List<RuleShape> Reached(RuleShape from, Func<RuleShape, List<RuleShape>> next)
    {
        var reached = new List<RuleShape>();
        Go(from);
        return reached;

        void Go(RuleShape shape)
        {
            foreach (var other in next(shape).Where(other => !reached.Contains(other)))
            {
                reached.Add(other);
                Go(other);
            }
        }
    }

    private static IEnumerable<NeededFact> Needs(RuleShape shape) => shape.Ways.SelectMany(way => way.Needed.Concat(way.Barred));
}
