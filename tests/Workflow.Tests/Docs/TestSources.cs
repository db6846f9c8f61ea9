using System.Text.RegularExpressions;

namespace Workflow.Tests.Docs;

/// <summary>The tests there are, by name, and those a page names.</summary>
internal static partial class TestSources
{
    /// <summary>Classes, methods, and both joined by a dot.</summary>
    public static IReadOnlySet<string> Read()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var source in Repository.Files(".cs", "tests").Select(Repository.Read))
        {
            var classes = Class().Matches(source).Select(match => match.Groups[1].Value).ToList();
            var methods = Method().Matches(source).Select(match => match.Groups[1].Value).ToList();
            names.UnionWith([.. classes, .. methods, .. classes.SelectMany(type => methods.Select(method => $"{type}.{method}"))]);
        }

        return names;
    }

    /// <summary>Names a page cannot mean otherwise: <c>JoinTableTests</c>, <c>JoinTableTests.A_join_waits</c>, and sentences with underscores.</summary>
    public static IEnumerable<string> NamedIn(string page) => Name().Matches(page).Select(match => match.Value).Distinct();

    [GeneratedRegex(@"\bclass ([A-Z]\w+)")]
    private static partial Regex Class();

    [GeneratedRegex(@"\bpublic (?:async )?(?:void|Task) ([A-Z]\w+)\(")]
    private static partial Regex Method();

    [GeneratedRegex(@"(?<![\w.])[A-Z]\w+Tests(?:\.[A-Z]\w+_\w+)?(?!\w)|(?<![\w.])[A-Z]\w*_[a-z]\w*_\w+")]
    private static partial Regex Name();
}
