using System.Text.Json;
using Workflow.Host.Commands;
using Workflow.Host.Tests.Stores;

namespace Workflow.Host.Tests.Demo;

public sealed class DemoCommandTests
{
    [Fact]
    public async Task With_json_the_output_is_one_document_and_nothing_else()
    {
        var (code, output, error) = await RunAsync("demo", "--json");

        code.Should().Be(0);
        error.Should().BeEmpty();
        using var report = JsonDocument.Parse(output);
        report.RootElement.GetProperty("ok").GetBoolean().Should().BeTrue();
        report.RootElement.GetProperty("stages").GetArrayLength().Should().Be(3);
    }

    [Fact]
    public async Task A_store_that_holds_cases_is_refused()
    {
        var path = TestFolder.File($"{Guid.NewGuid():N}.db");
        (await RunAsync("demo", "--store", "sqlite", path)).Code.Should().Be(0);

        var (code, _, error) = await RunAsync("demo", "--store", "sqlite", path);

        code.Should().Be(2);
        error.Should().Contain("fresh");
    }

    [Theory]
    [InlineData("demo", "--store", "oracle", "x")]
    [InlineData("demo", "--jsn")]
    [InlineData("demo", "--store", "sqlite")]
    [InlineData("dmeo")]
    public async Task A_call_that_cannot_be_understood_says_why_and_ends_with_2(params string[] args)
    {
        var (code, output, error) = await RunAsync(args);

        code.Should().Be(2);
        output.Should().BeEmpty();
        error.Should().Contain("serve").And.Contain("demo");
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await CommandLine.RunAsync(args, output, error, CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }
}
