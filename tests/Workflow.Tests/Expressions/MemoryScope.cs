using Workflow.Engine.Expressions;
using Workflow.Engine.Values;

namespace Workflow.Tests.Expressions;

/// <summary>A scope with a few variables, one input and one global, for tests of scripts.</summary>
internal sealed class MemoryScope : IScriptScope
{
    public SortedDictionary<string, Value> Variables { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, Value> Globals { get; } = new(StringComparer.Ordinal);

    public List<string> Written { get; } = [];

    public DateTimeOffset Now { get; init; } = new(2026, 11, 22, 10, 30, 0, TimeSpan.FromHours(8));

    public bool TryGetGlobal(string name, out Value value) => Globals.TryGetValue(name, out value);

    public bool TryGetVariable(string name, out Value value) => Variables.TryGetValue(name, out value);

    public void SetVariable(string name, Value value)
    {
        Variables[name] = value;
        Written.Add(name);
    }

    public string? FindVariable(string pascalName) =>
        Variables.Keys.FirstOrDefault(name => string.Equals(char.ToUpperInvariant(name[0]) + name[1..], pascalName, StringComparison.Ordinal));

    public bool TryCall(string function, ReadOnlySpan<Value> arguments, out Value result, out ScriptError? error)
    {
        error = function == "getLastResult" ? new ScriptError("expression.no-result", "Nothing has run yet.") : null;
        result = Value.Null;
        return function is "getInput" or "getLastResult";
    }

    public static ScriptResult Run(string source, MemoryScope? scope = null)
    {
        var parsed = Script.Parse(source);
        return parsed.IsParsed ? parsed.Script.Evaluate(scope ?? new MemoryScope(), ScriptLimits.Default) : new ScriptResult(Value.Undefined, parsed.Error);
    }
}
