namespace Workflow.Engine.Execution;

/// <summary>Which outputs the expressions of a definition can ask for later. Only those are kept, so the state does not grow with finished steps.</summary>
/// <remarks>Looks at the text, so it may keep more than is asked for, never less.</remarks>
internal sealed class OutputQuestions
{
    private readonly List<string> _askingByName = [];
    private readonly List<string> _askingByAccessor = [];
    private readonly bool _asksForAny;

    public OutputQuestions(IEnumerable<CompiledNode> nodes)
    {
        foreach (var node in nodes)
        {
            foreach (var input in node.Inputs)
            {
                // A script that is itself an input may be written as a literal.
                Read(input.Script?.Source ?? (input.Name == "script" ? input.Constant.AsString() : null));
            }

            foreach (var branch in node.Cases)
            {
                Read(branch.Condition.Script?.Source);
            }
        }

        _asksForAny = _askingByName.Exists(text => text.Contains("getOutputFrom(", StringComparison.Ordinal) && !HasLiteralName(text));
    }

    public bool AsksLastResult { get; private set; }

    public bool AsksFor(CompiledNode node)
    {
        if (_asksForAny)
        {
            return true;
        }

        foreach (var text in _askingByName)
        {
            if (text.Contains(node.ActivityId, StringComparison.Ordinal) || (node.Source.Name is { Length: > 0 } name && text.Contains(name, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        var accessor = "From" + PascalName.Of(node.Source.Name ?? node.ActivityId);
        return _askingByAccessor.Exists(text => text.Contains(accessor, StringComparison.Ordinal));
    }

    private void Read(string? text)
    {
        if (text is null)
        {
            return;
        }

        AsksLastResult |= text.Contains("getLastResult", StringComparison.Ordinal);
        if (text.Contains("getOutputFrom", StringComparison.Ordinal))
        {
            _askingByName.Add(text);
        }

        if (text.Contains("From", StringComparison.Ordinal))
        {
            _askingByAccessor.Add(text);
        }
    }

    // getOutputFrom('x') and getOutputFrom("x") name what they ask for; anything else is only known when it runs.
    private static bool HasLiteralName(string text)
    {
        for (var at = text.IndexOf("getOutputFrom", StringComparison.Ordinal); at >= 0; at = text.IndexOf("getOutputFrom", at + 1, StringComparison.Ordinal))
        {
            var argument = text.AsSpan(at + "getOutputFrom".Length).TrimStart();
            if (argument.IsEmpty || argument[0] != '(')
            {
                return false;
            }

            argument = argument[1..].TrimStart();
            if (argument.IsEmpty || argument[0] is not ('\'' or '"'))
            {
                return false;
            }
        }

        return true;
    }
}
