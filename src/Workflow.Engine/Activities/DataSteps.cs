using System.Text.Json.Nodes;
using Workflow.Engine.Execution;

namespace Workflow.Engine.Activities;

/// <summary>Elsa.SetVariable: by id, innermost scope first; an unknown id faults.</summary>
internal sealed class SetVariableActivity : ActivityBehaviour
{
    public override void Execute(RunLoop run, StepExecution step)
    {
        var id = step.Node.Source.Source["variable"] switch
        {
            JsonObject variable => (variable["id"] ?? variable["Id"])?.ToString() ?? "",
            JsonValue bare => bare.ToString(),
            _ => "",
        };
        if (run.SetVariableById(step, id, step.Input("value")) is { } fault)
        {
            run.Fault(step, fault);
        }
        else
        {
            run.Complete(step);
        }
    }
}

/// <summary>Elsa.SetOutput: a workflow output by name; the last write wins.</summary>
internal sealed class SetOutputActivity : ActivityBehaviour
{
    public override void Execute(RunLoop run, StepExecution step)
    {
        run.SetWorkflowOutput(step, DataType.Shown(step.Input("outputName")), step.Input("outputValue"));
        run.Complete(step);
    }
}

/// <summary>Elsa.SetName: the instance's name.</summary>
internal sealed class SetNameActivity : ActivityBehaviour
{
    public override void Execute(RunLoop run, StepExecution step)
    {
        run.Name = step.Input("value").AsString();
        run.Complete(step);
    }
}

/// <summary>Elsa.Correlate: the instance's correlation id.</summary>
internal sealed class CorrelateActivity : ActivityBehaviour
{
    public override void Execute(RunLoop run, StepExecution step)
    {
        run.CorrelationId = step.Input("correlationId").AsString();
        run.Complete(step);
    }
}

/// <summary>Elsa.WriteLine: a line of text as an effect.</summary>
internal sealed class WriteLineActivity : ActivityBehaviour
{
    public override void Execute(RunLoop run, StepExecution step)
    {
        run.Ask(step, new Effect.WriteLine(DataType.Shown(step.Input("text"))));
        run.Complete(step);
    }
}

/// <summary>Elsa.RunJavaScript: the script's value is the result; a script may choose its outcomes with <c>setOutcome</c> and <c>setOutcomes</c>.</summary>
internal sealed class RunJavaScriptActivity : ActivityBehaviour
{
    public override void Execute(RunLoop run, StepExecution step)
    {
        if (!run.TryRunScript(step, step.Input("script").AsString() ?? "", out var result, out var outcomes))
        {
            return;
        }

        run.StoreOutput(step, "result", result);
        run.Complete(step, outcomes);
    }
}
