using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.State;
using Workflow.Engine.Values;

namespace Workflow.Engine.Activities;

/// <summary>Elsa.Event: waits for an event of a name; as the trigger that started the instance it completes at once.</summary>
internal sealed class EventActivity : ActivityBehaviour
{
    public override void Execute(RunLoop run, StepExecution step)
    {
        if (run.TakeTrigger(step) is { } payload)
        {
            run.StoreOutput(step, "result", payload);
            run.Complete(step);
            return;
        }

        run.Wait(step, BookmarkKind.Event, DataType.Shown(step.Input("eventName")));
    }
}

/// <summary>Elsa.PublishEvent: a local event stays inside the instance, any other is an effect.</summary>
internal sealed class PublishEventActivity : ActivityBehaviour
{
    public override void Execute(RunLoop run, StepExecution step)
    {
        var name = DataType.Shown(step.Input("eventName"));
        if (step.Input("isLocalEvent").AsBoolean() == true)
        {
            run.PublishLocally(name, step.Input("payload"));
        }
        else
        {
            run.Ask(step, new Effect.PublishEvent(run.MakeId(), name, step.Input("correlationId").AsString(), step.Input("payload")));
        }

        run.Complete(step);
    }
}

/// <summary>Elsa.RunTask: asks an outside worker and waits for its report.</summary>
internal sealed class RunTaskActivity : ActivityBehaviour
{
    public override void Execute(RunLoop run, StepExecution step)
    {
        var name = DataType.Shown(step.Input("taskName"));
        var taskId = run.MakeId();
        run.StoreOutput(step, "taskId", Value.Of(taskId));
        if (step.Status != StepStatus.Running)
        {
            return;
        }

        var bookmark = run.Wait(step, BookmarkKind.Task, taskId, payload: Value.Of(name));
        run.Ask(step, new Effect.RequestTask(run.MakeId(), bookmark.Id, taskId, name, step.Input("payload")));
    }
}

/// <summary>Elsa.Delay: waits a span of time from now.</summary>
internal sealed class DelayActivity : ActivityBehaviour
{
    public override void Execute(RunLoop run, StepExecution step)
    {
        DataType.TryGetSpan(step.Input("timeSpan"), out var span);
        var now = run.Context.Now;
        if (span > DateTimeOffset.MaxValue - now || span < DateTimeOffset.MinValue - now)
        {
            run.Fault(step, new Fault("timer.out-of-range", $"A delay of {span} from {now:O} ends outside the calendar."));
            return;
        }

        run.Wait(step, BookmarkKind.Timer, key: null, dueAt: now + span);
    }
}

/// <summary>Elsa.StartAt: waits until an instant; when it is past, or started the instance, it completes at once.</summary>
internal sealed class StartAtActivity : ActivityBehaviour
{
    public override void Execute(RunLoop run, StepExecution step)
    {
        if (run.TakeTrigger(step) is not null || !DataType.TryGetInstant(step.Input("dateTime"), out var at) || at <= run.Context.Now)
        {
            run.Complete(step);
            return;
        }

        run.Wait(step, BookmarkKind.Timer, key: null, dueAt: at);
    }
}

/// <summary>Elsa.Timer: waits an interval from now; as the trigger that started the instance it completes at once.</summary>
internal sealed class TimerActivity : ActivityBehaviour
{
    public override void Execute(RunLoop run, StepExecution step)
    {
        if (run.TakeTrigger(step) is not null)
        {
            run.Complete(step);
            return;
        }

        DataType.TryGetSpan(step.Input("interval"), out var interval);
        if (interval <= TimeSpan.Zero || interval > DateTimeOffset.MaxValue - run.Context.Now)
        {
            run.Fault(step, new Fault("timer.out-of-range", $"A timer needs an interval above zero that ends inside the calendar, not {interval}."));
            return;
        }

        run.Wait(step, BookmarkKind.Timer, key: null, dueAt: run.Context.Now + interval);
    }
}

/// <summary>Elsa.Cron: waits until the next instant of its expression; as the trigger that started the instance it completes at once.</summary>
internal sealed class CronActivity : ActivityBehaviour
{
    public override void Execute(RunLoop run, StepExecution step)
    {
        if (run.TakeTrigger(step) is not null)
        {
            run.Complete(step);
            return;
        }

        var text = DataType.Shown(step.Input("cronExpression"));
        if (CronSchedule.Parse(text)?.After(run.Context.Now) is { } next)
        {
            run.Wait(step, BookmarkKind.Timer, key: null, dueAt: next);
        }
        else
        {
            run.Fault(step, new Fault("timer.unreadable", $"{Problem.Clip(text)} is no cron expression of five or six fields that has an instant within eight years."));
        }
    }
}
