using Workflow.Engine.Activities;
using Workflow.Engine.Publishing.Soundness;
using Xunit.Abstractions;

namespace Workflow.Tests.Publishing;

/// <summary>What exploring says of a flow is what running it over all answers in all orders shows: nothing is missed for the states left out, and nothing is invented.</summary>
public sealed class ExplorationAgreementTests(ITestOutputHelper output)
{
    [Fact]
    public void Exploring_agrees_with_running_over_all_answers()
    {
        var (compared, defective) = (0, 0);
        Engine.Seed.ForEach(500, seed =>
        {
            var definition = new SmallFlow(new Random(seed)).Definition();
            var runs = new ExhaustiveRuns(definition);
            // Work is unknown to this catalogue, so that every outcome that is drawn is one it may have.
            var problems = Exploration.Explore(definition, ActivityCatalogue.Elsa);
            if (!runs.Run() || problems.Any(problem => problem.Code is "flow.bound-reached" or "join.runs-twice"))
            {
                return;
            }

            problems.Select(problem => problem.Code.StartsWith("join.", StringComparison.Ordinal) ? $"{problem.Code} {problem.Path}" : problem.Code).Distinct().Order(StringComparer.Ordinal).Should().Equal(runs.Defects);
            compared++;
            defective += runs.Defects.Count > 0 ? 1 : 0;
        });
        (compared, defective).Should().Match<(int Compared, int Defective)>(counted => counted.Compared < 300 || counted.Defective > 50);
        output.WriteLine($"{compared} flows compared, {defective} of them with a defect");
    }
}
