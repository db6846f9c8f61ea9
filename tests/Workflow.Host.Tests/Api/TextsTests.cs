using Workflow.Host.Serving;

namespace Workflow.Host.Tests.Api;

public sealed class TextsTests
{
    [Fact]
    public void Both_languages_have_the_same_codes()
    {
        var (chinese, english) = (Language.Load("zh-CN"), Language.Load("en"));

        chinese.Codes.Should().BeEquivalentTo(english.Codes).And.HaveCountGreaterThan(100);
    }

    [Fact]
    public void A_text_shows_its_values()
    {
        var text = Language.Load("zh-CN").Text("page.limit-invalid", ("limit", "201"));

        text.Should().Contain("201").And.NotContain("{");
    }
}
