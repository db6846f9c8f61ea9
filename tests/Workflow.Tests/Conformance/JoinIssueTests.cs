using Workflow.Engine.Activities;
using Workflow.Engine.Publishing;
using Workflow.Engine.Publishing.Soundness;
using Workflow.Engine.State;
using Workflow.Engine.Tracing;
using Workflow.Engine.Values;
using Workflow.Tests.Publishing;
using static Workflow.Tests.FlowBuilder;

namespace Workflow.Tests.Conformance;

/// <summary>The join bugs users of other engines tell of: each runs right in a trace, or the gate catches it.</summary>
public sealed class JoinIssueTests
{
    private static FlowBuilder Started() => Flow("case").Input("Kind").Step("start", "Elsa.Start");

    [Fact]
    public void Elsa_6725_a_loop_in_one_branch_does_not_cancel_the_wait_of_the_other()
    {
        var flow = Started().Tasks("a", "b").Step("again", "Elsa.RunJavaScript", ("script", "setOutcome(getLastResult() === 'again' ? 'Again' : 'On')"), ("possibleOutcomes", Obj("""["Again","On"]""")))
            .Joined("j", "WaitAll").Line("after").Chain("start", "a", "j", "after").Chain("start", "b", "again").Connect("again", "b", "Again").Connect("again", "j", "On");
        var trace = Run(flow);

        trace.Report("b", Value.Of("again"));
        trace.Report("b", Value.Of("again"));
        trace.Instances[0].State!.Bookmarks.Should().HaveCount(2, "the other branch still waits");
        trace.Report("a", Value.Undefined);
        trace.Lines.Should().BeEmpty();
        trace.Report("b", Value.Of("on"));

        Ended(trace).Should().Equal("after");
        Problems(flow).Should().BeEmpty();
    }

    [Theory]
    [InlineData("6448")]
    [InlineData("6346")]
    public void Elsa_6448_6346_a_flow_that_would_end_without_the_steps_after_its_join_is_refused(string issue)
    {
        var flow = Started().Decide("q").Tasks("a", "b").Line("no").Joined("j", "WaitAll").Line("after")
            .Chain("start", "b", "j", "after").Chain("start", "q").Connect("q", "a", "True").Connect("q", "no", "False").Connect("a", "j");

        Problems(flow).Should().Contain(problem => problem.StartsWith("join.wait-all-behind-choice"), issue);
    }

    [Theory]
    [InlineData("WaitAll", "after")]
    [InlineData("WaitAllActive", "after")]
    [InlineData("WaitAny", "after")]
    public void Elsa_6763_each_mode_of_a_join_means_one_thing_and_runs_once(string mode, string lines)
    {
        var trace = Run(Started().Tasks("a", "b").Joined("j", mode).Line("after").Chain("start", "a", "j", "after").Chain("start", "b", "j"));

        trace.Report("a", Value.Undefined);
        trace.Lines.Should().HaveCount(mode == "WaitAny" ? 1 : 0);
        trace.Report("b", Value.Undefined);

        Ended(trace).Should().Equal(lines);
    }

    [Fact]
    public void Elsa_7138_parallel_delays_in_any_number_all_end()
    {
        for (var branches = 1; branches <= 4; branches++)
        {
            for (var delays = 1; delays <= 4; delays++)
            {
                var flow = Started().Joined("j", "WaitAll").Line("after").Chain("j", "after");
                for (var branch = 0; branch < branches; branch++)
                {
                    var ids = Enumerable.Range(0, delays).Select(i => $"d{branch}-{i}").ToArray();
                    flow = ids.Aggregate(flow, (drawn, id) => drawn.Step(id, "Elsa.Delay", ("timeSpan", "00:00:02"))).Chain(["start", .. ids, "j"]);
                }

                var trace = Run(flow);
                trace.Advance(TimeSpan.FromSeconds(2 * delays));

                Ended(trace).Should().Equal("after");
            }
        }
    }

    [Fact]
    public void Elsa_3805_a_join_inside_a_loop_runs_in_every_round()
    {
        var flow = Started().Line("head").Tasks("a", "b").Joined("j", "WaitAll").Line("joined")
            .Step("again", "Elsa.RunJavaScript", ("script", "setOutcome(getLastResult() === 'again' ? 'Again' : 'On')"), ("possibleOutcomes", Obj("""["Again","On"]"""))).Line("out")
            .Chain("start", "head", "a", "j", "joined", "again").Chain("head", "b", "j").Connect("again", "head", "Again").Connect("again", "out", "On");
        var trace = Run(flow);

        foreach (var round in (ReadOnlySpan<string>)["again", "again", "on"])
        {
            trace.Report("a", Value.Undefined);
            trace.Report("b", Value.Of(round));
        }

        Ended(trace).Should().Equal("head", "joined", "head", "joined", "head", "joined", "out");
        Problems(flow).Should().BeEmpty();
    }

