namespace Workflow.Tests.Docs;

/// <summary>The two READMEs say the same in two languages.</summary>
public sealed class ReadmePairTests
{
    private static readonly Markdown English = new(Repository.Read("README.md"));
    private static readonly Markdown Chinese = new(Repository.Read("README.zh-CN.md"));

    [Fact]
    public void Both_have_the_same_headings()
    {
        English.HeadingLevels.Should().HaveCountGreaterThan(3);
        Chinese.HeadingLevels.Should().Equal(English.HeadingLevels);
    }

    [Fact]
    public void Both_show_the_same_code()
    {
        English.CodeBlocks.Should().HaveCountGreaterThan(2);
        Chinese.CodeBlocks.Should().Equal(English.CodeBlocks);
    }

    [Fact]
    public void Both_link_to_the_same_pages_and_each_to_the_other()
    {
        English.Links.Should().Contain("README.zh-CN.md");
        Chinese.Links.Should().Contain("README.md");
        Chinese.Links.Except(["README.md"]).Should().Equal(English.Links.Except(["README.zh-CN.md"]));
    }
}
