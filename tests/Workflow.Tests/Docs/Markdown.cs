using System.Text.RegularExpressions;

namespace Workflow.Tests.Docs;

/// <summary>What a page of Markdown is made of, as far as the tests look.</summary>
internal sealed partial class Markdown(string text)
{
    /// <summary>Contents of the fenced blocks, in order.</summary>
    public IReadOnlyList<string> CodeBlocks => [.. Fence().Matches(text).Select(fence => fence.Groups["code"].Value)];

    /// <summary>The levels of the headings, in order: <c>#</c>, <c>##</c>, ...</summary>
    public IReadOnlyList<string> HeadingLevels => [.. Heading().Matches(Prose).Select(heading => heading.Groups["level"].Value)];

    /// <summary>Targets of links and pictures, in order.</summary>
    public IReadOnlyList<string> Links => [.. Link().Matches(Prose).Select(link => link.Groups["target"].Value)];

    /// <summary>The text without its fenced blocks.</summary>
    public string Prose => Fence().Replace(text, "");

    [GeneratedRegex(@"^```[^\n]*\n(?<code>.*?)^```\s*$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^(?<level>#{1,6}) ", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();
}
