using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Publishing;
using static Workflow.Tests.FlowBuilder;

namespace Workflow.Tests.Publishing;

/// <summary>What the gate sees of branches: joins behind choices, soft dependencies, variables written twice.</summary>
public sealed class BranchTests
{
    private static readonly ActivityCatalogue Catalogue = ActivityCatalogue.Elsa.With(
    [
        new ActivityDescriptor
        {
            Type = "Test.Review", Category = "approval", Kind = ActivityKind.WaitingWork,
            Inputs = [new("finishAfter", "List<String>", InputHint.NodeReferences)],
        },
    ]);

    private static IReadOnlyList<Problem> Validate(FlowBuilder flow) => DefinitionValidator.Validate(flow.Definition(Catalogue), Catalogue);

    private static FlowBuilder Forked() => Flow().Variable("v")
        .Step("start", "Elsa.Start").Step("fork", "Elsa.FlowFork", ("branches", Obj("""["l","r"]"""))).Chain("start", "fork");

    [Fact]
    public void A_join_that_waits_for_all_behind_a_choice_is_refused()
    {
        var flow = Forked().Step("a", "Elsa.WriteLine").Step("d", "Elsa.FlowDecision", ("condition", Js("true"))).Step("j", "Elsa.FlowJoin", ("mode", "WaitAll"))
            .Connect("fork", "a", "l").Connect("fork", "d", "r").Connect("a", "j").Connect("d", "j", "True")
            .Step("no", "Elsa.End").Connect("d", "no", "False");

        var problem = Validate(flow).Should().ContainSingle().Subject;

        problem.Code.Should().Be("join.wait-all-behind-choice");
        problem.Path.Should().Be("Workflow1:root:j");
        problem.Values["choice"].Should().Be("d");
        problem.Values["outcome"].Should().Be("True");
    }

    [Fact]
    public void A_join_that_waits_for_both_ways_of_a_decision_is_refused()
    {
        var flow = Flow().Step("d", "Elsa.FlowDecision", ("condition", Js("true"))).Step("j", "Elsa.FlowJoin", ("mode", "WaitAll"))
            .Connect("d", "j", "True").Connect("d", "j", "False");

        Validate(flow).Should().ContainSingle().Which.Code.Should().Be("join.wait-all-behind-choice");
    }

    [Fact]
    public void A_join_that_waits_for_all_branches_of_a_fork_is_let_through()
    {
        var flow = Forked().Step("a", "Elsa.WriteLine").Step("b", "Elsa.WriteLine").Step("j", "Elsa.FlowJoin", ("mode", "WaitAll"))
            .Connect("fork", "a", "l").Connect("fork", "b", "r").Connect("a", "j").Connect("b", "j");

        Validate(flow).Should().BeEmpty();
    }

    [Fact]
    public void A_fork_and_its_join_may_stand_behind_a_choice_together()
    {
        var flow = Flow().Step("d", "Elsa.FlowDecision", ("condition", Js("true"))).Step("a", "Elsa.WriteLine").Step("b", "Elsa.WriteLine").Step("j", "Elsa.FlowJoin", ("mode", "WaitAll"))
            .Connect("d", "a", "True").Connect("d", "b", "True").Connect("a", "j").Connect("b", "j")
            .Step("no", "Elsa.End").Connect("d", "no", "False");

        Validate(flow).Should().BeEmpty();
    }

    [Fact]
    public void A_choice_that_merged_again_is_no_condition_of_the_join()
    {
        var flow = Forked().Step("d", "Elsa.FlowDecision", ("condition", Js("true"))).Step("x", "Elsa.WriteLine").Step("y", "Elsa.WriteLine").Step("m", "Elsa.WriteLine")
            .Step("b", "Elsa.WriteLine").Step("j", "Elsa.FlowJoin", ("mode", "WaitAll"))
            .Connect("fork", "d", "l").Connect("d", "x", "True").Connect("d", "y", "False").Connect("x", "m").Connect("y", "m").Connect("m", "j")
            .Connect("fork", "b", "r").Connect("b", "j");

        Validate(flow).Should().BeEmpty();
    }

    [Fact]
    public void A_loop_back_into_a_branch_is_no_condition_of_the_join()
    {
        var flow = Flow().Step("start", "Elsa.Start").Step("j", "Elsa.FlowJoin", ("mode", "WaitAll")).Step("d", "Elsa.FlowDecision", ("condition", Js("true")))
            .Step("yes", "Elsa.End").Chain("start", "j", "d").Connect("d", "j", "False").Connect("d", "yes", "True");

        Validate(flow).Should().BeEmpty();
    }

