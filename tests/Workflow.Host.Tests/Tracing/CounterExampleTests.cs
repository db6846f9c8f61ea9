using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Host.Commands;
using Workflow.Host.Tests.Stores;

namespace Workflow.Host.Tests.Tracing;

/// <summary>What <c>lint</c> gives as counter-example is a file of steps: <c>trace</c> replays it and shows the defect.</summary>
public sealed class CounterExampleTests
{
    private static DrawnFlow Started(string id) => new DrawnFlow(id).Step("start", "Elsa.Start");

    [Fact]
    public async Task A_join_that_is_passed_over_by_an_input_is_shown_passed_over()
    {
        var flow = Started("passed").Input("Kind").Step("q", "Elsa.FlowDecision", ("condition", "JavaScript", "getInput('Kind') !== 'small'")).Task("a").Task("b").Join("j", "WaitAll").Line("after").Line("no")
            .Connect("start -> q", "start -> b", "q:True -> a", "q:False -> no", "a -> j", "b -> j", "j -> after");

        var (steps, instance) = await ReplayAsync(flow, "join.wait-all-behind-choice");

        steps[0]!["input"]!["Kind"]!.GetValue<string>().Should().Be("small");
        Status(instance).Should().Be("Finished");
        Executions(instance).Should().NotContain(step => step.StartsWith("j:") || step.StartsWith("after:"));
    }

    [Theory]
    [InlineData("getInput('Kind').length > 3")]
    [InlineData("getInput('Kind').trim().length === 12")]
    [InlineData("getInput('Kind')?.site?.region === 'q'")]
    [InlineData("new Date(getInput('Kind')).getUTCFullYear() === 2030")]
    public async Task An_input_is_found_that_forces_what_is_asked_of_its_length_members_or_year(string condition)
    {
        var flow = Started("asked").Input("Kind").Step("q", "Elsa.FlowDecision", ("condition", "JavaScript", condition)).Task("a").Task("b").Join("j", "WaitAll").Line("after").Line("no")
            .Connect("start -> q", "start -> b", "q:False -> a", "q:True -> no", "a -> j", "b -> j", "j -> after");

        var (steps, instance) = await ReplayAsync(flow, "join.wait-all-behind-choice");

        steps[0]!["input"]!["Kind"].Should().NotBeNull();
        Executions(instance).Should().Contain("no:Completed").And.NotContain(step => step.StartsWith("j:"));
    }

    [Fact]
    public async Task A_choice_by_the_result_of_a_task_is_forced_by_that_result()
    {
        var flow = Started("result").Variable("Opinion").Task("ask").With("result", new JsonObject { ["typeName"] = "Object", ["memoryReference"] = new JsonObject { ["id"] = "Opinion" } })
            .Step("q", "Elsa.FlowDecision", ("condition", "JavaScript", "getOpinion().score >= 60")).Task("a").Task("b").Join("j", "WaitAll").Line("low")
            .Connect("start -> ask", "ask -> q", "q:True -> a", "ask -> b", "q:False -> low", "a -> j", "b -> j");

        var (steps, instance) = await ReplayAsync(flow, "join.wait-all-behind-choice");

        steps[1]!["task"]!.GetValue<string>().Should().Be("ask");
        steps[1]!["result"].Should().NotBeNull();
        Executions(instance).Should().Contain("low:Completed").And.NotContain(step => step.StartsWith("j:"));
    }

    [Fact]
    public async Task A_join_that_runs_twice_is_shown_twice()
    {
        var flow = Started("twice").Task("a").Task("b").Step("c", "Elsa.Event", ("eventName", "Literal", "Paid")).Line("m").With("customProperties", new JsonObject { ["mergeMode"] = "Cascade" }).Join("j", "WaitAllActive")
            .Connect("start -> a", "start -> b", "start -> c", "a -> m", "b -> m", "m -> j", "c -> j");

        var (_, instance) = await ReplayAsync(flow, "join.runs-twice");

        Executions(instance).Count(step => step.StartsWith("j:")).Should().Be(2);
    }

    [Fact]
    public async Task A_path_without_an_end_is_shown_where_it_turns()
    {
        var flow = Started("endless").Input("Stay").Step("q", "Elsa.FlowDecision", ("condition", "Input", """{"name":"Stay"}""")).Step("wait", "Elsa.Delay", ("timeSpan", "Literal", "01:00:00")).Task("a").Line("out")
            .Connect("start -> q", "q:True -> wait", "q:False -> out", "wait -> a", "a -> wait");

        var (steps, instance) = await ReplayAsync(flow, "flow.no-end");

        steps[0]!["input"]!["Stay"]!.GetValue<bool>().Should().BeTrue();
        Status(instance).Should().Be("Running");
    }