    [Fact]
    public void Elsa_3348_a_join_inside_a_loop_over_items_runs_once_for_each()
    {
        var body = Flow("body").Line("s").Tasks("a", "b").Joined("j", "WaitAll").Line("joined").Chain("s", "a", "j", "joined").Chain("s", "b", "j");
        foreach (var loop in (ReadOnlySpan<string>)["Elsa.ForEach", "Elsa.ParallelForEach"])
        {
            var flow = Started().Step("each", loop, ("items", Obj("[1,2,3]")), ("body", body)).Line("after").Chain("start", "each", "after");
            var trace = Run(flow);
            trace.UntilEnd();

            Ended(trace).Where(line => line is "joined" or "after").Should().Equal("joined", "joined", "joined", "after");
            Problems(flow).Should().BeEmpty();
        }
    }

    [Theory]
    [InlineData("4703")]
    [InlineData("4443")]
    public void Elsa_4703_4443_a_step_with_many_inlets_neither_stalls_nor_runs_twice(string issue)
    {
        var flow = Started().Decide("q").Decide("r").Tasks("a", "b", "c").Line("m").Line("after")
            .Chain("start", "q").Chain("start", "r").Chain("start", "c", "m", "after").Connect("q", "a", "True").Connect("q", "m", "False").Connect("r", "b", "True").Connect("r", "m", "False").Connect("a", "m").Connect("b", "m");
        foreach (var kind in (ReadOnlySpan<string>)["q", "r", "none"])
        {
            var trace = Run(flow, kind);
            trace.UntilEnd();

            Ended(trace).Should().Equal(["m", "after"], issue);
        }

        Problems(flow).Should().BeEmpty();
    }

    [Theory]
    [InlineData("1957")]
    [InlineData("2455")]
    [InlineData("3528")]
    [InlineData("1664")]
    public void Conductor_1957_2455_3528_1664_a_join_ends_neither_too_early_nor_never_in_whatever_order_its_branches_end(string issue)
    {
        string[] names = ["a", "b", "c"];
        var flow = Started().Tasks(names).Joined("j", "WaitAll").Line("after").Chain("start", "a", "j", "after").Chain("start", "b", "j").Chain("start", "c", "j");
        foreach (var order in names.SelectMany(first => names.Where(name => name != first).Select(second => new[] { first, second, names.Single(name => name != first && name != second) })))
        {
            var trace = Run(flow);
            trace.Report(order[0], Value.Undefined);
            trace.Report(order[1], Value.Undefined);
            trace.Lines.Should().BeEmpty(issue);
            trace.Report(order[2], Value.Undefined);

            Ended(trace).Should().Equal(["after"], issue);
        }

        Problems(flow).Should().BeEmpty();
    }

    [Theory]
    [InlineData("flowable 2124, 1741, 1487")]
    [InlineData("camunda-modeler 1524, cibseven 234")]
    public void Branches_that_end_at_the_same_moment_run_their_join_and_what_follows_once(string issues)
    {
        var flow = Started().Step("a", "Elsa.Delay", ("timeSpan", "01:00:00")).Step("b", "Elsa.Delay", ("timeSpan", "01:00:00")).Step("c", "Elsa.Delay", ("timeSpan", "01:00:00")).Joined("j", "WaitAll").Line("after")
            .Chain("start", "a", "j", "after").Chain("start", "b", "j").Chain("start", "c", "j");
        var trace = Run(flow);

        trace.Advance(TimeSpan.FromHours(1));

        Ended(trace).Should().Equal(["after"], issues);
        trace.Instances[0].Executions.Count(step => step.StartsWith("j:")).Should().Be(1);
    }

    private static Trace Run(FlowBuilder flow, string kind = "none")
    {
        var trace = new Trace([flow.Definition()], ActivityCatalogue.Elsa);
        trace.Run("case", new(StringComparer.Ordinal) { ["Kind"] = Value.Of(kind) }, null);
        return trace;
    }

    private static IReadOnlyList<string> Ended(Trace trace)
    {
        trace.Instances.Should().ContainSingle().Which.State.Should().Match<WorkflowState>(state => state.SubStatus == InstanceSubStatus.Finished && state.Incidents.Count == 0);
        return trace.Lines;
    }

    private static IEnumerable<string> Problems(FlowBuilder flow) =>
        DefinitionValidator.Validate(flow.Definition(), ActivityCatalogue.Elsa).Concat(Exploration.Explore(flow.Definition(), ActivityCatalogue.Elsa)).Select(problem => $"{problem.Code} {problem.Path}");
}
