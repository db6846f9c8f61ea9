using System.Globalization;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Expressions;
using Workflow.Engine.Expressions.Members;

namespace Workflow.Engine.Publishing;

/// <summary>Names in scripts: the variables, inputs, steps and functions a script asks for by a written name exist where it stands.</summary>
/// <remarks>A name the script makes itself, from a text it computes, only shows when it runs.</remarks>
internal static class ScriptNameCheck
{
    private static readonly string[] Functions =
    [
        "getLastResult", "getWorkflowDefinitionId", "getWorkflowDefinitionVersionId", "getWorkflowDefinitionVersion", "getWorkflowInstanceId", "getCorrelationId", "setCorrelationId",
        "getWorkflowInstanceName", "setWorkflowInstanceName", "getGuid", "getGuidString", "getShortGuid", "setOutcome", "setOutcomes", "getItem", "getCurrentValue", "getCurrentIndex",
    ];

    internal static void Run(Gate gate, ActivityNode step, string input, Script script, Scope scope)
    {
        foreach (var question in script.Questions)
        {
            switch (question.Kind)
            {
                case ScriptQuestionKind.Variable:
                    Variable(gate, step, input, question.Name, scope);
                    break;
                case ScriptQuestionKind.Function:
                    Function(gate, step, input, script, question, scope);
                    break;
                case ScriptQuestionKind.Name when question.Name != "variables" && !Globals.TryGet(question.Name, out _):
                    Unknown(gate, step, input, script, question, $"There is nothing named {Problem.Clip(question.Name)}.");
                    break;
            }
        }
    }

    private static void Function(Gate gate, ActivityNode step, string input, Script script, ScriptQuestion question, Scope scope)
    {
        switch (question.Name)
        {
            case "getVariable" or "setVariable":
                if (question.Argument is { } variable)
                {
                    Variable(gate, step, input, variable, scope);
                }

                break;
            case "getInput":
                if (question.Argument is { } argument && !gate.Definition.Inputs.Any(known => known.Name == argument))
                {
                    gate.Refuse("argument.unknown", step, $"The input {input} names the workflow input {Problem.Clip(argument)}, which does not exist.", ("input", input), ("argument", Problem.Clip(argument)));
                }

                break;
            case "getOutputFrom":
                if (question.Argument is { } asked && !gate.Steps.Any(known => known.Id == asked || known.Name == asked))
                {
                    Unknown(gate, step, input, script, question, $"There is no step {Problem.Clip(asked)} to have an output from.");
                }

                break;
            default:
                if (!Functions.Contains(question.Name, StringComparer.Ordinal) && !Globals.TryGet(question.Name, out _) && !IsAccessor(gate, question.Name, scope))
                {
                    Unknown(gate, step, input, script, question, $"There is no function {Problem.Clip(question.Name)}.");
                }

                break;
        }
    }

    // getName() and setName(v) of variables, getName() of inputs, getOutputFromStep().
    private static bool IsAccessor(Gate gate, string function, Scope scope)
    {
        if (function.Length <= 3 || !(function.StartsWith("get", StringComparison.Ordinal) || function.StartsWith("set", StringComparison.Ordinal)))
        {
            return false;
        }

        var name = function[3..];
        return scope.Any(variable => PascalName.Of(variable.Name) == name) || (function[0] == 'g'
            && (gate.Definition.Inputs.Any(known => PascalName.Of(known.Name) == name)
                || gate.Steps.Any(step => PascalName.Of(step.Name ?? step.Id) is { Length: > 0 } pascal && name.EndsWith("From" + pascal, StringComparison.Ordinal))));
    }

    private static void Variable(Gate gate, ActivityNode step, string input, string name, Scope scope)
    {
        if (!scope.Any(variable => variable.Name == name) && !(scope.IsInLoop && Scope.IsOfLoop(name)))
        {
            gate.Refuse("variable.unknown", step, $"The input {input} names the variable {Problem.Clip(name)}, which is not in scope.", ("input", input), ("variable", Problem.Clip(name)));
        }
    }

    private static void Unknown(Gate gate, ActivityNode step, string input, Script script, ScriptQuestion question, string reason)
    {
        var (_, _, line, column) = new ScriptFault(ScriptFault.UnknownName, reason, question.Position).ToError(script.Source);
        gate.Refuse("expression.unknown-name", step, string.Create(CultureInfo.InvariantCulture, $"The input {input}, line {line}, column {column}: {reason}"),
            ("input", input), ("line", line.ToString(CultureInfo.InvariantCulture)), ("column", column.ToString(CultureInfo.InvariantCulture)), ("reason", reason));
    }
}
