using Workflow.Engine.Expressions.Running;

namespace Workflow.Engine.Expressions.Syntax;

/// <content>Arrow functions and binding patterns.</content>
internal sealed partial class Parser
{
    /// <summary>Looks ahead: <c>x =&gt;</c>, or a parenthesis whose partner is followed by <c>=&gt;</c>.</summary>
    private bool IsArrowAhead()
    {
        if (_token.Kind != TokenKind.Name && !_token.Is("("))
        {
            return false;
        }

        var back = _lexer.Position;
        try
        {
            var token = _token.Kind == TokenKind.Name ? _lexer.Next() : AfterPartner();
            return token.Is("=>") && !token.AfterNewline;
        }
        catch (ScriptFault)
        {
            // Broken further on: the ordinary way meets the same place and says what is wrong there.
            return false;
        }
        finally
        {
            _lexer.Position = back;
        }
    }

    private Token AfterPartner()
    {
        var open = new Stack<char>("(");
        while (open.Count > 0)
        {
            _lookedAt++;
            if (_lookedAt > MaxLookAhead)
            {
                throw new ScriptFault(ScriptFault.Limit, "The script nests too many parentheses.", _token.Position);
            }

            var token = _lexer.Next();
            if (token.Is("}") && open.Peek() == '`')
            {
                token = _lexer.NextTemplatePart();
                if (token.Kind == TokenKind.TemplateEnd)
                {
                    open.Pop();
                }
            }
            else if (token.Kind == TokenKind.TemplatePart)
            {
                open.Push('`');
            }
            else if (token.Is("(") || token.Is("[") || token.Is("{"))
            {
                open.Push('(');
            }
            else if (token.Is(")") || token.Is("]") || token.Is("}"))
            {
                open.Pop();
            }
            else if (token.Kind == TokenKind.End)
            {
                return token;
            }
        }

        return _lexer.Next();
    }

    private const int MaxLookAhead = 300_000;

    private int _lookedAt;

    private ArrowFunction ParseArrow()
    {
        var at = _token.Position;
        var names = new Names();
        var parameters = new List<Parameter>();
        if (_token.Kind == TokenKind.Name)
        {
            parameters.Add(new Parameter(ParseBinding(names, isConstant: false, mayDefault: false), false));
        }
        else
        {
            Advance();
            while (!_token.Is(")"))
            {
                var isRest = _token.Is("...");
                if (isRest)
                {
                    Advance();
                }

                parameters.Add(new Parameter(ParseBinding(names, isConstant: false, mayDefault: !isRest), isRest));
                if (isRest || !_token.Is(","))
                {
                    break;
                }

                Advance();
            }

            Expect(")");
        }

        Expect("=>");
        Declaration[] declarations = [.. names.Declared];
        if (_token.Is("{"))
        {
            return new ArrowFunction(at, [.. parameters], declarations, null, ParseBlock(declarations));
        }

        return new ArrowFunction(at, [.. parameters], declarations, ParseAssignment(), null);
    }

    private Pattern ParseBinding(Names names, bool isConstant, bool mayDefault)
    {
        Sink();
        var start = _token;
        Func<Expression?, Pattern> make;
        if (_token.Kind == TokenKind.Name)
        {
            var name = _token.Text;
            if (name is "variables" or "undefined" or "NaN" or "Infinity")
            {
                throw Unsupported($"Declaring {name}", _token);
            }

            DeclareName(names, name, isConstant, _token);
            Advance();
            make = whenUndefined => new NamePattern(start.Position, name, whenUndefined);
        }
        else if (_token.Is("["))
        {
            make = ParseArrayPattern(names, isConstant);
        }
        else if (_token.Is("{"))
        {
            make = ParseObjectPattern(names, isConstant);
        }
        else
        {
            throw Unexpected();
        }

        Expression? given = null;
        if (mayDefault && _token.Is("="))
        {
            Advance();
            given = ParseAssignment();
        }

        _depth--;
        return make(given);
    }

    private Func<Expression?, Pattern> ParseArrayPattern(Names names, bool isConstant)
    {
        var at = _token.Position;
        Advance();
        var items = new List<Pattern?>();
        Pattern? rest = null;
        while (!_token.Is("]"))
        {
            if (_token.Is(","))
            {
                items.Add(null);
                Advance();
                continue;
            }

            if (_token.Is("..."))
            {
                Advance();
                rest = ParseBinding(names, isConstant, mayDefault: false);
                break;
            }

            items.Add(ParseBinding(names, isConstant, mayDefault: true));
            if (!_token.Is("]"))
            {
                Expect(",");
            }
        }

        Expect("]");
        return whenUndefined => new ArrayPattern(at, [.. items], rest, whenUndefined);
    }

    private Func<Expression?, Pattern> ParseObjectPattern(Names names, bool isConstant)
    {
        var at = _token.Position;
        Advance();
        var members = new List<MemberPattern>();
        Pattern? rest = null;
        while (!_token.Is("}"))
        {
            if (_token.Is("..."))
            {
                Advance();
                if (_token.Kind != TokenKind.Name)
                {
                    throw Unexpected();
                }

                rest = ParseBinding(names, isConstant, mayDefault: false);
                break;
            }

            members.Add(ParseMemberPattern(names, isConstant));
            if (!_token.Is("}"))
            {
                Expect(",");
            }
        }

        Expect("}");
        return whenUndefined => new ObjectPattern(at, [.. members], rest, whenUndefined);
    }

    private MemberPattern ParseMemberPattern(Names names, bool isConstant)
    {
        var key = _token;
        if (key.Kind == TokenKind.Name)
        {
            var back = _lexer.Position;
            Advance();
            if (!_token.Is(":"))
            {
                _lexer.Position = back;
                _token = key;
                return new MemberPattern(key.Text, null, ParseBinding(names, isConstant, mayDefault: true));
            }

            Advance();
            return new MemberPattern(key.Text, null, ParseBinding(names, isConstant, mayDefault: true));
        }

        var (name, computed) = ParseMemberKey();
        Expect(":");
        return new MemberPattern(name, computed, ParseBinding(names, isConstant, mayDefault: true));
    }
}
