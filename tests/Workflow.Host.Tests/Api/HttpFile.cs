using System.Globalization;
using System.Text.RegularExpressions;

namespace Workflow.Host.Tests.Api;

/// <summary>A file of requests as editors read it: variables, and blocks that begin with <c>###</c>.</summary>
internal sealed partial class HttpFile
{
    private HttpFile(Dictionary<string, string> variables, IReadOnlyList<Request> requests) => (Variables, Requests) = (variables, requests);

    public Dictionary<string, string> Variables { get; }

    public IReadOnlyList<Request> Requests { get; }

    public static HttpFile Read(string text)
    {
        var blocks = text.ReplaceLineEndings("\n").Split("\n###");
        var variables = Variable().Matches(blocks[0]).ToDictionary(variable => variable.Groups[1].Value, variable => variable.Groups[2].Value.Trim(), StringComparer.Ordinal);
        return new(variables, [.. blocks.Skip(1).Select(Block)]);
    }

    private static Request Block(string block)
    {
        var lines = block.Split('\n');
        var at = Array.FindIndex(lines, 1, line => line.Length > 0 && line[0] != '#');
        var notes = lines[1..at];
        var rest = lines[(at + 1)..];
        var end = Array.IndexOf(rest, "") is var blank and >= 0 ? blank : rest.Length;
        var asked = lines[at].Split(' ', 2);
        return new(
            lines[0].Trim(), notes.Select(note => Named().Match(note)).FirstOrDefault(match => match.Success)?.Groups[1].Value,
            notes.Select(note => Answered().Match(note)).FirstOrDefault(match => match.Success) is { } status ? int.Parse(status.Groups[1].Value, CultureInfo.InvariantCulture) : null,
            HttpMethod.Parse(asked[0]), asked[1],
            [.. rest[..end].Select(line => line.Split(": ", 2)).Select(parts => (parts[0], parts[1]))],
            string.Join('\n', rest[end..]).Trim());
    }

    /// <summary>A request.</summary>
    /// <param name="Status">What the comment above it says it is answered with; null when none does.</param>
    internal sealed record Request(string Title, string? Name, int? Status, HttpMethod Method, string Address, IReadOnlyList<(string Name, string Value)> Headers, string Body);

    [GeneratedRegex(@"^@(\w+) =(.*)$", RegexOptions.Multiline)]
    private static partial Regex Variable();

    [GeneratedRegex(@"^# @name (\w+)$")]
    private static partial Regex Named();

    [GeneratedRegex(@"^# (\d{3})$")]
    private static partial Regex Answered();
}