    [Fact]
    public void A_soft_dependency_on_a_step_of_another_branch_is_let_through()
    {
        var flow = Forked().Step("a", "Test.Review").Step("b", "Test.Review", ("finishAfter", Obj("""["a"]"""))).Connect("fork", "a", "l").Connect("fork", "b", "r");

        Validate(flow).Should().BeEmpty();
    }

    [Theory]
    [InlineData("""["b"]""", """["a"]""")]
    [InlineData("""["a"]""", "[]")]
    public void Soft_dependencies_that_wait_for_each_other_are_refused(string ofA, string ofB)
    {
        var flow = Forked().Step("a", "Test.Review", ("finishAfter", Obj(ofA))).Step("b", "Test.Review", ("finishAfter", Obj(ofB))).Connect("fork", "a", "l").Connect("fork", "b", "r");

        Validate(flow).Should().ContainSingle().Which.Code.Should().Be("finish-after.cycle");
    }

    [Fact]
    public void A_soft_dependency_against_the_connections_is_refused_with_the_path()
    {
        var flow = Flow().Step("a", "Test.Review", ("finishAfter", Obj("""["c"]"""))).Step("b", "Test.Review").Step("c", "Test.Review").Chain("a", "b", "c");

        Validate(flow).Should().ContainSingle().Which.Values["path"].Should().Be("a -> b -> c -> a");
    }

    [Fact]
    public void A_soft_dependency_along_a_loop_back_is_no_cycle()
    {
        var flow = Flow().Step("start", "Elsa.Start").Step("a", "Test.Review").Step("b", "Test.Review", ("finishAfter", Obj("""["a"]"""))).Step("d", "Elsa.FlowDecision", ("condition", Js("true")))
            .Step("yes", "Elsa.End").Chain("start", "a", "b", "d").Connect("d", "a", "False").Connect("d", "yes", "True");

        Validate(flow).Should().BeEmpty();
    }

    [Fact]
    public void A_soft_dependency_on_a_step_that_is_not_there_is_refused()
    {
        var flow = Flow().Step("a", "Test.Review", ("finishAfter", Obj("""["ghost"]""")));

        Validate(flow).Should().ContainSingle().Which.Should().Match<Problem>(p => p.Code == "finish-after.step-unknown" && p.Values["id"] == "ghost");
    }

    [Fact]
    public void A_soft_dependency_outside_a_flowchart_is_refused()
    {
        var flow = Flow().With("root", Sequence("root", Activity("a", "Test.Review"), Activity("b", "Test.Review", ("finishAfter", Obj("""["a"]""")))));

        Validate(flow).Should().ContainSingle().Which.Code.Should().Be("finish-after.step-unknown");
    }

    [Fact]
    public void A_soft_dependency_must_be_written_out()
    {
        Validate(Flow().Step("a", "Test.Review", ("finishAfter", Js("['b']")))).Should().ContainSingle().Which.Code.Should().Be("finish-after.not-literal");
    }

    [Fact]
    public void Two_parallel_branches_that_set_one_variable_are_told()
    {
        var flow = Forked().Step("a", "Elsa.SetVariable", ("variable", VariableRef("v")), ("value", 1)).Step("b", "Elsa.RunTask", ("taskName", "t"), ("result", Into("v")))
            .Connect("fork", "a", "l").Connect("fork", "b", "r");

        Validate(flow).Should().ContainSingle().Which.Should().Match<Problem>(p => p.Code == "variable.parallel-writes" && p.Severity == Severity.Warning && p.Values["variable"] == "v");
    }

    [Fact]
    public void Two_ways_of_one_decision_may_set_one_variable()
    {
        var flow = Flow().Variable("v").Step("d", "Elsa.FlowDecision", ("condition", Js("true")))
            .Step("a", "Elsa.SetVariable", ("variable", VariableRef("v")), ("value", 1)).Step("b", "Elsa.SetVariable", ("variable", VariableRef("v")), ("value", 2))
            .Connect("d", "a", "True").Connect("d", "b", "False");

        Validate(flow).Should().BeEmpty();
    }

    [Fact]
    public void Steps_one_after_the_other_may_set_one_variable()
    {
        var flow = Flow().Variable("v").Step("a", "Elsa.SetVariable", ("variable", VariableRef("v"))).Step("b", "Elsa.SetVariable", ("variable", VariableRef("v"))).Chain("a", "b");

        Validate(flow).Should().BeEmpty();
    }

    [Fact]
    public void Items_handled_in_parallel_that_set_an_outer_variable_are_told()
    {
        var flow = Flow().Variable("v").Step("each", "Elsa.ParallelForEach", ("items", Obj("[1,2]")), ("body", SetVariable("s", "v", 1)));

        Validate(flow).Should().ContainSingle().Which.Code.Should().Be("variable.parallel-writes");
    }
}
