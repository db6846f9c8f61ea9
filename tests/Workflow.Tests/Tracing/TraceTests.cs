using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Tracing;
using Workflow.Engine.Values;

namespace Workflow.Tests.Tracing;

/// <summary>Several workflows beside each other, in memory and in virtual time.</summary>
public sealed class TraceTests
{
    private const string Child = """{"id":"s","type":"Elsa.Sequence","activities":[%LINE(child,"`child ${getWho()}`")%,%TASK(work)%,{"id":"said","type":"Elsa.SetOutput","outputName":%TEXT(Said)%,"outputValue":%JS('hi ' + getWho())%}]}""";

    [Fact]
    public void A_workflow_that_is_executed_runs_at_its_place_and_gives_its_output_when_it_ends()
    {
        var trace = Of(
            Read("parent", """{"id":"s","type":"Elsa.Sequence","activities":[%LINE(a,"'before'")%,{"id":"x","type":"Elsa.ExecuteWorkflow","workflowDefinitionId":%TEXT(child)%,"input":%JS(({Who: 'x'}))%,"waitForCompletion":%TEXT(true)%,"result":{"typeName":"Object","memoryReference":{"id":"r"}}},%LINE(b,"toJson(getR().output)")%]}""",
                variables: """{"id":"r","name":"R","typeName":"Object"}"""),
            Read("child", Child, inputs: "Who", outputs: "Said"));

        trace.Run("parent", [], null);
        var waiting = trace.Instances[0].Executions.ToList();
        trace.Report("work", Value.Undefined);

        waiting.Should().Equal("a:Completed", "x:Running");
        trace.Lines.Should().Equal("before", "child x", """{"Said":"hi x"}""");
        trace.Instances.Select(Shown).Should().Equal("parent Finished/Finished", "child Finished/Finished of parent");
    }

    [Fact]
    public void What_is_dispatched_runs_after_who_dispatched_it_and_nobody_waits()
    {
        var trace = Of(
            Read("parent", """{"id":"s","type":"Elsa.Sequence","activities":[{"id":"d","type":"Elsa.DispatchWorkflow","workflowDefinitionId":%TEXT(child)%,"correlationId":%TEXT(c-1)%,"input":%JS(({Who: 'y'}))%},%LINE(b,"'parent ends'")%]}"""),
            Read("child", """{"id":"s","type":"Elsa.Sequence","activities":[%LINE(child,"`child ${getWho()} ${getCorrelationId()}`")%]}""", inputs: "Who"));

        trace.Run("parent", [], null);

        trace.Lines.Should().Equal("parent ends", "child y c-1");
    }

    [Fact]
    public void A_workflow_nobody_published_faults_the_step_that_starts_it()
    {
        var trace = Of(Read("parent", """{"id":"d","type":"Elsa.DispatchWorkflow","workflowDefinitionId":%TEXT(nowhere)%}"""));

        trace.Run("parent", [], null);

        Shown(trace.Instances[0]).Should().Be("parent Finished/Faulted");
        trace.Instances[0].State!.Incidents.Select(incident => incident.Code).Should().Equal("workflow.not-found");
    }

    [Fact]
    public void A_bulk_of_workflows_ends_with_the_last_and_follows_each()
    {
        var trace = Of(
            Read("parent", """{"id":"s","type":"Elsa.Sequence","activities":[{"id":"b","type":"Elsa.BulkDispatchWorkflows","workflowDefinitionId":%TEXT(child)%,"items":%JS(['a', {Who: 'b'}])%,"defaultItemInputKey":%TEXT(Who)%,"correlationIdFunction":%JS(`c-${getItem().Who ?? getItem()}`)%,"childCompleted":%LINE(one,"'one ended'")%},%LINE(all,"'all ended'")%]}"""),
            Read("child", """{"id":"s","type":"Elsa.Sequence","activities":[%TASK(work)%,%LINE(child,"`child ${getWho()} ${getCorrelationId()}`")%]}""", inputs: "Who"));

        trace.Run("parent", [], null);
        trace.Report("work", Value.Undefined);
        var afterOne = trace.Lines.ToList();
        trace.Report("work", Value.Undefined);

        afterOne.Should().Equal("child a c-a", "one ended");
        trace.Lines.Should().Equal("child a c-a", "one ended", "child b c-b", "one ended", "all ended");
        Of(Read("parent", """{"id":"b","type":"Elsa.BulkDispatchWorkflows","workflowDefinitionId":%TEXT(parent)%,"items":%JS([])%}""")).With(none => none.Run("parent", [], null))
            .Instances.Select(Shown).Should().Equal("parent Finished/Finished");
    }

