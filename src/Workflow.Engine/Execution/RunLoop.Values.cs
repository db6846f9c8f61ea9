using System.Security.Cryptography;
using System.Text;
using Workflow.Engine.Expressions;
using Workflow.Engine.Values;

namespace Workflow.Engine.Execution;

internal sealed partial class RunLoop
{
    private Value[] _variables = [];
    private OrderedDictionary<string, Value> _input = [];
    private OrderedDictionary<string, Value> _output = [];
    private OrderedDictionary<string, Value> _stepOutputs = [];
    private Value _lastResult;
    private IReadOnlyList<string> _outcomes = [];

    /// <summary>Evaluates an input in the scope of the step; a failure faults the step.</summary>
    public bool TryEvaluate(StepExecution step, CompiledInput input, out Value value)
    {
        if (Evaluate(step, input, out value) is not { } fault)
        {
            return true;
        }

        Fault(step, fault);
        return false;
    }

    /// <summary>Evaluates a lazy input now; null when the step does not have it.</summary>
    public bool TryEvaluateLazy(StepExecution step, string name, out Value value)
    {
        foreach (var input in step.Node.Inputs)
        {
            if (string.Equals(input.Name, name, StringComparison.Ordinal))
            {
                return TryEvaluate(step, input, out value);
            }
        }

        value = Value.Null;
        return true;
    }

    /// <summary>An input of a step that has not begun, in the scope of its container; null when the step does not have it.</summary>
    /// <returns>False when it cannot be evaluated: the step itself will fault.</returns>
    public bool TryEvaluateQuietly(StepExecution container, CompiledNode node, string name, out Value value)
    {
        foreach (var input in node.Inputs)
        {
            if (string.Equals(input.Name, name, StringComparison.Ordinal))
            {
                return Evaluate(container, input, out value) is null;
            }
        }

        value = Value.Null;
        return true;
    }

    /// <summary>The cases that hold: the first, or every one with mode MatchAny. Null when a condition faulted the step.</summary>
    public IReadOnlyList<CompiledCase>? MatchCases(StepExecution step)
    {
        var any = string.Equals(step.Input("mode").AsString(), "MatchAny", StringComparison.OrdinalIgnoreCase);
        var matching = new List<CompiledCase>();
        foreach (var branch in step.Node.Cases)
        {
            if (!TryEvaluate(step, branch.Condition, out var holds))
            {
                return null;
            }

            if (holds.AsBoolean() == true)
            {
                matching.Add(branch);
                if (!any)
                {
                    break;
                }
            }
        }

        return matching;
    }

    /// <summary>Runs the text of Elsa.RunJavaScript.</summary>
    /// <param name="step">The step; faulted when this returns false.</param>
    /// <param name="text">The script.</param>
    /// <param name="result">Its value.</param>
    /// <param name="outcomes">Outcomes the script chose; null when it chose none.</param>
    public bool TryRunScript(StepExecution step, string text, out Value result, out IReadOnlyList<string>? outcomes)
    {
        result = Value.Null;
        outcomes = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            return true;
        }

        var script = step.Node.Script;
        if (script is null || !string.Equals(script.Source, text, StringComparison.Ordinal))
        {
            var parse = Script.Parse(text);
            if (!parse.IsParsed)
            {
                Fault(step, Execution.Fault.Of(parse.Error, "script"));
                return false;
            }

            script = parse.Script;
        }

        if (RunScript(step, script, "script", out result) is { } fault)
        {
            Fault(step, fault);
            return false;
        }

