namespace Workflow.Engine.Expressions;

/// <summary>Something a script asks of the world around it, as far as its text tells.</summary>
/// <param name="Kind">What is asked for.</param>
/// <param name="Name">The name, function or variable.</param>
/// <param name="Argument">The first argument of a function when it is a written text; else null.</param>
/// <param name="Position">Offset in the source.</param>
internal readonly record struct ScriptQuestion(ScriptQuestionKind Kind, string Name, string? Argument, int Position);

/// <summary>What a script may ask for.</summary>
internal enum ScriptQuestionKind
{
    /// <summary>A value of that name.</summary>
    Name,

    /// <summary>A function that is called.</summary>
    Function,

    /// <summary>A member of <c>variables</c>.</summary>
    Variable,
}
