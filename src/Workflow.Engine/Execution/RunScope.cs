using Workflow.Engine.Expressions;
using Workflow.Engine.Values;

namespace Workflow.Engine.Execution;

/// <summary>What a script sees of the instance, from the place of the step that runs it.</summary>
internal sealed class RunScope(RunLoop run) : IScriptScope
{
    private StepExecution? _step;

    public DateTimeOffset Now => run.Context.Now;

    /// <summary>A variable was set to a value that does not fit its type.</summary>
    public Fault? Failure { get; private set; }

    /// <summary>Outcomes a script chose; null when it chose none.</summary>
    public IReadOnlyList<string>? ChosenOutcomes { get; private set; }

    public void Enter(StepExecution? step)
    {
        _step = step;
        Failure = null;
        ChosenOutcomes = null;
    }

    public bool TryGetGlobal(string name, out Value value)
    {
        value = Value.Undefined;
        return false;
    }

    public bool TryGetVariable(string name, out Value value)
    {
        if (RunLoop.LoopVariable(_step, name, out value))
        {
            return true;
        }

        var found = run.FindVariable(_step, static (variable, wanted) => string.Equals(variable.Name, wanted, StringComparison.Ordinal), name, out var place);
        value = found ? place.Values[place.Index] : Value.Undefined;
        return found;
    }

    public void SetVariable(string name, Value value)
    {
        if (!run.FindVariable(_step, static (variable, wanted) => string.Equals(variable.Name, wanted, StringComparison.Ordinal), name, out var place))
        {
            return;
        }

        if (place.Declared.Type.TryConvert(value, out var typed, out var error))
        {
            place.Values[place.Index] = typed.IsUndefined ? Value.Null : typed;
        }
        else
        {
            Failure ??= new Fault("variable.invalid", $"Variable {name}: {error}");
        }
    }

    public string? FindVariable(string pascalName) =>
        RunLoop.LoopVariable(_step, pascalName, out _)
            ? pascalName
            : run.FindVariable(_step, static (variable, wanted) => string.Equals(variable.PascalName, wanted, StringComparison.Ordinal), pascalName, out var place)
                ? place.Declared.Name
                : null;

    public bool TryCall(string function, ReadOnlySpan<Value> arguments, out Value result, out ScriptError? error)
    {
        error = null;
        result = Value.Null;
        var first = arguments.Length > 0 ? arguments[0] : Value.Undefined;
        switch (function)
        {
            case "getInput":
                result = run.WorkflowInput(_step, DataType.Shown(first));
                return true;
            case "getOutputFrom":
                result = OutputOf(DataType.Shown(first), arguments.Length > 1 ? arguments[1].AsString() : null);
                return true;
            case "getLastResult":
                result = run.LastResult;
                return true;
            case "getWorkflowDefinitionId":
                result = Value.Of(run.Definition.Source.DefinitionId);
                return true;
            case "getWorkflowDefinitionVersionId":
                result = Value.Of(run.Definition.Source.VersionId);
                return true;
            case "getWorkflowDefinitionVersion":
                result = Value.Of(run.Definition.Source.Version);
                return true;
            case "getWorkflowInstanceId":
                result = Value.Of(run.Context.InstanceId);
                return true;
            case "getCorrelationId":
                result = Value.Of(run.CorrelationId);
                return true;
            case "setCorrelationId":
                run.CorrelationId = first.IsNullish ? null : DataType.Shown(first);
                return true;
            case "getWorkflowInstanceName":
                result = Value.Of(run.Name);
                return true;
            case "setWorkflowInstanceName":
                run.Name = first.IsNullish ? null : DataType.Shown(first);
                return true;
            case "getGuid" or "getGuidString":
                result = Value.Of(run.MakeGuid().ToString());
                return true;
            case "getShortGuid":
                result = Value.Of(Convert.ToBase64String(run.MakeGuid().ToByteArray()).Replace('/', '_').Replace('+', '-')[..22]);
                return true;
            case "setOutcome" or "setOutcomes":
                ChosenOutcomes = Activities.Texts.Of(first);
                return true;
            case "getItem":
                result = run.Item;
                return true;
            case "getCurrentValue":
                return RunLoop.LoopVariable(_step, "CurrentValue", out result);
            case "getCurrentIndex":
                return RunLoop.LoopVariable(_step, "CurrentIndex", out result);
            default:
                return TryAccessor(function, out result);
        }
    }

    // get<InputName>() and get<Output>From<ActivityName>().
    private bool TryAccessor(string function, out Value result)
    {
        result = Value.Null;
        if (!function.StartsWith("get", StringComparison.Ordinal))
        {
            return false;
        }

        var asked = function.AsSpan(3);
        if (run.InputNamed(_step, asked) is { } input)
        {
            result = run.WorkflowInput(_step, input);
            return true;
        }

        foreach (var node in run.Definition.Nodes)
        {
            var name = PascalName.Of(node.Source.Name ?? node.ActivityId);
            if (name.Length == 0 || !asked.EndsWith(name) || !asked[..^name.Length].EndsWith("From"))
            {
                continue;
            }

            var output = asked[..^(name.Length + 4)];
            foreach (var member in run.StepOutputs(node.NodeId).Members)
            {
                if (output.Equals(member.Key, StringComparison.OrdinalIgnoreCase))
                {
                    result = member.Value;
                }
            }

            return true;
        }

        return false;
    }

    private Value OutputOf(string idOrName, string? output)
    {
        foreach (var node in run.Definition.Nodes)
        {
            if (!string.Equals(node.ActivityId, idOrName, StringComparison.Ordinal) && !string.Equals(node.Source.Name, idOrName, StringComparison.Ordinal))
            {
                continue;
            }

            var outputs = run.StepOutputs(node.NodeId);
            if (output is null)
            {
                return outputs.Has("result") ? outputs.Get("result") : outputs.Count > 0 ? outputs.Members[0].Value : Value.Null;
            }

            foreach (var member in outputs.Members)
            {
                if (string.Equals(member.Key, output, StringComparison.OrdinalIgnoreCase))
                {
                    return member.Value;
                }
            }

            return Value.Null;
        }

        return Value.Null;
    }
}
