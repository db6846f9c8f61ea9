using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Engine.Definitions;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Publishing;

/// <summary>Expressions of a step: their language, whether they parse, and whether the variables, inputs and outputs they name exist.</summary>
internal static class BindingCheck
{
    internal static void Run(Gate gate, ActivityNode step, Scope scope)
    {
        foreach (var (name, binding) in step.Inputs)
        {
            if (binding.Expression is { } expression)
            {
                Check(gate, step, name, expression, scope);
            }
        }

        foreach (var @case in step.Cases)
        {
            if (@case.Condition is { } condition)
            {
                Check(gate, step, "cases." + Problem.Clip(@case.Label), condition, scope);
            }
        }

        foreach (var (name, output) in step.Outputs)
        {
            if (output.Reference is { Length: > 0 } id && !scope.Holds(id) && !gate.Definition.Outputs.Any(o => o.Name == id))
            {
                gate.Refuse("output.target-unknown", step, $"The output {Problem.Clip(name)} goes to {Problem.Clip(id)}: no variable in scope has that id, no output of the workflow that name.",
                    ("output", Problem.Clip(name)), ("target", Problem.Clip(id)));
            }
        }

        if (step.Type == "Elsa.SetOutput" && step.Inputs.TryGetValue("outputName", out var target) && target.Expression is { } written
            && LiteralText.Scalar(written) is { Length: > 0 } outputName && !gate.Definition.Outputs.Any(o => o.Name == outputName))
        {
            gate.Refuse("output.target-unknown", step, $"The workflow has no output {Problem.Clip(outputName)}.", ("output", "outputName"), ("target", Problem.Clip(outputName)));
        }
    }

    /// <summary>The id of the variable an input refers to; null when it refers to none.</summary>
    internal static string? VariableId(InputBinding binding) =>
        binding.Expression is { Type: "Variable" } expression ? VariableId(expression) : null;

    /// <summary>The id a reference to a variable names; null when it names none.</summary>
    internal static string? VariableId(ExpressionText reference) => Named(reference.Value, "id");

    /// <summary>The workflow input a reference names; null when it names none.</summary>
    internal static string? ArgumentName(ExpressionText reference) => Named(reference.Value, "name");

    private static void Check(Gate gate, ActivityNode step, string input, ExpressionText expression, Scope scope)
    {
        switch (expression.Type)
        {
            // The text of this step is a script whatever language its input says: a literal is the usual way to write it.
            case "Literal" when step.Type == "Elsa.RunJavaScript" && input == "script":
                CheckScript(gate, step, input, expression, scope);
                break;
            case "Literal":
                break;
            case "Object":
                CheckObject(gate, step, input, expression);
                break;
            case "JavaScript":
                CheckScript(gate, step, input, expression, scope);
                break;
            case "Variable":
                CheckVariable(gate, step, input, expression, scope);
                break;
            case "Input":
                CheckArgument(gate, step, input, expression);
                break;
            case "Liquid" or "CSharp" or "Python":
                gate.Refuse("expression.language-refused", step, $"The input {input} is written in {expression.Type}, which this engine does not run; write it in JavaScript.",
                    ("input", input), ("language", expression.Type));
                break;
            default:
                gate.Refuse("expression.language-unknown", step, $"The input {input} is written in {Problem.Clip(expression.Type)}, which is not known.",
                    ("input", input), ("language", Problem.Clip(expression.Type)));
                break;
        }
    }

    private static void CheckObject(Gate gate, ActivityNode step, string input, ExpressionText expression)
    {
        if (OlderShapes.Text(expression.Value) is not { } text || string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        JsonTree.Parse(text, out var failure);
        if (failure is not null)
        {
            gate.Refuse("expression.json-malformed", step, $"The input {input} should be JSON: {failure.Message}", ("input", input), ("reason", failure.Message));
        }
    }

    private static void CheckScript(Gate gate, ActivityNode step, string input, ExpressionText expression, Scope scope)
    {
        if (expression.Value is null)
        {
            return;
        }

        var text = OlderShapes.Text(expression.Value) ?? expression.Value.ToJsonString();
        var parsed = Script.Parse(text);
        if (parsed.Script is { } script)
        {
            ScriptNameCheck.Run(gate, step, input, script, scope);
        }
        else if (parsed.Error is { } error)
        {
            gate.Refuse(error.Code, step, string.Create(CultureInfo.InvariantCulture, $"The input {input}, line {error.Line}, column {error.Column}: {error.Message}"),
                ("input", input), ("line", error.Line.ToString(CultureInfo.InvariantCulture)), ("column", error.Column.ToString(CultureInfo.InvariantCulture)), ("reason", error.Message));
        }
    }

    private static void CheckVariable(Gate gate, ActivityNode step, string input, ExpressionText expression, Scope scope)
    {
        if (Named(expression.Value, "id") is not { Length: > 0 } id)
        {
            gate.Refuse("variable.not-chosen", step, $"The input {input} should be a variable, and none is chosen.", ("input", input));
        }
        else if (!scope.Holds(id))
        {
            gate.Refuse("variable.unknown", step, $"The input {input} names the variable {Problem.Clip(id)}, which is not in scope.", ("input", input), ("variable", Problem.Clip(id)));
        }
    }

    private static void CheckArgument(Gate gate, ActivityNode step, string input, ExpressionText expression)
    {
        if (Named(expression.Value, "name") is not { Length: > 0 } name)
        {
            gate.Refuse("argument.not-chosen", step, $"The input {input} should be an input of the workflow, and none is chosen.", ("input", input));
        }
        else if (!gate.Definition.Inputs.Any(i => i.Name == name))
        {
            gate.Refuse("argument.unknown", step, $"The input {input} names the workflow input {Problem.Clip(name)}, which does not exist.", ("input", input), ("argument", Problem.Clip(name)));
        }
    }

    /// <summary>A member of a reference that is an object, or the JSON text of one (the designer writes text, Elsa an object).</summary>
    private static string? Named(JsonNode? value, string member)
    {
        var reference = value as JsonObject ?? (OlderShapes.Text(value) is { } text ? JsonTree.Parse(text, out _) as JsonObject : null);
        return OlderShapes.Text(reference?[member]) ?? OlderShapes.Text(reference?[char.ToUpperInvariant(member[0]) + member[1..]]);
    }
}
