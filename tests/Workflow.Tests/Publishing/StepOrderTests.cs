using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Publishing.Soundness;
using Workflow.Tests.Engine;
using static Workflow.Tests.Engine.Steps;

namespace Workflow.Tests.Publishing;

/// <summary>Steps may be listed in any order: what is found depends on the connections alone.</summary>
public sealed class StepOrderTests
{
    [Fact]
    public void The_same_drawing_gives_the_same_findings_however_its_steps_are_listed()
    {
        Engine.Seed.ForEach(300, seed =>
        {
            var random = new Random(seed);
            var definition = new SmallFlow(random).Definition();

            Found(Shuffled(definition, random)).Should().BeEquivalentTo(Found(definition));
        });
    }

    [Fact]
    public void Sound_drawings_stay_sound_however_their_steps_are_listed()
    {
        Engine.Seed.ForEach(40, seed =>
        {
            var random = new Random(seed);

            Exploration.Explore(Shuffled(new SoundDrawing(random).Draw().Definition(), random), ActivityCatalogue.Elsa).Should().BeEmpty();
        });
    }

    [Fact]
    public void A_chart_without_a_start_begins_where_nothing_leads_to()
    {
        var chart = Chart("chart", [Line("z"), Join("J", "WaitAll"), Line("p"), Line("q"), Fork("f", "a", "b")], "f:a -> p", "f:b -> q", "p -> J", "q -> J", "J -> z");

        Found(Steps.Definition(Sequence("root", chart, Line("after")))).Should().BeEmpty();
    }

    [Theory]
    [InlineData(400, false)]
    [InlineData(2_500, true)]
    public void A_ladder_of_choices_is_gone_down_or_ends_at_the_bound(int rungs, bool isCut)
    {
        var ids = Enumerable.Range(0, rungs).Select(i => $"d{i}").ToList();
        var flow = Steps.Definition(Chart("root", [Start(), .. ids.Select(id => Decision(id, true)), Line("e")],
            [$"start -> {ids[0]}", .. ids.Select((id, i) => $"{id}:True -> {(i + 1 < rungs ? ids[i + 1] : "e")}"), .. ids.Select(id => $"{id}:False -> e")]));

        Exploration.Explore(flow, Steps.Catalogue).Select(problem => problem.Code).Should().Equal(isCut ? ["flow.bound-reached"] : []);
    }

    private static IEnumerable<string> Found(WorkflowDefinition definition) => Exploration.Explore(definition, Steps.Catalogue).Select(problem => $"{problem.Code} {problem.Path}");

    private static WorkflowDefinition Shuffled(WorkflowDefinition definition, Random random)
    {
        return definition with { Root = Of(definition.Root) };

        ActivityNode Of(ActivityNode step)
        {
            ActivityNode[] steps = [.. step.Activities.Select(Of)];
            if (step.Type == "Elsa.Flowchart")
            {
                random.Shuffle(steps);
            }

            return step with { Activities = steps, Ports = new OrderedDictionary<string, ActivityNode>(step.Ports.Select(port => KeyValuePair.Create(port.Key, Of(port.Value)))) };
        }
    }
}
