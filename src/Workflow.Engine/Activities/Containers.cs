using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Values;

namespace Workflow.Engine.Activities;

/// <summary>Elsa.Sequence: one child after the other; a terminal child or a Break ends it.</summary>
internal sealed class SequenceActivity : ActivityBehaviour
{
    public override void Execute(RunLoop run, StepExecution step) => Next(run, step, 0);

    public override void ChildCompleted(RunLoop run, StepExecution step, StepExecution child, IReadOnlyList<string>? outcomes)
    {
        if (step.IsBreaking || child.Node.IsTerminal)
        {
            run.Complete(step);
        }
        else
        {
            Next(run, step, child.Node.Position + 1);
        }
    }

    public override bool TakeBreak(StepExecution step)
    {
        step.IsBreaking = true;
        return false;
    }

    private static void Next(RunLoop run, StepExecution step, int position)
    {
        if (position < step.Node.Children.Length)
        {
            run.Schedule(step, step.Node.Children[position]);
        }
        else
        {
            run.Complete(step);
        }
    }
}

/// <summary>Elsa.Parallel: all children at once; completes when all did.</summary>
internal sealed class ParallelActivity : ActivityBehaviour
{
    public override void Execute(RunLoop run, StepExecution step) => Countdown.Begin(run, step, step.Node.Children);

    public override void ChildCompleted(RunLoop run, StepExecution step, StepExecution child, IReadOnlyList<string>? outcomes) => Countdown.Down(run, step);
}

/// <summary>Elsa.Fork: all branches at once; WaitAll ends with the last branch, WaitAny with the first, a Break ends it at once.</summary>
internal sealed class ForkActivity : ActivityBehaviour
{
    public override void Execute(RunLoop run, StepExecution step)
    {
        var mode = DataType.Shown(step.Input("joinMode")).Trim();
        var any = mode.Equals("WaitAny", StringComparison.OrdinalIgnoreCase);
        if (!any && mode.Length > 0 && !mode.Equals("WaitAll", StringComparison.OrdinalIgnoreCase))
        {
            run.Fault(step, new Fault("input.invalid", $"Input joinMode: {Problem.Clip(mode)} is no join mode; write WaitAll or WaitAny."));
            return;
        }

        Countdown.Begin(run, step, step.Node.Children);
        if (any && step.Node.Children.Length > 0)
        {
            step.Memory = Value.Of(1);
        }
    }

    public override void ChildCompleted(RunLoop run, StepExecution step, StepExecution child, IReadOnlyList<string>? outcomes)
    {
        if (step.IsBreaking)
        {
            run.Complete(step);
        }
        else
        {
            Countdown.Down(run, step);
        }
    }

    public override bool TakeBreak(StepExecution step)
    {
        step.IsBreaking = true;
        return false;
    }
}

/// <summary>Elsa.If: then or else, completes with Done; its result is the condition.</summary>
internal sealed class IfActivity : ActivityBehaviour
{
    public override void Execute(RunLoop run, StepExecution step)
    {
        var holds = step.Input("condition").AsBoolean() == true;
        run.StoreOutput(step, "result", Value.Of(holds));
        if (step.Node.Port(holds ? "then" : "else") is { } port)
        {
            run.Schedule(step, port);
        }
        else
        {
            run.Complete(step);
        }
    }
}

/// <summary>Elsa.Switch: the activities of the matching cases, else the default; completes when all scheduled did.</summary>
internal sealed class SwitchActivity : ActivityBehaviour
{
    public override void Execute(RunLoop run, StepExecution step)
    {
        if (run.MatchCases(step) is not { } matching)
        {
            return;
        }

        var chosen = matching.Where(c => c.Activity is not null).Select(c => c.Activity!).ToArray();
        if (matching.Count == 0 && step.Node.Port("default") is { } byDefault)
        {
            chosen = [byDefault];
        }

        Countdown.Begin(run, step, chosen);
    }

    public override void ChildCompleted(RunLoop run, StepExecution step, StepExecution child, IReadOnlyList<string>? outcomes) => Countdown.Down(run, step);
}

/// <summary>Several children at once, counted down in the step's memory.</summary>
internal static class Countdown
{
    public static void Begin(RunLoop run, StepExecution step, CompiledNode[] children)
    {
        if (children.Length == 0)
        {
            run.Complete(step);
            return;
        }

        step.Memory = Value.Of(children.Length);
        foreach (var child in children)
        {
            run.Schedule(step, child);
        }
    }

    public static void Down(RunLoop run, StepExecution step)
    {
        var left = (step.Memory.AsNumber() ?? 0) - 1;
        step.Memory = Value.Of(left);
        if (left <= 0)
        {
            run.Complete(step);
        }
    }
}
