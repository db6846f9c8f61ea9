using Workflow.Engine.Execution;
using Workflow.Engine.Values;

namespace Workflow.Engine.Activities;

/// <summary>Elsa.ForEach: the body once for each item, one after the other. The items are evaluated once.</summary>
internal sealed class ForEachActivity : ActivityBehaviour
{
    public override bool IsLoop => true;

    public override void Execute(RunLoop run, StepExecution step) => Next(run, step, step.Input("items"), 0);

    public override void ChildCompleted(RunLoop run, StepExecution step, StepExecution child, IReadOnlyList<string>? outcomes)
    {
        if (step.IsBreaking)
        {
            run.Complete(step);
        }
        else
        {
            Next(run, step, step.Memory, child.LoopIndex + 1);
        }
    }

    public override bool TakeBreak(StepExecution step) => step.IsBreaking = true;

    private static void Next(RunLoop run, StepExecution step, Value items, int index)
    {
        if (index >= items.Count)
        {
            run.Complete(step);
            return;
        }

        var item = items.At(index);
        run.StoreOutput(step, "currentValue", item);
        if (step.Node.Port("body") is not { } body)
        {
            run.Complete(step);
            return;
        }

        step.Memory = items;
        run.ScheduleLoopBody(step, body, item, index);
    }
}

/// <summary>Elsa.ParallelForEach: a body for each item, all at once; completes when all did.</summary>
internal sealed class ParallelForEachActivity : ActivityBehaviour
{
    public override bool IsLoop => true;

    public override void Execute(RunLoop run, StepExecution step)
    {
        var items = step.Input("items");
        if (items.Count == 0 || step.Node.Port("body") is not { } body)
        {
            run.Complete(step);
            return;
        }

        step.Memory = Value.Of(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            run.ScheduleLoopBody(step, body, items.At(i), i);
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

    public override bool TakeBreak(StepExecution step) => step.IsBreaking = true;
}

/// <summary>Elsa.While: the body as long as the condition holds, which is evaluated before each round.</summary>
internal sealed class WhileActivity : ActivityBehaviour
{
    public override bool IsLoop => true;

    public override void Execute(RunLoop run, StepExecution step) => Next(run, step);

    public override void ChildCompleted(RunLoop run, StepExecution step, StepExecution child, IReadOnlyList<string>? outcomes)
    {
        if (step.IsBreaking)
        {
            run.Complete(step);
        }
        else
        {
            Next(run, step);
        }
    }

    public override bool TakeBreak(StepExecution step) => step.IsBreaking = true;

    private static void Next(RunLoop run, StepExecution step)
    {
        if (!run.TryEvaluateLazy(step, "condition", out var condition))
        {
            return;
        }

        // Without a body there is nothing that could make the condition false.
        if (condition.AsBoolean() != true || step.Node.Port("body") is not { } body)
        {
            run.Complete(step);
        }
        else
        {
            run.Schedule(step, body);
        }
    }
}

/// <summary>Elsa.For: counts up or down; the bounds are evaluated once.</summary>
internal sealed class ForActivity : ActivityBehaviour
{
    public override bool IsLoop => true;

    public override void Execute(RunLoop run, StepExecution step)
    {
        var start = step.Input("start").AsNumber() ?? 0;
        var end = step.Input("end").AsNumber() ?? 0;
        var stride = step.Input("step").AsNumber() ?? 1;
        var inclusive = step.Input("outerBoundInclusive").AsBoolean() ?? true;
        // Elsa counts in the direction of the bounds, whatever the sign of the step.
        stride = start <= end ? Math.Abs(stride) : -Math.Abs(stride);
        step.Memory = Value.Array(Value.Of(start), Value.Of(end), Value.Of(stride), Value.Of(inclusive));
        Next(run, step, start);
    }

    public override void ChildCompleted(RunLoop run, StepExecution step, StepExecution child, IReadOnlyList<string>? outcomes)
    {
        if (step.IsBreaking)
        {
            run.Complete(step);
        }
        else
        {
            Next(run, step, (child.LoopValue.AsNumber() ?? 0) + (step.Memory.At(2).AsNumber() ?? 1));
        }
    }

    public override bool TakeBreak(StepExecution step) => step.IsBreaking = true;

    private static void Next(RunLoop run, StepExecution step, double current)
    {
        var end = step.Memory.At(1).AsNumber() ?? 0;
        var stride = step.Memory.At(2).AsNumber() ?? 1;
        var inclusive = step.Memory.At(3).AsBoolean() ?? true;
        var within = stride >= 0 ? current < end : current > end;
        if (!within && !(inclusive && current == end) || step.Node.Port("body") is not { } body)
        {
            run.Complete(step);
            return;
        }

        run.StoreOutput(step, "currentValue", Value.Of(current));
        run.ScheduleLoopBody(step, body, Value.Of(current), -1);
    }
}

/// <summary>Elsa.Break: the nearest loop ends after this round; the sequences and forks on the way end at once.</summary>
internal sealed class BreakActivity : ActivityBehaviour
{
    public override void Execute(RunLoop run, StepExecution step)
    {
        for (var around = step.Parent; around is not null && around.Node.Workflow is null; around = around.Parent)
        {
            if (around.Node.Behaviour.TakeBreak(around))
            {
                break;
            }
        }

        run.Complete(step);
    }
}
