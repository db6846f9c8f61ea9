using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Flowchart;
using Workflow.Engine.Values;

namespace Workflow.Engine.Activities;

/// <summary>Elsa.Start: completes at once.</summary>
internal sealed class StartActivity : ActivityBehaviour
{
    public override void Execute(RunLoop run, StepExecution step) => run.Complete(step);
}

/// <summary>Elsa.End: completes; the container around it ends, because the type is terminal.</summary>
internal sealed class EndActivity : ActivityBehaviour
{
    public override void Execute(RunLoop run, StepExecution step) => run.Complete(step);
}

/// <summary>Elsa.Finish: the whole instance ends, whatever else is open.</summary>
internal sealed class FinishActivity : ActivityBehaviour
{
    public override void Execute(RunLoop run, StepExecution step) => run.Finish(step);
}

/// <summary>Elsa.Complete: the nearest composite (here: the workflow) ends with the given outcomes.</summary>
internal sealed class CompleteActivity : ActivityBehaviour
{
    public override void Execute(RunLoop run, StepExecution step) => run.CompleteWorkflow(step, Texts.Of(step.Input("outcomes")));
}

/// <summary>Elsa.FlowDecision: outcome True or False.</summary>
internal sealed class FlowDecisionActivity : ActivityBehaviour
{
    private static readonly string[] True = ["True"];
    private static readonly string[] False = ["False"];

    public override void Execute(RunLoop run, StepExecution step) =>
        run.Complete(step, step.Input("condition").AsBoolean() == true ? True : False);
}

/// <summary>Elsa.FlowSwitch: the labels of the matching cases, or Default.</summary>
internal sealed class FlowSwitchActivity : ActivityBehaviour
{
    private static readonly string[] Default = ["Default"];

    public override void Execute(RunLoop run, StepExecution step)
    {
        if (run.MatchCases(step) is not { } matching)
        {
            return;
        }

        run.Complete(step, matching.Count == 0 ? Default : [.. matching.Select(c => c.Label)]);
    }
}

/// <summary>Elsa.FlowFork: all branch names are outcomes.</summary>
internal sealed class FlowForkActivity : ActivityBehaviour
{
    public override void Execute(RunLoop run, StepExecution step) => run.Complete(step, Texts.Of(step.Input("branches")));
}

/// <summary>Elsa.FlowJoin: the flowchart decides when it runs; running it only says when its mode cannot be read.</summary>
internal sealed class FlowJoinActivity : ActivityBehaviour
{
    public override void Execute(RunLoop run, StepExecution step)
    {
        var mode = step.Input("mode");
        if (TryReadMode(mode, out _))
        {
            run.Complete(step);
        }
        else
        {
            run.Fault(step, new Fault("input.invalid", $"Input mode: {Problem.Clip(DataType.Shown(mode))} is no join mode; write WaitAll, WaitAllActive or WaitAny."));
        }
    }

    /// <summary>The rule a mode stands for, in any letter case; a join that leaves it unsaid waits for any.</summary>
    /// <returns>False for a text or number that is no mode.</returns>
    public static bool TryReadMode(Value mode, out JoinRule rule)
    {
        var text = DataType.Shown(mode).Trim();
        rule = JoinRule.First;
        if (text.Equals("WaitAll", StringComparison.OrdinalIgnoreCase))
        {
            rule = JoinRule.All;
        }
        else if (text.Equals("WaitAllActive", StringComparison.OrdinalIgnoreCase))
        {
            rule = JoinRule.Decided;
        }
        else
        {
            return text.Length == 0 || text.Equals("WaitAny", StringComparison.OrdinalIgnoreCase);
        }

        return true;
    }
}

/// <summary>Elsa.FlowNode: runs its body, then completes.</summary>
internal sealed class FlowNodeActivity : ActivityBehaviour
{
    public override void Execute(RunLoop run, StepExecution step)
    {
        if (step.Node.Port("body") is { } body)
        {
            run.Schedule(step, body);
        }
        else
        {
            run.Complete(step);
        }
    }
}

/// <summary>Elsa.Fault: the author's own fault. Its code becomes the incident's when there is one.</summary>
internal sealed class FaultActivity : ActivityBehaviour
{
    public override void Execute(RunLoop run, StepExecution step)
    {
        var code = DataType.Shown(step.Input("code"));
        var message = DataType.Shown(step.Input("message"));
        run.Fault(step, new Fault(code.Length == 0 ? "activity.fault" : code, message));
    }
}

/// <summary>Lists of texts in inputs.</summary>
internal static class Texts
{
    /// <summary>The texts of a list, or of one text; empty for null.</summary>
    public static IReadOnlyList<string> Of(Value value)
    {
        if (value.Kind != ValueKind.Array)
        {
            return value.IsNullish ? [] : [DataType.Shown(value)];
        }

        var texts = new string[value.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = DataType.Shown(value.At(i));
        }

        return texts;
    }
}
