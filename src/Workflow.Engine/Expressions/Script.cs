using System.Diagnostics.CodeAnalysis;
using Workflow.Engine.Expressions.Running;
using Workflow.Engine.Expressions.Syntax;
using Workflow.Engine.Values;

namespace Workflow.Engine.Expressions;

/// <summary>A parsed expression or script of the JavaScript subset. Immutable; may be evaluated by several threads at once.</summary>
public sealed class Script
{
    private readonly Block _body;

    private Script(string source, Block body, IReadOnlyList<ScriptQuestion> questions)
    {
        Source = source;
        _body = body;
        Questions = questions;
    }

    /// <summary>The text as written.</summary>
    public string Source { get; }

    /// <summary>What the script asks of the world around it.</summary>
    internal IReadOnlyList<ScriptQuestion> Questions { get; }

    /// <summary>Reads a script. Never throws, whatever the text.</summary>
    public static ScriptParse Parse(string source)
    {
        try
        {
            var parser = new Parser(source);
            var body = parser.ParseScript();
            return new ScriptParse(new Script(source, body, parser.Questions), null);
        }
        catch (ScriptFault fault)
        {
            return new ScriptParse(null, fault.ToError(source));
        }
    }

    /// <summary>Runs the script: its explicit <c>return</c>, else the value of its last expression statement.</summary>
    /// <remarks>Never throws, whatever the script and the values. Variables are written back only when it succeeds; what the script asked of
    /// the scope by <see cref="IScriptScope.TryCall"/> stands.</remarks>
    public ScriptResult Evaluate(IScriptScope scope, ScriptLimits limits)
    {
        var run = new Evaluation(scope, limits);
        try
        {
            var completion = Js.Undefined;
            _body.Execute(run, ref completion);
            var result = run.Leave(completion);
            run.Variables.WriteBack();
            return new ScriptResult(result, null) { Steps = run.Spent };
        }
        catch (ScriptFault fault)
        {
            return new ScriptResult(Value.Undefined, fault.ToError(Source)) { Steps = run.Spent };
        }
    }
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
    /// <summary>Steps taken, as <see cref="ScriptLimits.MaxSteps"/> counts them.</summary>
    public int Steps { get; init; }

    /// <summary>True when the script ran to its end.</summary>
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;
}
