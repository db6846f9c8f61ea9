namespace Workflow.Approvals.Catalogue;

/// <summary>The names a condition reads, found without understanding the language it is written in.</summary>
public static class ConditionNames
{
    /// <summary>One name: a root (project, form or something unknown), the member it reads, or null when it reads none by name, and the text it is compared with.</summary>
    public readonly record struct Use(string Root, string? Member, string? ComparedWith);

    /// <summary>Every use, in order. Texts in quotes are no names; members of members belong to the first.</summary>
    public static IReadOnlyList<Use> In(string expression)
    {
        var uses = new List<Use>();
        var tokens = Tokens(expression);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!IsName(tokens[i]) || tokens[i] is "true" or "false" or "null" || i > 0 && tokens[i - 1] is "." or "?.")
            {
                continue;
            }

            var reads = i + 2 < tokens.Count && tokens[i + 1] is "." or "?." && IsName(tokens[i + 2]);
            var end = reads ? i + 2 : i;
            var compared = end + 2 < tokens.Count && tokens[end + 1] is "==" or "===" or "!=" or "!==" && tokens[end + 2][0] is '\'' or '"' ? tokens[end + 2][1..^1] : null;
            uses.Add(new Use(tokens[i], reads ? tokens[i + 2] : null, compared));
        }

        return uses;
    }

    private static List<string> Tokens(string text)
    {
        var tokens = new List<string>();
        for (var i = 0; i < text.Length;)
        {
            var end = i + 1;
            if (IsLetter(text[i]))
            {
                while (end < text.Length && (IsLetter(text[end]) || char.IsDigit(text[end])))
                {
                    end++;
                }
            }
            else if (text[i] is '\'' or '"' or '`')
            {
                var close = text.IndexOf(text[i], end);
                end = close < 0 ? text.Length : close + 1;
            }
            else if (char.IsDigit(text[i]))
            {
                while (end < text.Length && (char.IsDigit(text[end]) || text[end] == '.'))
                {
                    end++;
                }
            }
            else if (!char.IsWhiteSpace(text[i]) && text[i] is '=' or '!' or '?' or '<' or '>')
            {
                while (end < text.Length && (text[end] == '=' || text[i] == '?' && text[end] == '.'))
                {
                    end++;
                }
            }

            if (!char.IsWhiteSpace(text[i]))
            {
                tokens.Add(text[i..end]);
            }

            i = end;
        }

        return tokens;
    }

    private static bool IsName(string token) => IsLetter(token[0]);

    private static bool IsLetter(char c) => char.IsLetter(c) || c is '_' or '$';
}
