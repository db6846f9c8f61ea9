using static Workflow.Engine.Activities.ActivityKind;

namespace Workflow.Engine.Activities;

public sealed partial class ActivityCatalogue
{
    private const string Waits = "every wait is a bookmark that is due at its time";
    private const string Starts = "workflows start in the transaction of their case";

    private const string NoWeb = "flows are started and resumed through the API, not through web addresses of their own";

    /// <summary>The activities of Elsa 3: all are read and written back, those that <see cref="ActivityDescriptor.Runs"/> are executed.</summary>
    public static ActivityCatalogue Elsa { get; } =
        new ActivityCatalogue(new OrderedDictionary<string, ActivityDescriptor[]>(StringComparer.Ordinal))
            .With([.. Flow(), .. Containers(), .. Data(), .. Events(), .. Timers(), .. Workflows(), .. Web()]);

    private static IEnumerable<ActivityDescriptor> Flow() =>
    [
        new() { Type = "Elsa.Flowchart", Category = "flow", Kind = Construct, IsContainer = true },
        new() { Type = "Elsa.Start", Category = "flow", Kind = Construct },
        new() { Type = "Elsa.End", Category = "flow", Kind = Construct, IsTerminal = true },
        new() { Type = "Elsa.Finish", Category = "flow", Kind = Construct, IsTerminal = true },
        new()
        {
            Type = "Elsa.Complete", Category = "flow", Kind = Construct, IsTerminal = true,
            Inputs = [new("outcomes", "List<String>", InputHint.Outcomes)],
        },
        new()
        {
            Type = "Elsa.FlowDecision", Category = "flow", Kind = Construct,
            Inputs = [Condition],
            Outcomes = new OutcomeRule.Fixed(["True", "False"]),
        },
        new()
        {
            Type = "Elsa.FlowSwitch", Category = "flow", Kind = Construct,
            Inputs = [new("cases", "Object", InputHint.FlowCases) { IsPlain = true, IsLazy = true }, SwitchMode],
            Outcomes = new OutcomeRule.FromCases(["Default"]),
        },
        new()
        {
            Type = "Elsa.FlowFork", Category = "flow", Kind = Construct, TakesAllOutcomes = true,
            Inputs = [new("branches", "List<String>", InputHint.Outcomes)],
            Outcomes = new OutcomeRule.FromInput("branches", []),
        },
        new()
        {
            Type = "Elsa.FlowJoin", Category = "flow", Kind = Construct,
            Inputs = [new("mode", "String", InputHint.DropDown) { Default = "WaitAny", Options = ["WaitAny", "WaitAll", "WaitAllActive"] }],
        },
        new() { Type = "Elsa.FlowNode", Category = "flow", Kind = Construct, Ports = ["body"] },
        new()
        {
            Type = "Elsa.Fault", Category = "flow", Kind = Construct,
            Inputs = [Text("code"), Text("category"), Text("faultType"), Text("message")],
        },
    ];

