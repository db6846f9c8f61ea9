using System.Text;
using Workflow.Engine.Expressions.Running;

namespace Workflow.Engine.Expressions.Syntax;

/// <summary>Cuts a source into tokens, one at a time: only the parser knows whether a brace closes a block or a template part.</summary>
internal sealed class Lexer(string source)
{
    private static readonly string[] Keywords =
    [
        "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete", "do", "else", "enum", "export", "extends", "false",
        "finally", "for", "function", "if", "import", "in", "instanceof", "let", "new", "null", "return", "super", "switch", "this", "throw", "true",
        "try", "typeof", "var", "void", "while", "with", "yield",
    ];

    // Longest first.
    private static readonly string[] Punctuators =
    [
        ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??=", "=>", "==", "!=", "<=", ">=", "&&", "||", "??", "?.", "++", "--",
        "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<", ">>", "**", "{", "}", "(", ")", "[", "]", ".", ";", ",", "<", ">", "+", "-", "*", "/",
        "%", "&", "|", "^", "!", "~", "?", ":", "=",
    ];

    private readonly SortedDictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>Where the next token is looked for. Setting it goes back.</summary>
    public int Position { get; set; }

    public Token Next()
    {
        var newline = SkipBlanks();
        var start = Position;
        if (start >= source.Length)
        {
            return new Token(TokenKind.End, "", 0, start, newline);
        }

        var first = source[start];
        if (IsNameStart(first))
        {
            return Name(start, newline);
        }

        if (char.IsAsciiDigit(first) || (first == '.' && char.IsAsciiDigit(Peek(1))))
        {
            return new Token(TokenKind.Number, "", Number(), start, newline);
        }

        switch (first)
        {
            case '"' or '\'':
                Position++;
                return new Token(TokenKind.String, QuotedText(first), 0, start, newline);
            case '`':
                Position++;
                return Template(start, newline);
            case '\\':
                throw Unsupported("An escape in a name is outside the subset.");
            case '#' or '@':
                throw Unsupported($"'{first}' is outside the subset.");
        }

        // "a?.5:b" is a choice, not an optional access.
        var isChoice = first == '?' && Peek(1) == '.' && char.IsAsciiDigit(Peek(2));
        foreach (var punctuator in Punctuators)
        {
            if (string.CompareOrdinal(source, start, punctuator, 0, punctuator.Length) == 0 && !(isChoice && punctuator == "?."))
            {
                Position += punctuator.Length;
                return new Token(TokenKind.Punctuator, punctuator, 0, start, newline);
            }
        }

        throw Syntax(char.IsSurrogate(first) ? "A character that cannot stand here." : $"'{first}' cannot stand here.");
    }

    /// <summary>The rest of a template after the brace that closed a part.</summary>
    public Token NextTemplatePart() => Template(Position, false);

    private char Peek(int ahead) => Position + ahead < source.Length ? source[Position + ahead] : '\0';

    private bool SkipBlanks()
    {
        var newline = false;
        while (Position < source.Length)
        {
            var symbol = source[Position];
            if (JsText.IsLineEnd(symbol))
            {
                newline = true;
                Position++;
            }
            else if (JsText.IsBlank(symbol))
            {
                Position++;
            }
            else if (symbol == '/' && Peek(1) == '/')
            {
                while (Position < source.Length && !JsText.IsLineEnd(source[Position]))
                {
                    Position++;
                }
            }
            else if (symbol == '/' && Peek(1) == '*')
            {
                var end = source.IndexOf("*/", Position + 2, StringComparison.Ordinal);
                if (end < 0)
                {
                    throw Syntax("The comment is not closed.");
                }

                newline |= source.AsSpan(Position, end - Position).IndexOfAny("\n\r\u2028\u2029") >= 0;
                Position = end + 2;
            }
            else
            {
                break;
            }
        }

        return newline;
    }

    private static bool IsNameStart(char symbol) => symbol is '$' or '_' || char.IsLetter(symbol);

    private static bool IsNamePart(char symbol) => IsNameStart(symbol) || char.IsAsciiDigit(symbol) || symbol is '\u200c' or '\u200d';

    private Token Name(int start, bool newline)
    {
        while (Position < source.Length && IsNamePart(source[Position]))
        {
            Position++;
        }

        if (Peek(0) == '\\')
        {
            throw Unsupported("An escape in a name is outside the subset.");
        }

        var text = source[start..Position];
        if (!_names.TryGetValue(text, out var known))
        {
            // One string object for each name: scopes compare names by reference.
            _names.Add(text, known = text);
        }

        return new Token(Array.BinarySearch(Keywords, known, StringComparer.Ordinal) >= 0 ? TokenKind.Keyword : TokenKind.Name, known, 0, start, newline);
    }

