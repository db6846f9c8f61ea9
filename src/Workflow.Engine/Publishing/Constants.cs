using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Expressions;
using Workflow.Engine.Values;

namespace Workflow.Engine.Publishing;

/// <summary>What an expression gives whatever the instance: literals, JSON, scripts that ask nothing of the instance, defaults of variables.</summary>
internal static class Constants
{
    /// <summary>The text of a constant scalar; null when the expression is none. A variable counts with its default, though a step may change it later.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="scope">What the step sees.</param>
    /// <param name="withDefaults">True to let scripts see the defaults of variables, too.</param>
    internal static string? TextOf(ExpressionText expression, Scope scope, bool withDefaults = false)
    {
        switch (expression.Type)
        {
            case "Literal":
                return LiteralText.Scalar(expression);
            case "Object":
                return OlderShapes.Text(expression.Value) is { } json && Value.TryParseJson(json, out var value, out _) ? Shown(value) : LiteralText.Scalar(expression);
            case "JavaScript":
                return OlderShapes.Text(expression.Value) is { } text ? ResultOf(text, withDefaults ? scope : null) : LiteralText.Scalar(expression with { Type = "Literal" });
            case "Variable":
                return BindingCheck.VariableId(expression) is { } id && scope.Find(id) is { } variable && Value.TryFromJson(variable.Value, out var standing, out _) ? Shown(standing) : null;
            default:
                return null;
        }
    }

    /// <summary>How many items a script gives that asks nothing of the instance; null when it is none, or gives no list.</summary>
    internal static int? CountOf(ExpressionText expression) => expression.Type == "JavaScript" && OlderShapes.Text(expression.Value) is { } text && Constant(text, defaults: null) is { Kind: ValueKind.Array } list
        ? list.Items.Length
        : null;

    private static string? ResultOf(string text, Scope? defaults) => Constant(text, defaults) is { } value ? Shown(value) : null;

    private static Value? Constant(string text, Scope? defaults)
    {
        if (Script.Parse(text).Script is not { } script)
        {
            return null;
        }

        var nothing = new Nothing(defaults);
        var result = script.Evaluate(nothing, ScriptLimits.Default);
        return result.Succeeded && !nothing.WasAsked ? result.Value : null;
    }

    private static string? Shown(Value value) => value.IsNullish || value.Kind is ValueKind.Array or ValueKind.Object ? null : DataType.Shown(value);

    /// <summary>An instance that knows nothing, but for defaults it may be given, and notes that it was asked.</summary>
    private sealed class Nothing(Scope? defaults) : IScriptScope
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

        public bool TryGetGlobal(string name, out Value value)
        {
            if (name.StartsWith("get", StringComparison.Ordinal) && Find(variable => PascalName.Of(variable.Name) == name["get".Length..]) is not null)
            {
                value = Value.Undefined; // The accessor of a variable, which is asked for next.
                return false;
            }

            return Miss(out value);
        }

        public bool TryGetVariable(string name, out Value value) =>
            Named(name) is { } variable && Value.TryFromJson(variable.Value, out value, out _) ? true : Miss(out value);

        public void SetVariable(string name, Value value) => WasAsked = true;

        public string? FindVariable(string pascalName)
        {
            if (Find(variable => PascalName.Of(variable.Name) == pascalName) is { } found)
            {
                return found.Name;
            }

            WasAsked = true;
            return null;
        }

        public bool TryCall(string function, ReadOnlySpan<Value> arguments, out Value result, out ScriptError? error)
        {
            error = null;
            return Miss(out result);
        }

        private VariableDefinition? Named(string name) => Find(variable => variable.Name == name);

        private VariableDefinition? Find(Predicate<VariableDefinition> matches)
        {
            for (var scope = defaults; scope is not null; scope = scope.Outer)
            {
                if (scope.Variables.FirstOrDefault(variable => matches(variable)) is { } found)
                {
                    return found;
                }
            }

            return null;
        }

        private bool Miss(out Value value)
        {
            WasAsked = true;
            value = Value.Undefined;
            return false;
        }
    }
}
