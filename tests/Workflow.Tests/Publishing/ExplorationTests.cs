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
        problem.Values["counterExample"].Split("; ").Should().BeEquivalentTo(["q: False", "B: Done"]);
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
    public void A_flow_with_more_states_than_are_looked_at_says_so()
    {
        var names = Enumerable.Range(1, 12).SelectMany(i => new[] { $"A{i}", $"B{i}", $"C{i}" }).ToList();

        var found = Explore(Chart("root", [Start(), .. names.Select(Work), Join("J", "WaitAny")],
            [.. Enumerable.Range(1, 12).SelectMany(i => new[] { $"start -> A{i}", $"A{i} -> B{i}", $"B{i} -> C{i}", $"C{i} -> J" })]));

        found.Should().ContainSingle().Which.Should().Match<Problem>(problem => problem.Code == "flow.bound-reached" && problem.Severity == Severity.Warning);
    }

    [Theory]
    [InlineData("investment-project-social")]
    [InlineData("investment-project-government")]
    public void A_shipped_flow_is_sound(string flow)
    {
        var json = File.ReadAllText(Path.Combine(Docs.Repository.Root, "definitions", flow, "v1.json"));
        var read = ElsaJsonReader.Read(json, limits: null, Runtime.Work.ApprovalActivities.Catalogue).Should().BeOfType<ReadResult.Read>().Subject;

        Exploration.Explore(read.Definition, Runtime.Work.ApprovalActivities.Catalogue).Should().BeEmpty();
    }

    private static IReadOnlyList<Problem> Explore(ActivityNode root) => Exploration.Explore(Definition(root), Steps.Catalogue);
}
