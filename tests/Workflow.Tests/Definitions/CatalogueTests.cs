using Workflow.Engine.Activities;
using static Workflow.Tests.FlowBuilder;

namespace Workflow.Tests.Definitions;

public sealed class CatalogueTests
{
    private static ActivityDescriptor Work(string type, int version) => new() { Type = type, Version = version, Category = "approval", Kind = ActivityKind.InlineWork };

    [Fact]
    public void An_unknown_version_is_the_latest_known_one()
    {
        var catalogue = ActivityCatalogue.Elsa.With([Work("Test.A", 3), Work("Test.A", 1)]);

        catalogue.Find("Test.A", 1)!.Version.Should().Be(1);
        catalogue.Find("Test.A", 2)!.Version.Should().Be(3);
        catalogue.Find("Test.A")!.Version.Should().Be(3);
        catalogue.Find("test.a").Should().BeNull();
    }

    [Fact]
    public void A_type_declared_twice_in_one_version_is_misuse()
    {
        var act = () => ActivityCatalogue.Elsa.With([Work("Test.A", 1), Work("Test.A", 1)]);

        act.Should().Throw<ArgumentException>().WithMessage("*Test.A version 1*");
    }

    [Fact]
    public void Adding_work_leaves_the_catalogue_it_came_from_alone()
    {
        ActivityCatalogue.Elsa.With([Work("Test.A", 1)]);

        ActivityCatalogue.Elsa.Find("Test.A").Should().BeNull();
    }

    [Fact]
    public void Looking_a_type_up_allocates_nothing()
    {
        var catalogue = ActivityCatalogue.Elsa;
        catalogue.Find("Elsa.WriteLine", 1);

        var before = GC.GetAllocatedBytesForCurrentThread();
        catalogue.Find("Elsa.WriteLine", 1);
        catalogue.Find("Elsa.Nothing", 9);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        allocated.Should().Be(0);
    }

    [Theory]
    [InlineData("Elsa.Flowchart", "Elsa.Sequence", "Elsa.If", "Elsa.FlowDecision", "Elsa.FlowSwitch", "Elsa.FlowFork", "Elsa.FlowJoin", "Elsa.ForEach", "Elsa.ParallelForEach",
        "Elsa.While", "Elsa.Break", "Elsa.SetVariable", "Elsa.SetOutput", "Elsa.SetName", "Elsa.Correlate", "Elsa.WriteLine", "Elsa.Delay", "Elsa.StartAt", "Elsa.Event",
        "Elsa.PublishEvent", "Elsa.RunTask", "Elsa.Start", "Elsa.End", "Elsa.Finish", "Elsa.Complete", "Elsa.Fault")]
    public void What_a_flow_of_approvals_needs_is_run(params string[] types)
    {
        types.Should().OnlyContain(type => ActivityCatalogue.Elsa.Find(type)!.Runs);
    }

    [Fact]
    public void Every_activity_of_the_format_is_described_with_distinct_members()
    {
        var all = ActivityCatalogue.Elsa.All.ToList();

        all.Should().HaveCount(39);
        all.Should().OnlyContain(d => d.Inputs.Select(i => i.Name).Concat(d.Outputs.Select(o => o.Name)).Concat(d.Ports).Distinct().Count() == d.Inputs.Count + d.Outputs.Count + d.Ports.Count);
    }

    [Fact]
    public void Outcomes_come_from_the_type_its_input_or_its_cases()
    {
        var steps = Flow()
            .Step("decision", "Elsa.FlowDecision").Step("switch", "Elsa.FlowSwitch", ("cases", Cases(("大", "true"), ("small", "false"))))
            .Step("text", "Elsa.FlowFork", ("branches", Obj("""["a","b"]"""))).Step("list", "Elsa.FlowFork", ("branches", Plain(new System.Text.Json.Nodes.JsonArray("x", 5))))
            .Step("script", "Elsa.FlowFork", ("branches", Js("x"))).Step("line", "Elsa.WriteLine")
            .Definition().Root.Activities.ToDictionary(a => a.Id, a => ActivityCatalogue.Elsa.Find(a.Type)!.Outcomes.Of(a));

        steps["decision"].Should().Equal("True", "False");
        steps["switch"].Should().Equal("大", "small", "Default");
        steps["text"].Should().Equal("a", "b");
        steps["list"].Should().Equal("x", "5");
        steps["script"].Should().BeNull();
        steps["line"].Should().Equal("Done");
    }
}