    private static IEnumerable<ActivityDescriptor> Containers() =>
    [
        new() { Type = "Elsa.Sequence", Category = "flow", Kind = Construct, IsContainer = true },
        new() { Type = "Elsa.Parallel", Category = "flow", Kind = Construct, IsContainer = true },
        new()
        {
            Type = "Elsa.Fork", Category = "flow", Kind = Construct, IsContainer = true,
            Inputs = [new("joinMode", "String", InputHint.DropDown) { Default = "WaitAll", IsPlain = true, Options = ["WaitAll", "WaitAny"] }],
        },
        new()
        {
            Type = "Elsa.If", Category = "flow", Kind = Construct, Ports = ["then", "else"],
            Inputs = [Condition],
            Outputs = [new("result", "Boolean")],
        },
        new()
        {
            Type = "Elsa.Switch", Category = "flow", Kind = Construct, Ports = ["default"],
            Inputs = [new("cases", "Object", InputHint.Cases) { IsPlain = true, IsLazy = true }, SwitchMode],
        },
        new()
        {
            Type = "Elsa.For", Category = "loop", Kind = Construct, Ports = ["body"],
            Inputs =
            [
                new("start", "Int32", InputHint.SingleLine) { Default = "0" },
                new("end", "Int32", InputHint.SingleLine) { Default = "0" },
                new("step", "Int32", InputHint.SingleLine) { Default = "1" },
                new("outerBoundInclusive", "Boolean", InputHint.Checkbox) { Default = "true" },
            ],
            Outputs = [new("currentValue", "Object")],
        },
        new()
        {
            Type = "Elsa.ForEach", Category = "loop", Kind = Construct, Ports = ["body"],
            Inputs = [Items],
            Outputs = [new("currentValue", "Object")],
        },
        new() { Type = "Elsa.ParallelForEach", Category = "loop", Kind = Construct, Ports = ["body"], Inputs = [Items] },
        new()
        {
            Type = "Elsa.While", Category = "loop", Kind = Construct, Ports = ["body"],
            Inputs = [Condition with { IsLazy = true }],
        },
        new() { Type = "Elsa.Break", Category = "loop", Kind = Construct, IsTerminal = true },
    ];

    private static IEnumerable<ActivityDescriptor> Data() =>
    [
        new()
        {
            Type = "Elsa.SetVariable", Category = "data", Kind = Construct,
            Inputs = [new("variable", "Variable", InputHint.Variable) { IsRequired = true, IsPlain = true }, new("value", "Object", InputHint.SingleLine)],
        },
        new()
        {
            Type = "Elsa.SetOutput", Category = "data", Kind = Construct,
            Inputs = [new("outputName", "String", InputHint.WorkflowOutput) { IsRequired = true }, new("outputValue", "Object", InputHint.SingleLine)],
        },
        new() { Type = "Elsa.SetName", Category = "data", Kind = Construct, Inputs = [Text("value")] },
        new() { Type = "Elsa.Correlate", Category = "data", Kind = Construct, Inputs = [Text("correlationId")] },
        new() { Type = "Elsa.WriteLine", Category = "data", Kind = Construct, Inputs = [Text("text")] },
        new()
        {
            Type = "Elsa.RunJavaScript", Category = "data", Kind = Construct,
            Inputs = [new("script", "String", InputHint.Code) { IsRequired = true }, new("possibleOutcomes", "List<String>", InputHint.Outcomes)],
            Outputs = [new("result", "Object")],
            Outcomes = new OutcomeRule.FromInput("possibleOutcomes", ["Done"]),
        },
    ];

    private static IEnumerable<ActivityDescriptor> Events() =>
    [
        new()
        {
            Type = "Elsa.Event", Category = "event", Kind = Blocking, CanStart = true,
            Inputs = [Text("eventName") with { IsRequired = true }],
            Outputs = [new("result", "Object")],
        },
        new()
        {
            Type = "Elsa.PublishEvent", Category = "event", Kind = Construct,
            Inputs =
            [
                Text("eventName") with { IsRequired = true },
                Text("correlationId"),
                new("isLocalEvent", "Boolean", InputHint.Checkbox) { Default = "false" },
                new("payload", "Object", InputHint.Json),
            ],
        },
        new()
        {
            Type = "Elsa.RunTask", Category = "event", Kind = Blocking,
            Inputs = [Text("taskName") with { IsRequired = true }, new("payload", "Object", InputHint.Json)],
            Outputs = [new("taskId", "String"), new("result", "Object")],
        },
    ];

