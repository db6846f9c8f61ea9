namespace Workflow.Engine.Expressions.Syntax;

internal enum TokenKind
{
    End,
    Name,
    Keyword,
    Punctuator,
    Number,
    String,

    /// <summary>A template up to <c>${</c>.</summary>
    TemplatePart,

    /// <summary>A template, or its rest, up to the closing back-tick.</summary>
    TemplateEnd,
}

/// <param name="Kind">What it is.</param>
/// <param name="Text">Name, keyword or punctuator as written; text of a string or template part, escapes resolved.</param>
/// <param name="Number">Value of a number.</param>
/// <param name="Position">Offset of its first character.</param>
/// <param name="AfterNewline">True when a line ends between the token before and this one.</param>
internal readonly record struct Token(TokenKind Kind, string Text, double Number, int Position, bool AfterNewline)
{
    public bool Is(string punctuator) => Kind == TokenKind.Punctuator && Text == punctuator;

    public bool IsKeyword(string word) => Kind == TokenKind.Keyword && Text == word;
}