    [Fact]
    public async Task A_circle_without_a_wait_is_shown_stopped()
    {
        var (_, instance) = await ReplayAsync(Started("circle").Line("a").Line("b").Connect("start -> a", "a -> b", "b -> a"), "flow.no-end");

        instance.GetProperty("incidents")[0].GetProperty("code").GetString().Should().Be("run.step-limit");
    }

    [Fact]
    public async Task A_loop_entered_beside_its_head_is_shown_faulted()
    {
        var flow = Started("beside").Input("Again").Task("head").Step("last", "Elsa.FlowDecision", ("condition", "JavaScript", "getAgain() > 3")).Line("out")
            .Connect("start -> head", "head -> last", "start -> last", "last:True -> head", "last:False -> out");

        var (_, instance) = await ReplayAsync(flow, "flow.invalid-loop");

        instance.GetProperty("incidents")[0].GetProperty("code").GetString().Should().Be("flow.invalid-loop");
    }

    [Fact]
    public async Task A_join_that_never_runs_is_shown_left_out_to_the_end()
    {
        var flow = Started("never").Input("Go").Step("q", "Elsa.FlowDecision", ("condition", "JavaScript", "getInput('Go') == 1")).Join("j", "WaitAll").Task("a").Join("k", "WaitAllActive")
            .Connect("start -> q", "q:True -> j", "q:False -> j", "j -> a", "a -> k");

        var (_, instance) = await ReplayAsync(flow, "join.never-runs");

        Status(instance).Should().Be("Finished");
        Executions(instance).Should().NotContain(step => step.StartsWith("k:"));
    }

    [Fact]
    public async Task Waits_of_approvals_are_answered_with_their_outcomes()
    {
        var flow = Started("approval").Step("file", "Approval.AwaitFiling", ("stage", "Literal", "planning-permit")).Step("check", "Approval.Intake", ("stage", "Literal", "planning-permit")).Task("b")
            .Join("j", "WaitAll").Line("after").Step("no", "Elsa.End")
            .Connect("start -> file", "file:Filed -> check", "file:Filed -> b", "check:Accepted -> j", "check:AcceptedWithTolerance -> j", "check:Supplement -> j", "check:Refused -> no", "b -> j", "j -> after");

        var (steps, instance) = await ReplayAsync(flow, "join.wait-all-behind-choice");

        steps.Select(step => step!["op"]!.GetValue<string>()).Should().Contain("answer");
        Executions(instance).Should().NotContain(step => step.StartsWith("j:"));
    }

    [Fact]
    public async Task A_choice_that_nothing_forces_says_so_and_its_steps_still_run()
    {
        var flow = Started("fixed").Step("q", "Elsa.FlowDecision", ("condition", "Literal", "true")).Task("a").Task("b").Join("j", "WaitAll").Line("no")
            .Connect("start -> q", "start -> b", "q:True -> a", "q:False -> no", "a -> j", "b -> j");

        (await LintAsync(await flow.WriteAsync(), "join.wait-all-behind-choice")).GetProperty("message").GetString().Should().Contain("No input or result was found that forces every choice");
        await ReplayAsync(flow, "join.wait-all-behind-choice");
    }

    private static async Task<(JsonArray Steps, JsonElement Instance)> ReplayAsync(DrawnFlow flow, string defect)
    {
        var file = await flow.WriteAsync();
        var steps = (await LintAsync(file, defect)).GetProperty("counterExample").GetRawText();
        var stepsFile = TestFolder.File(Sample.Unique("steps-"));
        await File.WriteAllTextAsync(stepsFile, steps);
        var (code, output) = await RunAsync("trace", "--definitions", file, "--steps", stepsFile, "--json");
        code.Should().Be(0);
        return (JsonNode.Parse(steps)!.AsArray(), JsonDocument.Parse(output).RootElement.GetProperty("instances")[0]);
    }

    private static async Task<JsonElement> LintAsync(string file, string defect)
    {
        var (code, output) = await RunAsync("lint", file, "--json");
        code.Should().Be(1);
        return JsonDocument.Parse(output).RootElement.EnumerateArray().Should().ContainSingle(problem => problem.GetProperty("code").GetString() == defect, output).Subject;
    }

    private static async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, output, error, CancellationToken.None);
        error.ToString().Should().BeEmpty();
        return (code, output.ToString());
    }

    private static string Status(JsonElement instance) => instance.GetProperty("status").GetString()!;

    private static IEnumerable<string> Executions(JsonElement instance) => instance.GetProperty("executions").EnumerateArray().Select(step => step.GetString()!);
}
