using Workflow.Engine.Definitions;
using Workflow.Engine.Publishing.Soundness;
using Workflow.Tests.Engine;
using static Workflow.Tests.Engine.Steps;

namespace Workflow.Tests.Publishing;

/// <summary>Going every way a flow may go: what is found, with the way that leads there, and no false alarm.</summary>
public sealed class ExplorationTests
{
    [Fact]
    public void A_join_of_all_that_a_choice_passes_over_is_found_with_the_way_there()
    {
        var found = Explore(Chart("root", [Start(), Decision("q", true), Work("A"), Work("B"), Join("J", "WaitAll"), Line("after")],
            "start -> q", "start -> B", "q:True -> A", "A -> J", "B -> J", "J -> after"));

        var problem = found.Should().ContainSingle().Subject;
        (problem.Code, problem.Path[^1]).Should().Be(("join.wait-all-behind-choice", 'J'));
        problem.Values["way"].Split("; ").Should().BeEquivalentTo(["q: False", "B: Done"]);
    }

    [Fact]
    public void A_join_behind_one_that_is_always_passed_over_never_runs()
    {
        var found = Explore(Chart("root", [Start(), Decision("q", true), Join("J", "WaitAll"), Work("A"), Join("K", "WaitAllActive")],
            "start -> q", "q:True -> J", "q:False -> J", "J -> A", "A -> K"));

        found.Select(problem => (problem.Code, problem.Path[^1])).Should().Equal(("join.wait-all-behind-choice", 'J'), ("join.never-runs", 'K'));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("WaitAllActive")]
    public void Twelve_branches_with_a_choice_each_are_gone_through_without_a_finding(string? mode)
    {
        var names = Enumerable.Range(1, 12).Select(i => $"R{i}").ToList();
        ActivityNode[] steps = [Start(), .. names.Select(name => Decision(name, true)), .. names.Select(name => Work($"{name}w")), mode is null ? Line("J") : Join("J", mode), Work("after")];

        var found = Explore(Chart("root", steps,
            ["J -> after", .. names.SelectMany(name => new[] { $"start -> {name}", $"{name}:True -> {name}w", $"{name}w -> J" })]));

        found.Should().BeEmpty();
    }

    [Theory]
    [InlineData("WaitAny")]
    [InlineData("WaitAllActive")]
    [InlineData("WaitAll")]
    public void Joins_in_drawn_and_structured_loops_are_no_finding(string mode)
    {
        var body = Chart("body", [Start("s"), Work("A"), Work("B"), Join("J", mode)], "s -> A", "s -> B", "A -> J", "B -> J");
        var drawn = Chart("root", [Start(), Line("head"), Work("A"), Work("B"), Join("J", mode), Decision("again", true)],
            "start -> head", "head -> A", "head -> B", "A -> J", "B -> J", "J -> again", "again:True -> head");

        Explore(Sequence("root", ParallelForEach("each", body, "1", "2"))).Should().BeEmpty();
        Explore(drawn).Should().BeEmpty();
    }

    [Fact]
    public void Twelve_branches_of_three_waits_that_race_are_gone_through_without_a_finding()
    {
        var names = Enumerable.Range(1, 12).SelectMany(i => new[] { $"A{i}", $"B{i}", $"C{i}" }).ToList();

        Explore(Chart("root", [Start(), .. names.Select(Work), Join("J", "WaitAny"), Work("after"), Node("Elsa.End", "end")],
            [.. Enumerable.Range(1, 12).SelectMany(i => new[] { $"start -> A{i}", $"A{i} -> B{i}", $"B{i} -> C{i}", $"C{i} -> J" }), "J -> after", "after -> end"])).Should().BeEmpty();
    }

    [Theory]
    [InlineData("WaitAllActive", "Elsa.End")]
    [InlineData("WaitAll", "Elsa.Finish")]
    public void Twelve_branches_of_three_waits_that_end_with_the_flow_are_gone_through_without_a_finding(string mode, string end)
    {
        var names = Enumerable.Range(1, 12).SelectMany(i => new[] { $"A{i}", $"B{i}", $"C{i}" }).ToList();

        Explore(Chart("root", [Start(), .. names.Select(Work), Join("J", mode), Work("after"), Node(end, "end")],
            [.. Enumerable.Range(1, 12).SelectMany(i => new[] { $"start -> A{i}", $"A{i} -> B{i}", $"B{i} -> C{i}", $"C{i} -> J" }), "J -> after", "after -> end"])).Should().BeEmpty();
    }

    [Fact]
    public void A_flow_with_more_states_than_are_looked_at_says_so()
    {
        var branches = Enumerable.Range(1, 12).ToList();

        var found = Explore(Chart("root", [Start(), .. branches.SelectMany(i => new[] { Pick($"A{i}"), Work($"B{i}"), Work($"C{i}") }), Join("J", "WaitAny")],
            [.. branches.SelectMany(i => new[] { $"start -> A{i}", $"A{i}:x -> B{i}", $"A{i} -> C{i}", $"B{i} -> J", $"C{i} -> J" })]));

        found.Should().ContainSingle().Which.Should().Match<Problem>(problem => problem.Code == "flow.bound-reached" && problem.Severity == Severity.Warning);
    }

