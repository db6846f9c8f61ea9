using System.Text.Json;
using Workflow.Host.Commands;
using Workflow.Host.Tests.Stores;

namespace Workflow.Host.Tests.Tracing;

/// <summary><c>lint</c> as somebody types it.</summary>
public sealed class LintCommandTests
{
    [Fact]
    public async Task Shipped_definitions_are_clean()
    {
        var files = Directory.GetFiles(DefinitionFiles.Folder, "v*.json", SearchOption.AllDirectories);

        var (code, output, _) = await LintAsync([.. files, "--json"]);

        files.Should().NotBeEmpty();
        (code, output.Trim()).Should().Be((0, "[]"));
    }

    [Fact]
    public async Task Problems_are_told_with_code_place_sentence_and_the_way_there()
    {
        var file = await new DrawnFlow("w").Input("Go").Step("start", "Elsa.Start").Step("q", "Elsa.FlowDecision", ("condition", "JavaScript", "getInput('Go') === 'yes'")).Line("a").Join("j", "WaitAll").Step("no", "Elsa.End")
            .Connect("start -> q", "start -> a", "q:True -> j", "q:False -> no", "a -> j").WriteAsync();

        var (code, output, _) = await LintAsync(file, "--json");

        code.Should().Be(1);
        var problem = JsonDocument.Parse(output).RootElement.EnumerateArray().Should().ContainSingle().Subject;
        (problem.GetProperty("code").GetString(), problem.GetProperty("severity").GetString(), problem.GetProperty("file").GetString()).Should().Be(("join.wait-all-behind-choice", "error", file));
        problem.GetProperty("path").GetString().Should().EndWith(":j");
        problem.GetProperty("pointer").GetString().Should().Be("/root/activities/3");
        problem.GetProperty("message").GetString().Should().NotBeNullOrEmpty();
        problem.GetProperty("way").GetString().Should().Be("q: False");
        problem.GetProperty("counterExample").EnumerateArray().Should().ContainSingle().Which.GetProperty("op").GetString().Should().Be("run");
        (await LintAsync(file)).Output.Should().Contain("join.wait-all-behind-choice").And.Contain("[q: False]").And.Contain("""trace --steps: [{"op":"run","definitionId":"w",""");
    }

    [Fact]
    public async Task What_is_no_definition_is_a_problem_and_what_is_no_file_is_unusable()
    {
        var file = TestFolder.File(Sample.Unique("definition-"));
        await File.WriteAllTextAsync(file, "{");

        (await LintAsync(file)).Code.Should().Be(1);
        (await LintAsync(file + "-nowhere")).Code.Should().Be(2);
        (await LintAsync()).Code.Should().Be(2);
    }

    private static async Task<(int Code, string Output, string Error)> LintAsync(params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await CommandLine.RunAsync(["lint", .. arguments], output, error, CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }
}
