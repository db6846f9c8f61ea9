using System.Text.Json.Nodes;
using Workflow.Engine.Definitions;
using Workflow.Engine.Expressions;
using Workflow.Engine.Values;

namespace Workflow.Engine.Execution;

/// <summary>One input, parsed once per definition version.</summary>
/// <remarks>What cannot be run (syntax, language, literal of the wrong type) is kept as a fault that happens when the step does.</remarks>
internal sealed record CompiledInput
{
    public required string Name { get; init; }

    public required DataType Type { get; init; }

    /// <summary>True when the activity evaluates it when it needs it.</summary>
    public bool IsLazy { get; init; }

    public required InputSource Source { get; init; }

    /// <summary>The value of a constant.</summary>
    public Value Constant { get; init; }

    public Script? Script { get; init; }

    /// <summary>Id of the variable or name of the workflow input.</summary>
    public string Reference { get; init; } = "";

    public Fault? Fault { get; init; }

    public static CompiledInput Compile(string name, DataType type, bool isLazy, ExpressionText? expression)
    {
        var input = new CompiledInput { Name = name, Type = type, IsLazy = isLazy, Source = InputSource.Constant, Constant = Value.Null };
        return expression is null ? input : expression.Type switch
        {
            "Literal" => input.WithConstant(expression.Value),
            "Object" or "Json" => input.WithJson(expression.Value),
            "Variable" => input with { Source = InputSource.Variable, Reference = Named(expression.Value, "id") },
            "Input" => input with { Source = InputSource.WorkflowInput, Reference = Named(expression.Value, "name") },
            "JavaScript" => input.WithScript(expression.Value),
            "Liquid" or "CSharp" or "C#" or "Python" =>
                input.Failing(new Fault("expression.unsupported", $"Input {name} is written in {expression.Type}, which this engine does not run.")),
            // An expression type nobody knows reads as null (the Elsa format).
            _ => input,
        };
    }

    public static CompiledInput OfDefault(string name, DataType type, bool isLazy, string text) =>
        new CompiledInput { Name = name, Type = type, IsLazy = isLazy, Source = InputSource.Constant }.WithValue(Value.Of(text));

    private CompiledInput Failing(Fault fault) => this with { Source = InputSource.Fault, Fault = fault };

    private CompiledInput WithConstant(JsonNode? node) =>
        Value.TryFromJson(node, out var value, out var error) ? WithValue(value) : Failing(new Fault("input.invalid", $"Input {Name}: {error}"));

    private CompiledInput WithValue(Value value) =>
        Type.TryConvert(value, out var converted, out var error)
            ? this with { Constant = converted }
            : Failing(new Fault("input.invalid", $"Input {Name}: {error}"));

    private CompiledInput WithJson(JsonNode? node)
    {
        if (node is not JsonValue scalar || !scalar.TryGetValue<string>(out var text))
        {
            return WithConstant(node);
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return this;
        }

        return Value.TryParseJson(text, out var value, out var error)
            ? WithValue(value)
            : Failing(new Fault("input.invalid", $"Input {Name} holds a text that is not JSON: {error}"));
    }

    private CompiledInput WithScript(JsonNode? node)
    {
        var text = node is JsonValue scalar && scalar.TryGetValue<string>(out var written) ? written : node?.ToJsonString() ?? "";
        if (string.IsNullOrWhiteSpace(text))
        {
            return this;
        }

        var parse = Script.Parse(text);
        return parse.IsParsed
            ? this with { Source = InputSource.Script, Script = parse.Script }
            : Failing(Fault.Of(parse.Error, Name));
    }

    // A reference is an object, the JSON text of one, or the bare id.
    private static string Named(JsonNode? node, string member)
    {
        if (node is JsonValue scalar && scalar.TryGetValue<string>(out var text))
        {
            if (!text.AsSpan().TrimStart().StartsWith("{"))
            {
                return text;
            }

            node = JsonTree.Parse(text, out _);
        }

        return node is JsonObject reference && (reference[member] ?? reference[char.ToUpperInvariant(member[0]) + member[1..]]) is JsonValue named
            ? named.ToString()
            : "";
    }
}

/// <summary>Where the value of an input comes from.</summary>
internal enum InputSource
{
    Constant,
    Variable,
    WorkflowInput,
    Script,
    Fault,
}

/// <summary>Why a step cannot go on: stable code and English line.</summary>
internal sealed record Fault(string Code, string Message)
{
    public static Fault Of(ScriptError error, string input) =>
        new(error.Code, error.Line > 0 ? FormattableString.Invariant($"{input}, line {error.Line}, column {error.Column}: {error.Message}") : $"{input}: {error.Message}");
}