    private double Number()
    {
        var start = Position;
        var radix = Peek(0) != '0' ? 10 : (Peek(1) | 0x20) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 10 };
        double number;
        if (radix != 10)
        {
            Position += 2;
            var digits = Digits(symbol => JsText.DigitOf(symbol) < radix);
            if (!JsText.TryWhole(digits, radix, out number))
            {
                throw new ScriptFault(digits.Length == 0 ? ScriptFault.Syntax : ScriptFault.Number, digits.Length == 0
                    ? "Digits are missing." : $"The number {source[start..Position]} does not fit a double without rounding.", start);
            }
        }
        else
        {
            var text = new StringBuilder(Digits(char.IsAsciiDigit));
            if (text.Length > 1 && text[0] == '0')
            {
                throw new ScriptFault(ScriptFault.Unsupported, "A number with leading zeros is outside the subset.", start);
            }

            if (Peek(0) == '.')
            {
                Position++;
                text.Append('.').Append(Digits(char.IsAsciiDigit));
            }

            if (Peek(0) is 'e' or 'E')
            {
                Position++;
                text.Append('e');
                if (Peek(0) is '+' or '-')
                {
                    text.Append(source[Position++]);
                }

                var exponent = Digits(char.IsAsciiDigit);
                if (exponent.Length == 0)
                {
                    throw Syntax("The exponent has no digits.");
                }

                text.Append(exponent);
            }

            if (!JsText.TryDecimal(text.ToString(), out number))
            {
                throw new ScriptFault(ScriptFault.Number, $"The number {JsText.Cut(source[start..Position])} does not fit a double without rounding.", start);
            }
        }

        if (Peek(0) == 'n')
        {
            throw Unsupported("BigInt is outside the subset.");
        }

        return Position < source.Length && (IsNamePart(source[Position]) || source[Position] == '\\')
            ? throw Syntax("A name cannot follow a number without a space.")
            : number;
    }

    private string Digits(Func<char, bool> isDigit)
    {
        var digits = new StringBuilder();
        var afterSeparator = true;
        while (Position < source.Length)
        {
            var symbol = source[Position];
            if (symbol == '_')
            {
                if (afterSeparator || !isDigit(Peek(1)) || (digits.Length == 1 && digits[0] == (char)48))
                {
                    throw Syntax("A separator stands between two digits only.");
                }

                afterSeparator = true;
            }
            else if (isDigit(symbol))
            {
                digits.Append(symbol);
                afterSeparator = false;
            }
            else
            {
                break;
            }

            Position++;
        }

        return digits.ToString();
    }

    private string QuotedText(char quote)
    {
        var start = Position - 1;
        var text = new StringBuilder();
        while (Position < source.Length && source[Position] is not ('\n' or '\r'))
        {
            var symbol = source[Position++];
            if (symbol == quote)
            {
                return text.ToString();
            }

            if (symbol == '\\')
            {
                Escape(text);
            }
            else
            {
                text.Append(symbol);
            }
        }

        throw new ScriptFault(ScriptFault.Syntax, "The string is not closed.", start);
    }

    private Token Template(int start, bool newline)
    {
        var text = new StringBuilder();
        while (Position < source.Length)
        {
            var symbol = source[Position++];
            switch (symbol)
            {
                case '`':
                    return new Token(TokenKind.TemplateEnd, text.ToString(), 0, start, newline);
                case '$' when Peek(0) == '{':
                    Position++;
                    return new Token(TokenKind.TemplatePart, text.ToString(), 0, start, newline);
                case '\\':
                    Escape(text);
                    break;
                case '\r':
                    Position += Peek(0) == '\n' ? 1 : 0;
                    text.Append('\n');
                    break;
                default:
                    text.Append(symbol);
                    break;
            }
        }

        throw new ScriptFault(ScriptFault.Syntax, "The template is not closed.", start);
    }

    private void Escape(StringBuilder text)
    {
        if (Position >= source.Length)
        {
            throw Syntax("The escape is not complete.");
        }

        var symbol = source[Position++];
        switch (symbol)
        {
            case 'n': text.Append('\n'); break;
            case 't': text.Append('\t'); break;
            case 'r': text.Append('\r'); break;
            case 'b': text.Append('\b'); break;
            case 'f': text.Append('\f'); break;
            case 'v': text.Append('\v'); break;
            case '\r':
                Position += Peek(0) == '\n' ? 1 : 0;
                break;
            case '\n' or '\u2028' or '\u2029': break;
            case '0' when !char.IsAsciiDigit(Peek(0)): text.Append('\0'); break;
            case >= '0' and <= '9': throw Unsupported("An octal escape is outside the subset.");
            case 'x': text.Append((char)Hex(2)); break;
            case 'u' when Peek(0) == '{': CodePoint(text); break;
            case 'u': text.Append((char)Hex(4)); break;
            default: text.Append(symbol); break;
        }
    }

    private int Hex(int digits)
    {
        var code = 0;
        for (var i = 0; i < digits; i++, Position++)
        {
            if (!char.IsAsciiHexDigit(Peek(0)))
            {
                throw Syntax("The escape is not complete.");
            }

            code = code * 16 + JsText.DigitOf(Peek(0));
        }

        return code;
    }

    private void CodePoint(StringBuilder text)
    {
        Position++;
        var code = 0;
        var digits = 0;
        while (char.IsAsciiHexDigit(Peek(0)) && code <= 0x10ffff)
        {
            code = code * 16 + JsText.DigitOf(source[Position++]);
            digits++;
        }

        if (digits == 0 || code > 0x10ffff || Peek(0) != '}')
        {
            throw Syntax("The escape names no character.");
        }

        Position++;
        JsText.AppendCodePoint(text, code);
    }

    private ScriptFault Syntax(string message) => new(ScriptFault.Syntax, message, Position);

    private ScriptFault Unsupported(string message) => new(ScriptFault.Unsupported, message, Position);
}
