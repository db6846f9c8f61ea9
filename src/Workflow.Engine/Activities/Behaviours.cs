namespace Workflow.Engine.Activities;

/// <summary>The behaviours of Elsa's own types.</summary>
internal static class Behaviours
{
    /// <summary>A type of our own that completes at once, as a start does, and is none. Definitions do not have it; proofs put it in place of steps that only do something.</summary>
    public const string PassOn = "Sound.Step";

    private static readonly SortedDictionary<string, ActivityBehaviour> ByType = new(StringComparer.Ordinal)
    {
        ["Elsa.Flowchart"] = new Flowchart.FlowchartActivity(),
        ["Elsa.Start"] = new StartActivity(),
        [PassOn] = new StartActivity(),
        ["Elsa.End"] = new EndActivity(),
        ["Elsa.Finish"] = new FinishActivity(),
        ["Elsa.Complete"] = new CompleteActivity(),
        ["Elsa.FlowDecision"] = new FlowDecisionActivity(),
        ["Elsa.FlowSwitch"] = new FlowSwitchActivity(),
        ["Elsa.FlowFork"] = new FlowForkActivity(),
        ["Elsa.FlowJoin"] = new FlowJoinActivity(),
        ["Elsa.FlowNode"] = new FlowNodeActivity(),
        ["Elsa.Fault"] = new FaultActivity(),
        ["Elsa.Sequence"] = new SequenceActivity(),
        ["Elsa.Parallel"] = new ParallelActivity(),
        ["Elsa.Fork"] = new ForkActivity(),
        ["Elsa.If"] = new IfActivity(),
        ["Elsa.Switch"] = new SwitchActivity(),
        ["Elsa.For"] = new ForActivity(),
        ["Elsa.ForEach"] = new ForEachActivity(),
        ["Elsa.ParallelForEach"] = new ParallelForEachActivity(),
        ["Elsa.While"] = new WhileActivity(),
        ["Elsa.Break"] = new BreakActivity(),
        ["Elsa.SetVariable"] = new SetVariableActivity(),
        ["Elsa.SetOutput"] = new SetOutputActivity(),
        ["Elsa.SetName"] = new SetNameActivity(),
        ["Elsa.Correlate"] = new CorrelateActivity(),
        ["Elsa.WriteLine"] = new WriteLineActivity(),
        ["Elsa.RunJavaScript"] = new RunJavaScriptActivity(),
        ["Elsa.Event"] = new EventActivity(),
        ["Elsa.PublishEvent"] = new PublishEventActivity(),
        ["Elsa.RunTask"] = new RunTaskActivity(),
        ["Elsa.Delay"] = new DelayActivity(),
        ["Elsa.StartAt"] = new StartAtActivity(),
        ["Elsa.Timer"] = new TimerActivity(),
        ["Elsa.Cron"] = new CronActivity(),
        ["Elsa.DispatchWorkflow"] = new DispatchWorkflowActivity(),
        ["Elsa.ExecuteWorkflow"] = new ExecuteWorkflowActivity(),
        ["Elsa.BulkDispatchWorkflows"] = new BulkDispatchActivity(),
    };

    /// <summary>Null when the type has none.</summary>
    public static ActivityBehaviour? Find(string type) => ByType.TryGetValue(type, out var behaviour) ? behaviour : null;
}
