using Workflow.Engine.Expressions.Running;

namespace Workflow.Engine.Expressions.Syntax;

/// <summary>Reads a script: statements and declarations here, expressions and patterns in the other parts.</summary>
internal sealed partial class Parser
{
    private const int MaxDepth = 100;
    private const int MaxLength = 100_000;

    private static readonly string[] StatementsOutside =
    [
        "break", "class", "continue", "debugger", "do", "enum", "export", "for", "function", "import", "switch", "throw", "try", "var", "while", "with", "yield",
    ];

    private readonly Lexer _lexer;
    private readonly Stack<Names> _scopes = new();
    private Token _token;
    private int _depth;

    public Parser(string source)
    {
        _lexer = new Lexer(source);
        if (source.Length > MaxLength)
        {
            throw new ScriptFault(ScriptFault.Limit, $"The script is longer than {MaxLength} characters.", 0);
        }

        _token = _lexer.Next();
    }

    /// <summary>Names declared in one block, and those its parameters forbid.</summary>
    private sealed class Names
    {
        public List<Declaration> Declared { get; } = [];

        public Declaration[] Forbidden { get; init; } = [];
    }

    public Block ParseScript()
    {
        var block = ParseStatements(TokenKind.End, []);
        return block;
    }

    private Block ParseStatements(TokenKind end, Declaration[] forbidden)
    {
        _scopes.Push(new Names { Forbidden = forbidden });
        var statements = new List<Statement>();
        while (end == TokenKind.End ? _token.Kind != TokenKind.End : !_token.Is("}"))
        {
            ParseStatement(statements, inBlock: true);
        }

        return new Block([.. statements], [.. _scopes.Pop().Declared]);
    }

    private void ParseStatement(List<Statement> statements, bool inBlock)
    {
        Sink();
        if (_token.Kind == TokenKind.Keyword)
        {
            ParseKeywordStatement(statements, inBlock);
        }
        else if (_token.Is("{"))
        {
            statements.Add(ParseBlock([]));
        }
        else if (_token.Is(";"))
        {
            Advance();
        }
        else
        {
            var start = _token;
            var expression = ParseExpression();
            if (expression is NameReference && _token.Is(":"))
            {
                throw Unsupported("A label", start);
            }

            EndStatement();
            statements.Add(new ExpressionStatement(expression));
        }

        _depth--;
    }

    private void ParseKeywordStatement(List<Statement> statements, bool inBlock)
    {
        switch (_token.Text)
        {
            case "const" or "let":
                if (!inBlock)
                {
                    throw Syntax($"{_token.Text} cannot stand here without a block.");
                }

                ParseDeclarations(statements);
                break;
            case "if":
                statements.Add(ParseIf());
                break;
            case "return":
                Advance();
                var hasValue = !_token.AfterNewline && _token.Kind != TokenKind.End && !_token.Is(";") && !_token.Is("}");
                statements.Add(new Return(hasValue ? ParseExpression() : null));
                EndStatement();
                break;
            case var word when Array.IndexOf(StatementsOutside, word) >= 0:
                throw Unsupported(word, _token);
            default:
                statements.Add(new ExpressionStatement(ParseExpression()));
                EndStatement();
                break;
        }
    }

    private Block ParseBlock(Declaration[] forbidden)
    {
        Expect("{");
        var block = ParseStatements(TokenKind.Punctuator, forbidden);
        Expect("}");
        return block;
    }

    private If ParseIf()
    {
        Advance();
        Expect("(");
        var condition = ParseExpression();
        Expect(")");
        var then = ParseBranch();
        if (!_token.IsKeyword("else"))
        {
            return new If(condition, then, null);
        }

        Advance();
        return new If(condition, then, ParseBranch());
    }

    private Statement ParseBranch()
    {
        var statements = new List<Statement>(1);
        ParseStatement(statements, inBlock: false);
        return statements.Count == 1 ? statements[0] : new Block([], []);
    }

    private void ParseDeclarations(List<Statement> statements)
    {
        var isConstant = _token.Text == "const";
        do
        {
            Advance();
            var start = _token;
            var pattern = ParseBinding(_scopes.Peek(), isConstant, mayDefault: false);
            Expression? value = null;
            if (_token.Is("="))
            {
                Advance();
                value = ParseAssignment();
            }
            else if (isConstant || pattern is not NamePattern)
            {
                throw new ScriptFault(ScriptFault.Syntax, "The declaration needs a value.", start.Position);
            }

            statements.Add(new Declare(pattern, value));
        }
        while (_token.Is(","));

        EndStatement();
    }

    private void DeclareName(Names names, string name, bool isConstant, Token at)
    {
        foreach (var known in names.Declared.Concat(names.Forbidden))
        {
            if (ReferenceEquals(known.Name, name))
            {
                throw new ScriptFault(ScriptFault.Syntax, $"{JsText.Cut(name)} is declared twice.", at.Position);
            }
        }

        if (names.Declared.Count >= 500)
        {
            throw new ScriptFault(ScriptFault.Limit, "A block declares more than 500 names.", at.Position);
        }

        names.Declared.Add(new Declaration(name, isConstant));
        _declared.Add(name);
    }

    private void EndStatement()
    {
        if (_token.Is(";"))
        {
            Advance();
        }
        else if (!_token.AfterNewline && _token.Kind != TokenKind.End && !_token.Is("}"))
        {
            throw Unexpected();
        }
    }

    private void Advance() => _token = _lexer.Next();

    private void Expect(string punctuator)
    {
        if (!_token.Is(punctuator))
        {
            throw _token.Kind == TokenKind.End ? Syntax($"'{punctuator}' is missing at the end.") : Unexpected($"; '{punctuator}' should stand here");
        }

        Advance();
    }

    private void Sink()
    {
        if (++_depth > MaxDepth)
        {
            throw new ScriptFault(ScriptFault.Limit, $"The script nests deeper than {MaxDepth} levels.", _token.Position);
        }
    }

    private ScriptFault Unexpected(string hint = "") => _token.Kind switch
    {
        TokenKind.End => Syntax("The script ends too early."),
        TokenKind.Number => Syntax($"A number cannot stand here{hint}."),
        TokenKind.String or TokenKind.TemplatePart or TokenKind.TemplateEnd => Syntax($"A text cannot stand here{hint}."),
        _ => Syntax($"'{JsText.Cut(_token.Text)}' cannot stand here{hint}."),
    };

    private ScriptFault Syntax(string message) => new(ScriptFault.Syntax, message, _token.Position);

    private static ScriptFault Unsupported(string what, Token at) => new(ScriptFault.Unsupported, $"{what} is outside the subset.", at.Position);
}