    private static IEnumerable<ActivityDescriptor> Timers() =>
    [
        new()
        {
            Type = "Elsa.Delay", Category = "timer", Kind = Blocking,
            Inputs = [new("timeSpan", "TimeSpan", InputHint.SingleLine) { IsRequired = true }, Text("strategy") with { IgnoredBecause = Waits }, new("autoBlockingThreshold", "TimeSpan", InputHint.SingleLine) { IgnoredBecause = Waits }],
        },
        new()
        {
            Type = "Elsa.StartAt", Category = "timer", Kind = Blocking, CanStart = true,
            Inputs = [new("dateTime", "DateTimeOffset", InputHint.DateTime) { IsRequired = true }],
        },
        new()
        {
            Type = "Elsa.Timer", Category = "timer", Kind = Blocking, CanStart = true,
            Inputs = [new("interval", "TimeSpan", InputHint.SingleLine) { IsRequired = true }],
        },
        new()
        {
            Type = "Elsa.Cron", Category = "timer", Kind = Blocking, CanStart = true,
            Inputs = [Text("cronExpression") with { IsRequired = true }],
        },
    ];

    private static IEnumerable<ActivityDescriptor> Workflows() =>
    [
        new()
        {
            Type = "Elsa.DispatchWorkflow", Category = "workflow", Kind = Blocking,
            Inputs = [Child, Text("correlationId"), ChildInput, WaitForChild("false"), Text("channelName") with { IgnoredBecause = Starts }, new("startNewTrace", "Boolean", InputHint.Checkbox) { Default = "false", IgnoredBecause = Starts }],
            Outputs = [new("result", "Object")],
        },
        new()
        {
            Type = "Elsa.ExecuteWorkflow", Category = "workflow", Kind = Blocking,
            Inputs = [Child, Text("correlationId"), ChildInput, WaitForChild("false")],
            Outputs = [new("result", "Object")],
        },
        new()
        {
            Type = "Elsa.BulkDispatchWorkflows", Category = "workflow", Kind = Blocking, Ports = ["childCompleted", "childFaulted"],
            Inputs =
            [
                Child, Items, Text("defaultItemInputKey") with { Default = "Item" }, new("correlationIdFunction", "String", InputHint.Expression) { IsLazy = true },
                ChildInput, WaitForChild("true"), Text("channelName") with { IgnoredBecause = Starts }, new("startNewTrace", "Boolean", InputHint.Checkbox) { Default = "false", IgnoredBecause = Starts },
            ],
        },
    ];

    private static IEnumerable<ActivityDescriptor> Web() =>
    [
        new()
        {
            Type = "Elsa.HttpEndpoint", Category = "web", Kind = Blocking, CanStart = true, NotRunBecause = NoWeb,
            Inputs =
            [
                Text("path") with { IsRequired = true }, new("supportedMethods", "List<String>", InputHint.CheckList),
                new("authorize", "Boolean", InputHint.Checkbox) { Default = "false" }, Text("policy"),
            ],
            Outputs = [new("parsedContent", "Object"), new("routeData", "Object"), new("queryStringData", "Object"), new("headers", "Object"), new("result", "Object")],
        },
        new()
        {
            Type = "Elsa.WriteHttpResponse", Category = "web", Kind = Construct, NotRunBecause = NoWeb,
            Inputs = [new("statusCode", "Int32", InputHint.SingleLine) { Default = "200" }, new("content", "Object", InputHint.MultiLine), Text("contentType"), new("responseHeaders", "Object", InputHint.Json)],
        },
    ];

    private static InputDescriptor Condition => new("condition", "Boolean", InputHint.Expression);

    private static InputDescriptor Items => new("items", "List<Object>", InputHint.Expression) { IsRequired = true };

    private static InputDescriptor SwitchMode =>
        new("mode", "String", InputHint.DropDown) { Default = "MatchFirst", Options = ["MatchFirst", "MatchAny"] };

    private static InputDescriptor Child => new("workflowDefinitionId", "String", InputHint.Definition) { IsRequired = true };

    private static InputDescriptor ChildInput => new("input", "Object", InputHint.Json);

    private static InputDescriptor WaitForChild(string byDefault) => new("waitForCompletion", "Boolean", InputHint.Checkbox) { Default = byDefault };

    private static InputDescriptor Text(string name) => new(name, "String", InputHint.SingleLine);
}
