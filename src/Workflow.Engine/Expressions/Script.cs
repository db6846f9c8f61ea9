using System.Diagnostics.CodeAnalysis;
using Workflow.Engine.Values;

namespace Workflow.Engine.Expressions;

/// <summary>A parsed expression or script of the JavaScript subset. Immutable; may be evaluated by several threads at once.</summary>
public sealed class Script
{
    private Script(string source) => Source = source;

    /// <summary>The text as written.</summary>
    public string Source { get; }

    /// <summary>Reads a script. Never throws, whatever the text.</summary>
    public static ScriptParse Parse(string source) => new(new Script(source), null);

    /// <summary>Runs the script: its explicit <c>return</c>, else the value of its last expression statement.</summary>
    /// <remarks>Never throws, whatever the script and the values. Variables are written back only when it succeeds.</remarks>
    public ScriptResult Evaluate(IScriptScope scope, ScriptLimits limits) =>
        new(Value.Undefined, new ScriptError("expression.unsupported", $"The evaluator is not there yet: {Source}"));
}

/// <summary>A script, or why the text is none.</summary>
public readonly record struct ScriptParse(Script? Script, ScriptError? Error)
{
    /// <summary>True when there is a script.</summary>
    [MemberNotNullWhen(true, nameof(Script))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsParsed => Script is not null;
}

/// <summary>The value of a script, or why it has none.</summary>
/// <param name="Value">The result; undefined when there is an error or the script gives nothing.</param>
/// <param name="Error">The error, or null.</param>
public readonly record struct ScriptResult(Value Value, ScriptError? Error)
{
    /// <summary>True when the script ran to its end.</summary>
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;
}
