namespace Workflow.Engine.Expressions;

/// <summary>Unwinds reading or running to the one door that turns it into a <see cref="ScriptError"/>. Never leaves <see cref="Script"/>.</summary>
/// <remarks>An exception, because an error may arise below a callback of a callback; only scripts that fail pay for it.</remarks>
internal sealed class ScriptFault(string code, string message, int position) : Exception(message)
{
    public const string Syntax = "expression.syntax";
    public const string Unsupported = "expression.unsupported";
    public const string UnknownName = "expression.unknown-name";
    public const string Type = "expression.type";
    public const string Range = "expression.range";
    public const string Number = "expression.number";
    public const string Limit = "expression.limit";

    public string Code { get; } = code;

    /// <summary>Offset in the source, in UTF-16 units.</summary>
    public int Position { get; } = position;

    public ScriptError ToError(string source)
    {
        int line = 1, start = 0;
        var end = Math.Min(Position, source.Length);
        for (var i = 0; i < end; i++)
        {
            if (source[i] is '\n' or '\u2028' or '\u2029' || (source[i] == '\r' && (i + 1 >= source.Length || source[i + 1] != '\n')))
            {
                line++;
                start = i + 1;
            }
        }

        return new ScriptError(Code, Message, line, end - start + 1);
    }
}
