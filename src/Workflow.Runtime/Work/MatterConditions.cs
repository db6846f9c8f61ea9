using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Stages;
using Workflow.Engine.Expressions;
using Workflow.Engine.Values;

namespace Workflow.Runtime.Work;

/// <summary>Answers the conditions of matters with the engine's expressions over <c>project</c> and <c>form</c>.</summary>
internal sealed class MatterConditions : IMatterConditions
{
    private readonly ConcurrentDictionary<string, Condition> _parsed = new(StringComparer.Ordinal);

    public ConditionAnswer Evaluate(string expression, JsonObject project, JsonObject form)
    {
        var condition = _parsed.GetOrAdd(expression, Condition.Parse);
        if (condition.Script is not { } script)
        {
            return new ConditionAnswer(Holds: null);
        }

        // A name that is absent would read as undefined, hence as false: it must be unknown instead, whether the expression comes to it or not.
        var missing = condition.Names.FirstOrDefault(name => !(name.Of == "project" ? project : form).ContainsKey(name.Member));
        if (missing is not null)
        {
            return new ConditionAnswer(Holds: null, $"{missing.Of}.{missing.Member}");
        }

        var result = script.Evaluate(new FactScope(project, form), ScriptLimits.Default);
        return new ConditionAnswer(result.Succeeded ? result.Value.AsBoolean() : null);
    }

    /// <summary>What is wrong with an expression, for the catalogue's check; null when nothing is.</summary>
    public static string? Check(string expression) =>
        Script.Parse(expression) is { IsParsed: false, Error: var error } ? $"{error.Code} at {error.Line}:{error.Column}: {error.Message}" : null;

    private sealed record Condition(Script? Script, IReadOnlyList<Name> Names)
    {
        public static Condition Parse(string expression) => new(
            Script.Parse(expression).Script,
            [.. ConditionNames.In(expression).Where(use => use is { Root: "project" or "form", Member: not null }).Select(use => new Name(use.Root, use.Member!)).Distinct()]);
    }

    private sealed record Name(string Of, string Member);

    private sealed class FactScope(JsonObject project, JsonObject form) : IScriptScope
    {
        // Conditions are about facts; one that asks for the time has no answer that could be repeated.
        public DateTimeOffset Now => DateTimeOffset.UnixEpoch;

        public bool TryGetGlobal(string name, out Value value)
        {
            var facts = name switch
            {
                "project" => project,
                "form" => form,
                _ => null,
            };
            value = Value.Undefined;
            return facts is not null && Value.TryFromJson(facts, out value, out _);
        }

        public bool TryGetVariable(string name, out Value value)
        {
            value = Value.Undefined;
            return false;
        }

        public void SetVariable(string name, Value value) => throw new InvalidOperationException("A condition has no variables.");

        public string? FindVariable(string pascalName) => null;

        public bool TryCall(string function, ReadOnlySpan<Value> arguments, out Value result, out ScriptError? error)
        {
            (result, error) = (Value.Undefined, null);
            return false;
        }
    }
}
