using System.Text.RegularExpressions;
using Workflow.Tests.Docs;

namespace Workflow.Tests.Engine;

/// <summary>A ban with a slip in it bans nothing, without a word: what is banned exists.</summary>
public sealed partial class BannedSymbolTests
{
    [Theory]
    [InlineData("build/BannedSymbols.txt", 35)]
    [InlineData("build/BannedSymbols.Pure.txt", 25)]
    public void Every_banned_type_and_member_exists(string file, int least)
    {
        var bans = Symbol().Matches(Repository.Read(file)).Where(ban => ban.Groups[1].Value != "N").ToList();

        bans.Should().HaveCountGreaterThan(least);
        bans.Where(ban => !Exists(ban.Groups[1].Value, ban.Groups[2].Value)).Select(ban => ban.Value).Should().BeEmpty();
    }

    private static bool Exists(string kind, string name)
    {
        if (kind == "T")
        {
            return Find(name) is not null;
        }

        var dot = name.LastIndexOf('.');
        return Find(name[..dot])?.GetMember(name[(dot + 1)..].Replace("#ctor", ".ctor", StringComparison.Ordinal)).Length > 0;
    }

    // A type inside another is joined to it by a plus.
    private static Type? Find(string name) =>
        Assemblies.Select(assembly => assembly.GetType(name) ?? assembly.GetType(Nested().Replace(name, "+"))).FirstOrDefault(type => type is not null);

    private static readonly System.Reflection.Assembly[] Assemblies =
    [
        typeof(object).Assembly, typeof(Console).Assembly, typeof(System.Diagnostics.Process).Assembly, typeof(SortedSet<>).Assembly, typeof(System.Security.Cryptography.SHA256).Assembly,
        typeof(System.Collections.Immutable.ImmutableArray).Assembly, typeof(System.Collections.Concurrent.BlockingCollection<>).Assembly,
    ];

    [GeneratedRegex(@"^([NTMP]):([^;(]+)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Symbol();

    [GeneratedRegex(@"(?<=Awaitable(`1)?)\.(?=Configured)", RegexOptions.CultureInvariant)]
    private static partial Regex Nested();
}