    [Fact]
    public void Workflows_that_execute_each_other_without_end_are_stopped()
    {
        var trace = Of(Read("round", """{"id":"x","type":"Elsa.ExecuteWorkflow","workflowDefinitionId":%TEXT(round)%}"""));

        trace.Run("round", [], null);

        trace.Instances[^1].State!.Incidents.Should().ContainSingle().Which.Code.Should().Be("workflow.too-deep");
    }

    [Fact]
    public void An_event_starts_what_it_triggers_and_resumes_whoever_waits_with_its_correlation()
    {
        var waiter = """{"id":"s","type":"Elsa.Sequence","activities":[{"id":"e","type":"Elsa.Event","eventName":%TEXT(Paid)%},%LINE(after,"`paid ${getCorrelationId()}`")%]}""";
        var trace = Of(
            Read("waiter", waiter),
            Read("started", """{"id":"s","type":"Elsa.Sequence","activities":[{"id":"e","type":"Elsa.Event","eventName":%TEXT(Paid)%,"customProperties":{"canStartWorkflow":true},"result":{"typeName":"Object","memoryReference":{"id":"p"}}},%LINE(after,"`started with ${getP()}`")%]}""",
                variables: """{"id":"p","name":"P","typeName":"Object"}"""));
        trace.Run("waiter", [], "c-1");
        trace.Run("waiter", [], "c-2");

        trace.Publish("Paid", "c-2", Value.Of("7"));
        trace.Publish("Other", null, Value.Null);
        var correlated = trace.Lines.ToList();
        trace.Publish("Paid", null, Value.Of("8"));

        correlated.Should().Equal("started with 7", "paid c-2");
        trace.Lines.Skip(2).Should().Equal("started with 8", "paid c-1");
    }

    [Theory]
    [InlineData(9, true)]
    [InlineData(11, false)]
    public void An_event_that_comes_before_its_listener_waits_ten_minutes(int minutes, bool heard)
    {
        var trace = Of(Read("waiter", """{"id":"s","type":"Elsa.Sequence","activities":[{"id":"e","type":"Elsa.Event","eventName":%TEXT(Paid)%},%LINE(after,"'paid'")%]}"""));

        trace.Publish("Paid", null, Value.Null);
        trace.Advance(TimeSpan.FromMinutes(minutes));
        trace.Run("waiter", [], null);

        trace.Lines.Any().Should().Be(heard);
    }

    [Fact]
    public void Timers_start_and_resume_at_their_own_moments()
    {
        var trace = Of(
            Read("each", """{"id":"s","type":"Elsa.Sequence","activities":[{"id":"t","type":"Elsa.Timer","interval":%TEXT(00:20:00)%,"customProperties":{"canStartWorkflow":true}},%LINE(tick,"'tick'")%]}"""),
            Read("cron", """{"id":"s","type":"Elsa.Sequence","activities":[{"id":"c","type":"Elsa.Cron","cronExpression":%TEXT(0 30 0 * * ?)%},%LINE(half,"'half past'")%]}"""));
        trace.Run("cron", [], null);

        trace.Advance(TimeSpan.FromHours(1));

        trace.Lines.Should().Equal("tick", "half past", "tick", "tick");
        trace.Now.Should().Be(Trace.Begin.AddHours(1));
    }

    [Fact]
    public void Cancelling_takes_children_along()
    {
        var trace = Of(
            Read("parent", """{"id":"x","type":"Elsa.DispatchWorkflow","workflowDefinitionId":%TEXT(child)%,"waitForCompletion":%TEXT(true)%}"""),
            Read("child", """{"id":"s","type":"Elsa.Sequence","activities":[%TASK(work)%]}"""));
        trace.Run("parent", [], null);

        trace.Cancel();

        trace.Instances.Select(Shown).Should().Equal("parent Finished/Cancelled", "child Finished/Cancelled of parent");
        trace.Instances[1].Executions.Should().Equal("work:Canceled");
    }