        outcomes = _scope.ChosenOutcomes;
        return true;
    }

    /// <summary>Stores an output where the definition binds it: a variable in scope by id, else a workflow output by name.</summary>
    /// <remarks>Faults the step when the value does not fit the variable's type.</remarks>
    public void StoreOutput(StepExecution step, string name, Value value)
    {
        if (Definition.AsksLastResult && name is "result")
        {
            _lastResult = value;
        }

        if (step.Node.KeepsOutputs)
        {
            KeepOutput(step.Node.NodeId, name, value);
        }

        if (!step.Node.Source.Outputs.TryGetValue(name, out var binding) || binding.Reference is not { } reference)
        {
            return;
        }

        // The step's own scope is not meant: a loop binds its current value to a variable around it.
        if (FindVariable(step.Node.Workflow is null ? step : step.Parent, static (variable, id) => string.Equals(variable.Id, id, StringComparison.Ordinal), reference, out var place))
        {
            if (place.Declared.Type.TryConvert(value, out var typed, out var error))
            {
                place.Values[place.Index] = OrNull(typed);
            }
            else
            {
                Fault(step, new Fault("variable.invalid", $"Variable {place.Declared.Name}, bound to the output {name}: {error}"));
            }

            return;
        }

        if (WorkflowAround(step) is { } workflow)
        {
            SetOutputOf(workflow, reference, value);
            return;
        }

        foreach (var output in Definition.Source.Outputs)
        {
            if (string.Equals(output.Name, reference, StringComparison.Ordinal))
            {
                _output[output.Name] = OrNull(value);
                return;
            }
        }
    }

    /// <summary>Stores what an answer brings.</summary>
    public void StoreResult(StepExecution step, Stimulus.Resume answer)
    {
        if (!answer.Result.IsUndefined)
        {
            StoreOutput(step, "result", answer.Result);
        }

        if (answer.Outputs is not null)
        {
            foreach (var (name, value) in answer.Outputs)
            {
                StoreOutput(step, name, value);
            }
        }
    }

    /// <summary>Sets a variable in the scope chain of a step; the fault when there is none of that id or the value does not fit its type.</summary>
    public Fault? SetVariableById(StepExecution step, string id, Value value)
    {
        if (!FindVariable(step, static (variable, wanted) => string.Equals(variable.Id, wanted, StringComparison.Ordinal), id, out var place))
        {
            return new Fault("variable.unknown", $"There is no variable with id {id} in scope.");
        }

        if (!place.Declared.Type.TryConvert(value, out var typed, out var error))
        {
            return new Fault("variable.invalid", $"Variable {place.Declared.Name}: {error}");
        }

        place.Values[place.Index] = OrNull(typed);
        return null;
    }

    /// <summary>Sets an output of the workflow a step belongs to.</summary>
    public void SetWorkflowOutput(StepExecution step, string name, Value value)
    {
        if (WorkflowAround(step) is { } workflow)
        {
            SetOutputOf(workflow, name, value);
        }
        else
        {
            _output[name] = OrNull(value);
        }
    }

    /// <summary>The step that runs, as an activity, the workflow a step belongs to; null when that is the instance's own.</summary>
    public static StepExecution? WorkflowAround(StepExecution step)
    {
        var around = step.Parent;
        while (around is not null && around.Node.Workflow is null)
        {
            around = around.Parent;
        }

        return around;
    }

    /// <summary>Finds a variable from the step outwards to the workflow.</summary>
    internal bool FindVariable<TKey>(StepExecution? step, Func<CompiledVariable, TKey, bool> matches, TKey key, out VariablePlace place)
    {
        for (; step is not null; step = step.Parent)
        {
            if (step.Variables is { } values)
            {
                var declared = step.Node.Variables;
                for (var i = 0; i < declared.Length; i++)
                {
                    if (matches(declared[i], key))
                    {
                        place = new VariablePlace(declared[i], values, i);
                        return true;
                    }
                }
            }

            if (step.Node.Workflow is not null)
            {
                place = default;
                return false;
            }
        }

        for (var i = 0; i < Definition.Variables.Length; i++)
        {
            if (matches(Definition.Variables[i], key))
            {
                place = new VariablePlace(Definition.Variables[i], _variables, i);
                return true;
            }
        }

        place = default;
        return false;
    }

    internal Value WorkflowInput(StepExecution? step, string name)
    {
        if (step is null || WorkflowAround(step) is not { } workflow)
        {
            return _input.TryGetValue(name, out var value) ? OrNull(value) : Value.Null;
        }

        var places = workflow.Node.Workflow!; // Found by it.
        var at = Array.IndexOf(places.Inputs, name);
        return at < 0 ? Value.Null : workflow.Variables![places.FirstInput + at]; // Declared, so there.
    }

    /// <summary>The name of the workflow input an accessor asks for, or null.</summary>
    internal string? InputNamed(StepExecution? step, ReadOnlySpan<char> pascalName)
    {
        if (step is not null && WorkflowAround(step) is { } workflow)
        {
            foreach (var name in workflow.Node.Workflow!.Inputs) // Found by it.
            {
                if (pascalName.SequenceEqual(PascalName.Of(name)))
                {
                    return name;
                }
            }

            return null;
        }

        for (var i = 0; i < Definition.InputAccessors.Length; i++)
        {
            if (pascalName.SequenceEqual(Definition.InputAccessors[i]))
            {
                return Definition.Source.Inputs[i].Name;
            }
        }

        return null;
    }

    internal Value LastResult => OrNull(_lastResult);

    internal Value StepOutputs(string nodeId) => _stepOutputs.TryGetValue(nodeId, out var outputs) ? outputs : Value.Null;

    /// <summary>A GUID as random as the instance id and as repeatable as the run.</summary>
    internal Guid MakeGuid()
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(MakeId()), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    private static void SetOutputOf(StepExecution workflow, string name, Value value)
    {
        var places = workflow.Node.Workflow!; // Found by it.
        if (Array.IndexOf(places.Outputs, name) is var at and >= 0)
        {
            workflow.Variables![places.FirstOutput + at] = OrNull(value); // Declared, so there.
        }
    }

    private bool EvaluateInputs(StepExecution step)
    {
        var inputs = step.Node.Inputs;
        var values = new Value[inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            if (!inputs[i].IsLazy && !TryEvaluate(step, inputs[i], out values[i]))
            {
                return false;
            }
        }

        step.Inputs = values;
        return true;
    }

    private Fault? Evaluate(StepExecution at, CompiledInput input, out Value value)
    {
        value = Value.Null;
        // What a workflow is given is said by who uses it.
        var step = at.Node.Workflow is null ? at : at.Parent;
        switch (input.Source)
        {
            case InputSource.Constant:
                value = input.Constant;
                return null;
            case InputSource.Fault:
                return input.Fault;
            case InputSource.Variable:
                if (!FindVariable(step, static (variable, id) => string.Equals(variable.Id, id, StringComparison.Ordinal), input.Reference, out var place))
                {
                    return LoopVariable(step, input.Reference, out value)
                        ? Converted(input, ref value)
                        : new Fault("variable.unknown", $"Input {input.Name}: there is no variable with id {input.Reference} in scope.");
                }

                value = place.Values[place.Index];
                break;
            case InputSource.WorkflowInput:
                value = WorkflowInput(step, input.Reference);
                break;
            default:
                if (RunScript(step, input.Script!, input.Name, out value) is { } fault)
                {
                    return fault;
                }

                break;
        }

        return Converted(input, ref value);
    }

    private static Fault? Converted(CompiledInput input, ref Value value)
    {
        if (!input.Type.TryConvert(value, out var converted, out var error))
        {
            return new Fault("input.invalid", $"Input {input.Name}: {error}");
        }

        value = OrNull(converted);
        return null;
    }

    private Fault? RunScript(StepExecution? step, Script script, string input, out Value value)
    {
        _scope.Enter(step);
        var result = script.Evaluate(_scope, ScriptLimits.Default);
        _scriptSteps += result.Steps;
        value = OrNull(result.Value);
        return result.Succeeded ? _scope.Failure : Execution.Fault.Of(result.Error, input);
    }

    /// <summary>CurrentValue and CurrentIndex of the nearest loop around the step.</summary>
    internal static bool LoopVariable(StepExecution? step, string name, out Value value)
    {
        value = Value.Null;
        var wantsValue = name is "CurrentValue";
        if (!wantsValue && name is not "CurrentIndex")
        {
            return false;
        }

        for (; step is not null; step = step.Parent)
        {
            if (step.IsLoopBody && (wantsValue || step.LoopIndex >= 0))
            {
                value = wantsValue ? OrNull(step.LoopValue) : Value.Of(step.LoopIndex);
                return true;
            }

            if (step.Parent?.Node.Workflow is not null)
            {
                return false;
            }
        }

        return false;
    }

    private void KeepOutput(string nodeId, string name, Value value)
    {
        var kept = _stepOutputs.TryGetValue(nodeId, out var before) ? before.Members : default;
        var members = new List<KeyValuePair<string, Value>>(kept.Length + 1);
        foreach (var member in kept)
        {
            if (!string.Equals(member.Key, name, StringComparison.Ordinal))
            {
                members.Add(member);
            }
        }

        members.Add(KeyValuePair.Create(name, OrNull(value)));
        _stepOutputs[nodeId] = Value.Object(members);
    }

    private static Value OrNull(Value value) => value.IsUndefined ? Value.Null : value;
}

/// <summary>Where a variable of a scope has its value.</summary>
internal readonly record struct VariablePlace(CompiledVariable Declared, Value[] Values, int Index);
