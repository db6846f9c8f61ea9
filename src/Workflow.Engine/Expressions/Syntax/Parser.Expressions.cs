using Workflow.Engine.Expressions.Running;

namespace Workflow.Engine.Expressions.Syntax;

/// <content>Expressions by precedence climbing.</content>
internal sealed partial class Parser
{
    private static readonly string[] AssignmentSymbols =
        ["=", "+=", "-=", "*=", "/=", "%=", "**=", "<<=", ">>=", ">>>=", "&=", "|=", "^=", "&&=", "||=", "??="];

    private static int BindingOf(Token token) => token.Kind switch
    {
        TokenKind.Punctuator => token.Text switch
        {
            "??" => 1,
            "||" => 2,
            "&&" => 3,
            "|" => 4,
            "^" => 5,
            "&" => 6,
            "==" or "!=" or "===" or "!==" => 7,
            "<" or ">" or "<=" or ">=" => 8,
            "<<" or ">>" or ">>>" => 9,
            "+" or "-" => 10,
            "*" or "/" or "%" => 11,
            "**" => 12,
            _ => 0,
        },
        TokenKind.Keyword when token.Text is "in" or "instanceof" => 8,
        _ => 0,
    };

    private Expression ParseExpression()
    {
        var expression = ParseAssignment();
        while (_token.Is(","))
        {
            var at = _token.Position;
            Advance();
            expression = new InOrder(at, expression, ParseAssignment());
        }

        return expression;
    }

    private Expression ParseAssignment()
    {
        Sink();
        var start = _token;
        if (IsArrowAhead())
        {
            var arrow = ParseArrow();
            _depth--;
            return arrow;
        }

        var expression = ParseChoice();
        if (_token.Kind == TokenKind.Punctuator && Array.IndexOf(AssignmentSymbols, _token.Text) >= 0)
        {
            var symbol = _token;
            var target = ToTarget(expression, start);
            Advance();
            expression = new Assignment(symbol.Position, symbol.Text, target, ParseAssignment());
        }

        _depth--;
        return expression;
    }

    private static ITarget ToTarget(Expression expression, Token start) => expression switch
    {
        ITarget target => target,
        ArrayLiteral or ObjectLiteral => throw Unsupported("Taking apart outside a declaration", start),
        _ => throw new ScriptFault(ScriptFault.Syntax, "Nothing can be assigned to this.", start.Position),
    };

    private Expression ParseChoice()
    {
        var condition = ParseBinary(1);
        if (!_token.Is("?"))
        {
            return condition;
        }

        var at = _token.Position;
        Advance();
        var then = ParseAssignment();
        Expect(":");
        return new Choice(at, condition, then, ParseAssignment());
    }

    private Expression ParseBinary(int least)
    {
        Sink();
        var left = ParseUnary();
        while (BindingOf(_token) is var binding && binding >= least && binding > 0)
        {
            var symbol = _token;
            if (symbol.Text == "**" && left is Unary)
            {
                throw Syntax("A sign before ** needs parentheses.");
            }

            Advance();
            var right = ParseBinary(symbol.Text == "**" ? binding : binding + 1);
            left = symbol.Text is "&&" or "||" or "??"
                ? Combine(symbol, left, right)
                : new Binary(symbol.Position, symbol.Text, left, right);
        }

        _depth--;
        return left;
    }

    private static Logical Combine(Token symbol, Expression left, Expression right)
    {
        foreach (var side in (ReadOnlySpan<Expression>)[left, right])
        {
            if (side is Logical { IsParenthesised: false } inner && (inner.Symbol == "??") != (symbol.Text == "??"))
            {
                throw new ScriptFault(ScriptFault.Syntax, "?? and && or || need parentheses between them.", symbol.Position);
            }
        }

        return new Logical(symbol.Position, symbol.Text, left, right);
    }