    [Theory]
    [InlineData("SingletonStrategy", 1)]
    [InlineData("CorrelationStrategy", 2)]
    [InlineData("CorrelatedSingletonStrategy", 2)]
    [InlineData("AllowAlwaysStrategy", 3)]
    public void An_activation_strategy_says_who_may_start(string strategy, int instances)
    {
        var trace = Of(Read("waiter", """{"id":"s","type":"Elsa.Sequence","activities":[%TASK(work)%]}""",
            more: $$""","options":{"activationStrategyType":"Elsa.Workflows.ActivationValidators.{{strategy}}, Elsa.Workflows.Core"}"""));

        trace.Run("waiter", [], "c-1");
        trace.Run("waiter", [], "c-1");
        trace.Run("waiter", [], "c-2");

        trace.Instances.Should().HaveCount(instances);
    }

    [Fact]
    public void Whatever_is_open_is_resumed_until_nothing_is()
    {
        var trace = Of(Read("all", """{"id":"p","type":"Elsa.Parallel","activities":[{"id":"d2","type":"Elsa.Delay","timeSpan":%TEXT(02:00:00)%},{"id":"d1","type":"Elsa.Delay","timeSpan":%TEXT(01:00:00)%},%TASK(work)%,{"id":"e","type":"Elsa.Event","eventName":%TEXT(Any)%}]}"""));
        trace.Run("all", [], null);

        trace.UntilEnd();

        Shown(trace.Instances[0]).Should().Be("all Finished/Finished");
        trace.Now.Should().Be(Trace.Begin.AddHours(2));
    }

    private const string Asked = ""","options":{"usableAsActivity":true},"outcomes":["Yes","No"]""";

    private const string Asks = """{"id":"f","type":"Elsa.Flowchart","activities":[{"id":"q","type":"Elsa.FlowDecision","condition":%JS(getWho() == 'b')%},%TASK(work)%,{"id":"y","type":"Elsa.Complete","outcomes":%TEXT(Yes)%},{"id":"so","type":"Elsa.SetOutput","outputName":%TEXT(Said)%,"outputValue":%JS(`no to ${getWho()}`)%},{"id":"n","type":"Elsa.Complete","outcomes":%TEXT(No)%}],"connections":[{"source":{"activity":"q","port":"True"},"target":{"activity":"work"}},{"source":{"activity":"work","port":"Done"},"target":{"activity":"y"}},{"source":{"activity":"q","port":"False"},"target":{"activity":"so"}},{"source":{"activity":"so","port":"Done"},"target":{"activity":"n"}}]}""";

    [Fact]
    public void A_workflow_used_as_an_activity_runs_in_the_same_instance_with_inputs_outputs_and_outcomes_of_its_own()
    {
        var trace = Of(
            Read("user", """{"id":"f","type":"Elsa.Flowchart","activities":[{"id":"a","type":"AskFlow","version":1,"who":%TEXT(a)%,"said":{"typeName":"String","memoryReference":{"id":"w"}}},{"id":"b","type":"AskFlow","version":1,"who":%JS('b')%},%LINE(yes,"`yes after ${getWho()}`")%],"connections":[{"source":{"activity":"a","port":"No"},"target":{"activity":"b"}},{"source":{"activity":"b","port":"Yes"},"target":{"activity":"yes"}}]}""",
                variables: """{"id":"w","name":"Who","typeName":"String"}"""),
            Read("ask", Asks, inputs: "Who", outputs: "Said", more: Asked));

        trace.Run("user", [], null);
        var waiting = trace.Instances[0].Executions.ToList();
        trace.Report("work", Value.Undefined);

        waiting.Should().Equal("a:Completed", "f:Completed", "q:Completed", "so:Completed", "n:Completed", "b:Running", "f:Running", "q:Completed", "work:Running");
        trace.Lines.Should().Equal("yes after no to a");
        trace.Instances.Select(Shown).Should().Equal("user Finished/Finished");
    }

    [Fact]
    public void What_is_inside_a_workflow_used_as_an_activity_neither_sees_nor_ends_what_is_around_it()
    {
        var trace = Of(
            Read("user", """{"id":"s","type":"Elsa.Sequence","activities":[{"id":"l","type":"Elsa.ForEach","items":%JS([1, 2])%,"body":{"id":"i","type":"InnerFlow","version":1}},%LINE(end,"`${getOuter()} ends`")%]}""",
                variables: """{"id":"o","name":"Outer","typeName":"String","value":"outer"}"""),
            Read("inner", """{"id":"s","type":"Elsa.Sequence","activities":[%LINE(in,"`${getVariable('Outer')} ${getVariable('CurrentValue')}`")%,{"id":"br","type":"Elsa.Break"},%LINE(never,"'never'")%]}""", more: ""","options":{"usableAsActivity":true}"""));

        trace.Run("user", [], null);

        trace.Lines.Should().Equal("null null", "null null", "outer ends");
    }

