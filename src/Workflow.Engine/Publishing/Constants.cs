using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Expressions;
using Workflow.Engine.Values;

namespace Workflow.Engine.Publishing;

/// <summary>What an expression gives whatever the instance: literals, JSON, scripts that ask nothing of the instance, defaults of variables.</summary>
internal static class Constants
{
    /// <summary>The text of a constant scalar; null when the expression is none. A variable counts with its default, though a step may change it later.</summary>
    internal static string? TextOf(ExpressionText expression, Scope scope)
    {
        switch (expression.Type)
        {
            case "Literal":
                return LiteralText.Scalar(expression);
            case "Object":
                return OlderShapes.Text(expression.Value) is { } json && Value.TryParseJson(json, out var value, out _) ? Shown(value) : LiteralText.Scalar(expression);
            case "JavaScript":
                return OlderShapes.Text(expression.Value) is { } text ? ResultOf(text) : LiteralText.Scalar(expression with { Type = "Literal" });
            case "Variable":
                return BindingCheck.VariableId(expression) is { } id && scope.Find(id) is { } variable && Value.TryFromJson(variable.Value, out var standing, out _) ? Shown(standing) : null;
            default:
                return null;
        }
    }

    private static string? ResultOf(string text)
    {
        if (Script.Parse(text).Script is not { } script)
        {
            return null;
        }

        var nothing = new Nothing();
        var result = script.Evaluate(nothing, ScriptLimits.Default);
        return result.Succeeded && !nothing.WasAsked ? Shown(result.Value) : null;
    }

    private static string? Shown(Value value) => value.IsNullish || value.Kind is ValueKind.Array or ValueKind.Object ? null : DataType.Shown(value);

    /// <summary>An instance that knows nothing and notes that it was asked.</summary>
    private sealed class Nothing : IScriptScope
    {
        public bool WasAsked { get; private set; }

        public DateTimeOffset Now
        {
            get
            {
                WasAsked = true;
                return DateTimeOffset.UnixEpoch;
            }
        }

        public bool TryGetGlobal(string name, out Value value) => Miss(out value);

        public bool TryGetVariable(string name, out Value value) => Miss(out value);

        public void SetVariable(string name, Value value) => WasAsked = true;

        public string? FindVariable(string pascalName)
        {
            WasAsked = true;
            return null;
        }

        public bool TryCall(string function, ReadOnlySpan<Value> arguments, out Value result, out ScriptError? error)
        {
            error = null;
            return Miss(out result);
        }

        private bool Miss(out Value value)
        {
            WasAsked = true;
            value = Value.Undefined;
            return false;
        }
    }
}