    [Fact]
    public void A_loop_without_a_way_out_has_no_end_and_its_twin_has()
    {
        string[] drawn = ["start -> A", "A -> B", "B -> A"];

        var problem = Explore(Chart("root", [Start(), Work("A"), Work("B")], drawn)).Should().ContainSingle().Subject;
        (problem.Code, problem.Path[^1], problem.Values["way"]).Should().Be(("flow.no-end", 'A', ""));
        Explore(Chart("root", [Start(), Work("A"), Pick("B"), Line("out")], [.. drawn, "B:Leave -> out"])).Should().BeEmpty();
    }

    [Fact]
    public void Of_several_branches_the_one_without_an_end_is_named()
    {
        var problem = Explore(Chart("root", [Start(), Work("A"), Work("B"), Work("C")], "start -> A", "start -> B", "B -> C", "C -> B")).Should().ContainSingle().Subject;

        problem.Code.Should().Be("flow.no-end");
        problem.Path[^1].Should().BeOneOf('B', 'C');
    }

    [Fact]
    public void A_circle_without_a_wait_has_no_end()
    {
        Explore(Chart("root", [Start(), Line("A"), Line("B")], "start -> A", "A -> B", "B -> A")).Should().ContainSingle().Which.Code.Should().Be("flow.no-end");
    }

    [Fact]
    public void A_join_behind_a_cascade_runs_twice_and_behind_an_ordinary_merge_once()
    {
        string[] drawn = ["start -> A", "start -> B", "start -> C", "A -> M", "B -> M", "M -> J", "C -> J"];
        ActivityNode[] Steps(MergeMode mode) => [Start(), Work("A"), Work("B"), Work("C"), Line("M").Merging(mode), Join("J", "WaitAllActive")];

        Explore(Chart("root", Steps(MergeMode.Cascade), drawn)).Should().ContainSingle().Which.Code.Should().Be("join.runs-twice");
        Explore(Chart("root", Steps(MergeMode.None), drawn)).Should().BeEmpty();
    }

    [Fact]
    public void A_join_whose_branch_goes_back_before_it_runs_twice_and_from_behind_it_once_a_round()
    {
        ActivityNode[] steps = [Start(), Line("head"), Work("A"), Pick("B"), Join("J", "WaitAllActive"), Pick("again"), Line("out")];
        string[] drawn = ["start -> head", "head -> A", "head -> B", "A -> J", "B -> J", "J -> again", "again -> out"];

        Explore(Chart("root", steps, [.. drawn, "B:Retry -> head"])).Select(problem => problem.Code).Should().Contain("join.runs-twice");
        Explore(Chart("root", steps, [.. drawn, "again:Retry -> head"])).Should().BeEmpty();
    }

    [Fact]
    public void A_choice_of_several_outcomes_is_tried_in_sets()
    {
        var pick = Node("Elsa.FlowSwitch", "pick", ("mode", "MatchAny")) with { Cases = [new("a", null, null), new("b", null, null), new("c", null, null)] };
        ActivityNode[] steps = [Start(), pick, Work("A"), Work("B"), Join("J", "WaitAll"), Line("after")];

        var found = Explore(Chart("root", steps, "start -> pick", "pick:a -> A", "pick:b -> B", "A -> J", "B -> J", "J -> after"));

        found.Should().ContainSingle().Which.Code.Should().Be("join.wait-all-behind-choice", "both together run the join, one alone passes it over");
    }

    [Fact]
    public void Parts_that_only_another_trigger_starts_are_gone_through_too()
    {
        ActivityNode Trigger(string id) => Event(id, id) with { CanStartWorkflow = true };
        ActivityNode[] steps = [Trigger("first"), Trigger("second"), Work("A"), Work("B"), Join("J", "WaitAll")];

        Explore(Chart("root", steps, "second -> A", "second -> B", "A -> J", "B -> J")).Should().BeEmpty();
    }

    [Theory]
    [InlineData("investment-project-social")]
    [InlineData("investment-project-government")]
    [InlineData("joint-pre-review")]
    [InlineData("internal-matter")]
    public void A_shipped_flow_is_sound(string flow)
    {
        var json = File.ReadAllText(Path.Combine(Docs.Repository.Root, "definitions", flow, "v1.json"));
        var read = ElsaJsonReader.Read(json, limits: null, Runtime.Work.ApprovalActivities.Catalogue).Should().BeOfType<ReadResult.Read>().Subject;

        Exploration.Explore(read.Definition, Runtime.Work.ApprovalActivities.Catalogue).Should().BeEmpty();
    }

    // Waits for an answer with any of the outcomes that are drawn.
    private static ActivityNode Pick(string id) => Node("Test.Pick", id);

    private static IReadOnlyList<Problem> Explore(ActivityNode root) => Exploration.Explore(Definition(root), Steps.Catalogue);
}