    private Expression ParseUnary()
    {
        var symbol = _token;
        if (symbol.Kind == TokenKind.Punctuator && symbol.Text is "!" or "-" or "+" or "~" || symbol.Kind == TokenKind.Keyword && symbol.Text is "typeof" or "void" or "delete")
        {
            Sink();
            Advance();
            var operand = ParseUnary();
            _depth--;
            return symbol.Text == "delete" && operand is NameReference
                ? throw Unsupported("Deleting a name", symbol)
                : new Unary(symbol.Position, symbol.Text, operand);
        }

        if (symbol.Is("++") || symbol.Is("--"))
        {
            Sink();
            Advance();
            var start = _token;
            var target = ToTarget(ParseUnary(), start);
            _depth--;
            return new Increment(symbol.Position, target, symbol.Text == "++" ? 1 : -1, isPrefix: true);
        }

        var operandStart = _token;
        var expression = ParseCalls();
        if (!_token.AfterNewline && (_token.Is("++") || _token.Is("--")))
        {
            expression = new Increment(_token.Position, ToTarget(expression, operandStart), _token.Text == "++" ? 1 : -1, isPrefix: false);
            Advance();
        }

        return expression;
    }

    private Expression ParseCalls()
    {
        var start = _token.Position;
        var expression = ParsePrimary();
        var hasOptional = false;
        while (true)
        {
            var at = _token;
            if (at.Is("."))
            {
                Advance();
                expression = Asked(new MemberAccess(_token.Position, expression, MemberName(), false), expression);
            }
            else if (at.Is("?."))
            {
                hasOptional = true;
                Advance();
                expression = _token.Is("(") ? CallOf(at.Position, expression, isOptional: true)
                    : _token.Is("[") ? Asked(new MemberAccess(at.Position, expression, ParseIndex(), true), expression)
                    : Asked(new MemberAccess(_token.Position, expression, MemberName(), true), expression);
            }
            else if (at.Is("["))
            {
                expression = Asked(new MemberAccess(at.Position, expression, ParseIndex(), false), expression);
            }
            else if (at.Is("("))
            {
                expression = CallOf(CallPosition(expression, at), expression, isOptional: false);
            }
            else if (at.Kind is TokenKind.TemplatePart or TokenKind.TemplateEnd)
            {
                throw Unsupported("A tagged template", at);
            }
            else
            {
                return hasOptional ? new OptionalChain(start, expression) : expression;
            }
        }
    }

    private static int CallPosition(Expression callee, Token parenthesis) => callee is NameReference or MemberAccess ? callee.Position : parenthesis.Position;

    private Constant MemberName()
    {
        if (_token.Kind is not (TokenKind.Name or TokenKind.Keyword))
        {
            throw Unexpected();
        }

        var name = new Constant(_token.Position, _token.Text);
        Advance();
        return name;
    }

    private Expression ParseIndex()
    {
        Expect("[");
        var index = ParseExpression();
        Expect("]");
        return index;
    }

    private Expression[] ParseArguments()
    {
        Expect("(");
        return ParseItems(")");
    }

    private Expression[] ParseItems(string end)
    {
        var items = new List<Expression>();
        while (!_token.Is(end))
        {
            if (_token.Is(",") && end == "]")
            {
                throw Unsupported("An array with holes", _token);
            }

            items.Add(ParseItem());
            if (!_token.Is(end))
            {
                Expect(",");
            }
        }

        Advance();
        return [.. items];
    }

    private Expression ParseItem()
    {
        if (!_token.Is("..."))
        {
            return ParseAssignment();
        }

        var at = _token.Position;
        Advance();
        return new Spread(at, ParseAssignment());
    }

