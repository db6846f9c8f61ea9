using Workflow.Engine.Execution;
using Workflow.Engine.State;
using Workflow.Engine.Values;

namespace Workflow.Engine.Activities;

/// <summary>What the steps that start other workflows have in common.</summary>
internal abstract class ChildStep : ActivityBehaviour
{
    /// <summary>What Elsa tells a child about who started it.</summary>
    private const string ParentInput = "ParentInstanceId";

    protected static bool Waits(StepExecution step) => step.Input("waitForCompletion").AsBoolean() == true;

    /// <summary>The request for a child; null when the step faulted.</summary>
    /// <param name="run">The run.</param>
    /// <param name="step">The step that starts it.</param>
    /// <param name="correlationId">Its correlation id, or null.</param>
    /// <param name="more">Inputs besides those of the step.</param>
    protected static ChildRequest? Request(RunLoop run, StepExecution step, string? correlationId, params ReadOnlySpan<KeyValuePair<string, Value>> more)
    {
        var definition = DataType.Shown(step.Input("workflowDefinitionId"));
        if (run.Context.Children is not { } children)
        {
            run.Fault(step, new Fault("activity.not-run", $"Activity type {step.Node.Source.Type} is not run here: no other workflow can be started."));
            return null;
        }

        if (!children.Exists(definition))
        {
            run.Fault(step, new Fault("workflow.not-found", $"No version of workflow {Definitions.Problem.Clip(definition)} is published."));
            return null;
        }

        if (!children.HasRoom)
        {
            run.Fault(step, new Fault("workflow.too-many", $"Workflow {Definitions.Problem.Clip(definition)} is not started: too many were started already."));
            return null;
        }

        var input = new OrderedDictionary<string, Value>(StringComparer.Ordinal);
        foreach (var (name, value) in step.Input("input").Members)
        {
            input[name] = value;
        }

        foreach (var (name, value) in more)
        {
            input[name] = value;
        }

        input[ParentInput] = Value.Of(run.Context.InstanceId);
        return new(run.MakeId(), definition, correlationId, input, run.Context.InstanceId);
    }

    protected static string? CorrelationOf(StepExecution step) => step.Input("correlationId") is { IsNullish: false } given && DataType.Shown(given) is { Length: > 0 } id ? id : null;
}

/// <summary>Elsa.DispatchWorkflow: starts a workflow in the background; its result is the child's output when the step waits for it.</summary>
internal sealed class DispatchWorkflowActivity : ChildStep
{
    public override void Execute(RunLoop run, StepExecution step)
    {
        if (Request(run, step, CorrelationOf(step)) is not { } child)
        {
            return;
        }

        var waits = Waits(step);
        run.Ask(step, new Effect.StartChild(run.MakeId(), child, waits ? child.InstanceId : null));
        if (waits)
        {
            run.Wait(step, BookmarkKind.Child, child.InstanceId);
        }
        else
        {
            run.Complete(step);
        }
    }

    public override void Resume(RunLoop run, StepExecution step, Stimulus.Resume answer) => base.Resume(run, step, answer with { Result = answer.Result.Get("output") });
}

/// <summary>Elsa.ExecuteWorkflow: runs a workflow at once; when that comes to wait and the step waits for it, the step waits too.</summary>
internal sealed class ExecuteWorkflowActivity : ChildStep
{
    public override void Execute(RunLoop run, StepExecution step)
    {
        if (Request(run, step, CorrelationOf(step)) is not { } child)
        {
            return;
        }

        if (run.Context.Children!.Execute(child) is not { } ran) // There, or there would be no request.
        {
            run.Fault(step, new Fault("workflow.too-deep", $"Workflow {child.DefinitionId} is run inside workflows that run each other too deeply."));
            return;
        }

        run.Ask(step, new Effect.RanChild(child.InstanceId, ran.Effects));
        if (ran.Status == InstanceStatus.Running && Waits(step))
        {
            run.Wait(step, BookmarkKind.Child, child.InstanceId);
            return;
        }

        run.StoreOutput(step, "result", ChildRun.Report(child.InstanceId, ran.Status, ran.SubStatus, ran.Output));
        run.Complete(step);
    }
}

/// <summary>Elsa.BulkDispatchWorkflows: a workflow for each item, all in the background; completes when all ended and what follows each of them did.</summary>
internal sealed class BulkDispatchActivity : ChildStep
{
    public override void Execute(RunLoop run, StepExecution step)
    {
        var items = step.Input("items");
        var (waits, key) = (Waits(step), DataType.Shown(step.Input("defaultItemInputKey")));
        foreach (var item in items.Items)
        {
            run.Item = item;
            var isNamed = run.TryEvaluateLazy(step, "correlationIdFunction", out var named);
            run.Item = Value.Null;
            if (!isNamed || Request(run, step, named.IsNullish ? null : DataType.Shown(named), item.Kind == ValueKind.Object ? item.Members : [KeyValuePair.Create(key, item)]) is not { } child)
            {
                return;
            }

            run.Ask(step, new Effect.StartChild(run.MakeId(), child, waits ? step.Id : null));
        }

        if (!waits || items.Count == 0)
        {
            run.Complete(step);
            return;
        }

        Remember(step, items.Count, 0);
        run.Wait(step, BookmarkKind.Child, step.Id);
    }

    public override void Resume(RunLoop run, StepExecution step, Stimulus.Resume answer)
    {
        var (left, bodies) = Memory(step);
        var port = answer.Result.Get("subStatus").AsString() == nameof(InstanceSubStatus.Faulted) ? "childFaulted" : "childCompleted";
        var body = step.Node.Port(port);
        if (body is not null)
        {
            run.Schedule(step, body);
        }

        Go(run, step, left - 1, bodies + (body is null ? 0 : 1));
        if (left > 1 && step.Status == StepStatus.Running)
        {
            run.Wait(step, BookmarkKind.Child, step.Id);
        }
    }

    public override void ChildCompleted(RunLoop run, StepExecution step, StepExecution child, IReadOnlyList<string>? outcomes)
    {
        var (left, bodies) = Memory(step);
        Go(run, step, left, bodies - 1);
    }

    private static void Go(RunLoop run, StepExecution step, int left, int bodies)
    {
        Remember(step, left, bodies);
        if (left == 0 && bodies == 0)
        {
            run.Complete(step);
        }
    }

    private static void Remember(StepExecution step, int left, int bodies) => step.Memory = Value.Array(Value.Of(left), Value.Of(bodies));

    private static (int Left, int Bodies) Memory(StepExecution step) => ((int)(step.Memory.At(0).AsNumber() ?? 0), (int)(step.Memory.At(1).AsNumber() ?? 0));
}