    [Theory]
    [InlineData("NameBeforeFlow", "\"workflowDefinitionId\":\"ask\"", "new")]
    [InlineData("NameBeforeFlow", "\"workflowDefinitionId\":\"ask\",\"workflowDefinitionVersionId\":\"ask-1\"", "old")]
    [InlineData("NameBeforeFlow", "\"workflowDefinitionId\":\"ask\",\"workflowDefinitionVersionId\":\"ask-7\"", "new")]
    [InlineData("AskFlow", "\"workflowDefinitionVersionId\":\"ask-1\"", "old")]
    [InlineData("AskFlow", "\"workflowDefinitionVersionId\":\"ask-7\"", "new")]
    public void A_workflow_is_found_by_its_version_id_else_by_name_else_by_its_id(string type, string members, string line)
    {
        var trace = Of(
            Read("user", $$"""{"id":"a","type":"{{type}}","version":3,{{members}},"who":%TEXT(b)%}"""),
            Version(1, "old"),
            Version(2, "new"));

        trace.Run("user", [], null);

        trace.Lines.Should().Equal($"{line} b");

        static Func<ActivityCatalogue, WorkflowDefinition> Version(int version, string word) => catalogue =>
            Read("ask", $$"""{"id":"l","type":"Elsa.WriteLine","text":%JS(`{{word}} ${getWho()}`)%}""", inputs: "Who", more: ""","options":{"usableAsActivity":true}""")(catalogue) with { Version = version, VersionId = $"ask-{version}" };
    }

    [Fact]
    public void Workflows_that_hold_each_other_twice_over_are_too_large_long_before_they_fill_the_memory()
    {
        var files = Enumerable.Range(0, 30).Select(i => Read($"n{i}", i == 0
            ? """{"id":"l","type":"Elsa.WriteLine","text":%JS('x')%}"""
            : $$"""{"id":"s","type":"Elsa.Sequence","activities":[{"id":"a","type":"N{{i - 1}}Flow","version":1},{"id":"b","type":"N{{i - 1}}Flow","version":1}]}""", more: ""","options":{"usableAsActivity":true}""")).ToArray();
        var trace = Of(files);

        trace.Run("n3", [], null);
        trace.Run("n29", [], null);

        trace.Lines.Should().HaveCount(8);
        trace.Instances[^1].State!.Incidents.Should().ContainSingle().Which.Code.Should().Be("workflow.too-large");
    }

    [Fact]
    public void The_root_is_listed_unless_it_holds_others()
    {
        var trace = Of(Read("one", """{"id":"l","type":"Elsa.WriteLine","text":%JS('x')%}"""), Read("many", """{"id":"s","type":"Elsa.Sequence","activities":[]}"""));

        trace.Run("one", [], null);
        trace.Run("many", [], null);

        trace.Instances.Select(instance => string.Join(' ', instance.Executions)).Should().Equal("l:Completed", "");
    }

    [Fact]
    public void A_workflow_inside_itself_faults_where_it_is_reached()
    {
        var trace = Of(Read("self", """{"id":"i","type":"SelfFlow","version":1}""", more: ""","options":{"usableAsActivity":true}"""));

        trace.Run("self", [], null);

        trace.Instances[0].State!.Incidents.Should().ContainSingle().Which.Code.Should().Be("workflow.cyclic");
    }

    private static string Shown(TracedInstance instance) =>
        $"{instance.Definition.Source.DefinitionId} {instance.State!.Status}/{instance.State.SubStatus}{(instance.Parent is { } parent ? $" of {parent.Definition.Source.DefinitionId}" : "")}";

    private static Trace Of(params Func<ActivityCatalogue, WorkflowDefinition>[] files)
    {
        var catalogue = ActivityCatalogue.Elsa;
        catalogue = catalogue.WithWorkflows(files.Select(file => file(catalogue)));
        return new Trace(files.Select(file => file(catalogue)), catalogue);
    }

    private static Func<ActivityCatalogue, WorkflowDefinition> Read(string id, string root, string variables = "", string? inputs = null, string? outputs = null, string more = "") =>
        TraceDefinitions.Read(id, root, variables, inputs, outputs, more);
}