    private Expression ParsePrimary()
    {
        var token = _token;
        switch (token.Kind)
        {
            case TokenKind.Number:
                Advance();
                return new Constant(token.Position, token.Number);
            case TokenKind.String:
                Advance();
                return new Constant(token.Position, token.Text);
            case TokenKind.TemplateEnd:
                Advance();
                return new Constant(token.Position, token.Text);
            case TokenKind.TemplatePart:
                return ParseTemplate();
            case TokenKind.Name:
                Advance();
                return Named(token.Position, token.Text);
            case TokenKind.Keyword:
                return ParseWord();
            case TokenKind.Punctuator when token.Text == "(":
                Advance();
                var inner = ParseExpression();
                Expect(")");
                return inner is Logical logical ? logical.Parenthesised() : inner is Unary or ArrowFunction ? new Grouped(inner) : inner;
            case TokenKind.Punctuator when token.Text == "[":
                Advance();
                return new ArrayLiteral(token.Position, ParseItems("]"));
            case TokenKind.Punctuator when token.Text == "{":
                return ParseObject();
            case TokenKind.Punctuator when token.Text is "/" or "/=":
                throw Unsupported("A regular expression", token);
            default:
                throw Unexpected();
        }
    }

    private Expression ParseWord()
    {
        var token = _token;
        switch (token.Text)
        {
            case "true" or "false":
                Advance();
                return new Constant(token.Position, token.Text == "true");
            case "null":
                Advance();
                return new Constant(token.Position, Js.Null);
            case "new":
                Advance();
                if (_token is not { Kind: TokenKind.Name, Text: "Date" })
                {
                    throw Unsupported("new with anything but Date", token);
                }

                Advance();
                return new NewDate(token.Position, _token.Is("(") ? ParseArguments() : []);
            case "function" or "class" or "this" or "super" or "yield" or "import":
                throw Unsupported(token.Text, token);
            default:
                throw Unexpected();
        }
    }

    private TemplateText ParseTemplate()
    {
        var at = _token.Position;
        var texts = new List<string> { _token.Text };
        var parts = new List<Expression>();
        while (_token.Kind == TokenKind.TemplatePart)
        {
            Advance();
            parts.Add(ParseExpression());
            if (!_token.Is("}"))
            {
                throw Unexpected();
            }

            _token = _lexer.NextTemplatePart();
            texts.Add(_token.Text);
        }

        Advance();
        return new TemplateText(at, [.. texts], [.. parts]);
    }

    private ObjectLiteral ParseObject()
    {
        var at = _token.Position;
        Advance();
        var members = new List<MemberLiteral>();
        while (!_token.Is("}"))
        {
            members.Add(ParseMember());
            if (!_token.Is("}"))
            {
                Expect(",");
            }
        }

        Advance();
        return new ObjectLiteral(at, [.. members]);
    }

    private MemberLiteral ParseMember()
    {
        var token = _token;
        if (token.Is("..."))
        {
            return new MemberLiteral(null, null, ParseItem());
        }

        var (name, computed) = ParseMemberKey();
        if (_token.Is(":"))
        {
            if (name == "__proto__")
            {
                throw Unsupported("__proto__", token);
            }

            Advance();
            return new MemberLiteral(name, computed, ParseAssignment());
        }

        if (token.Kind == TokenKind.Name && (_token.Is(",") || _token.Is("}")))
        {
            return new MemberLiteral(name, null, Named(token.Position, name!));
        }

        throw _token.Is("(") || token.Text is "get" or "set" or "async" || token.Is("*") ? Unsupported("A method in an object", token) : Unexpected();
    }

    private (string? Name, Expression? Computed) ParseMemberKey()
    {
        var token = _token;
        switch (token.Kind)
        {
            case TokenKind.Name or TokenKind.Keyword or TokenKind.String:
                Advance();
                return (token.Text, null);
            case TokenKind.Number:
                Advance();
                return (JsText.Of(token.Number), null);
            case TokenKind.Punctuator when token.Text == "[":
                Advance();
                var computed = ParseAssignment();
                Expect("]");
                return (null, computed);
            default:
                throw Unexpected();
        }
    }
}

/// <summary>Parentheses that matter: (-1) ** 2.</summary>
internal sealed class Grouped(Expression inner) : Expression(inner.Position)
{
    protected override Js Compute(Evaluation run) => inner.Evaluate(run);
}
