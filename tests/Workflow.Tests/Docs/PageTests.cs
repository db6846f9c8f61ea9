using System.Text.RegularExpressions;

namespace Workflow.Tests.Docs;

/// <summary>What the pages of the repository point to is there.</summary>
public sealed partial class PageTests
{
    private static readonly IReadOnlyList<string> Pages = Repository.Files(".md");

    [Fact]
    public void Every_link_leads_to_a_file()
    {
        var broken = Pages.SelectMany(page => new Markdown(Repository.Read(page)).Links
            .Where(link => !link.Contains("://", StringComparison.Ordinal) && !link.StartsWith('#'))
            .Where(link => !Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, link.Split('#')[0])))
            .Select(link => $"{page}: {link}"));

        Pages.Should().Contain(["README.md", "docs/overview.md"]);
        broken.Should().BeEmpty();
    }

    [Fact]
    public void Every_file_named_with_its_folder_is_there()
    {
        var missing = Pages.SelectMany(page => NamedFile().Matches(new Markdown(Repository.Read(page)).Prose)
            .Select(name => name.Groups["path"].Value)
            .Where(path => !Exists(Path.Combine(Repository.Root, path)) && !Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, path)))
            .Select(path => $"{page}: {path}"));

        missing.Should().BeEmpty();
    }

    [Fact]
    public void Every_test_named_on_a_page_exists()
    {
        var tests = TestSources.Read();
        var missing = Pages.SelectMany(page => TestSources.NamedIn(Repository.Read(page)).Where(name => !tests.Contains(name)).Select(name => $"{page}: {name}"));

        tests.Should().Contain(["PageTests", "PageTests.Every_test_named_on_a_page_exists", "Every_test_named_on_a_page_exists"]);
        missing.Should().BeEmpty();
    }

    private static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);

    // A path in backticks below one of our folders; those with a mark to fill in (<flow>, NAME, *) are patterns, not files.
    [GeneratedRegex(@"`(?<path>(?:src|tests|docs|build|definitions)/[A-Za-z0-9_./-]+)`")]
    private static partial Regex NamedFile();
}
