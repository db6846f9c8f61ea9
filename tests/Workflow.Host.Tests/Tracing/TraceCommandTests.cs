using System.Text.Encodings.Web;
using System.Text.Json;
using Workflow.Host.Commands;
using Workflow.Host.Tests.Stores;

namespace Workflow.Host.Tests.Tracing;

/// <summary><c>trace</c> as somebody types it: what it prints, and when it says that it cannot.</summary>
public sealed class TraceCommandTests
{
    private const string Definition = """
        {"id":"w-1","definitionId":"wait","version":2,"name":"Wait","outputs":[{"name":"Sum","type":"Int32"}],"root":{"id":"root","type":"Elsa.Sequence","activities":[
          {"id":"say","type":"Elsa.WriteLine","text":{"typeName":"String","expression":{"type":"JavaScript","value":"`你好 ${getInput('Who')}`"}}},
          {"id":"wait","type":"Elsa.Delay","timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"01:00:00"}}},
          {"id":"sum","type":"Elsa.SetOutput","outputName":{"typeName":"String","expression":{"type":"Literal","value":"Sum"}},"outputValue":{"typeName":"Object","expression":{"type":"JavaScript","value":"1 + 2"}}},
          {"id":"bad","type":"Elsa.Fault","code":{"typeName":"String","expression":{"type":"Literal","value":"too.bad"}},"message":{"typeName":"String","expression":{"type":"Literal","value":"It broke."}}}]}}
        """;

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_report_holds_lines_instances_steps_outputs_and_incidents_and_nothing_else()
    {
        var (code, output, error) = await TraceAsync(Definition, """[{"op":"run","definitionId":"wait","input":{"Who":"世界"}},{"op":"advance","by":"PT59M"},{"op":"advance","by":"PT1M"}]""", "--json");

        (code, error).Should().Be((0, ""));
        using var report = JsonDocument.Parse(output);
        JsonSerializer.Serialize(report.RootElement, Compact).Should().Be(
            """{"lines":["你好 世界"],"instances":[{"definitionId":"wait","version":2,"status":"Finished","subStatus":"Faulted","parentDefinitionId":null,"output":{"Sum":3},"incidents":[{"activityId":"bad","code":"too.bad","message":"It broke."}],"executions":["say:Completed","wait:Completed","sum:Completed","bad:Faulted"]}]}""");
        Members(report.RootElement).Should().BeSubsetOf(Members(JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "trace.schema.json"))).RootElement));
    }

    [Fact]
    public async Task Without_json_a_person_reads_what_happened()
    {
        var (code, output, _) = await TraceAsync(Definition, """[{"op":"run","definitionId":"wait","input":{"Who":"you"}},{"op":"cancel"}]""");

        code.Should().Be(0);
        output.ReplaceLineEndings("\n").TrimEnd().Should().Be("你好 you\nwait version 2: Finished, Cancelled\n  say:Completed wait:Canceled");
    }

    [Theory]
    [InlineData(Definition, "no json", "is no JSON")]
    [InlineData(Definition, """{"op":"run"}""", "holds no array")]
    [InlineData(Definition, """[{"op":"run"}]""", "step 1 lacks its definitionId")]
    [InlineData(Definition, """[{"op":"run","definitionId":"other"}]""", "runs other, which is none of the definitions")]
    [InlineData(Definition, """[{"op":"run","definitionId":"wait","input":[1]}]""", "an input that is no object")]
    [InlineData(Definition, """[{"op":"cancel"},{"op":"jump"}]""", "step 2 has an op nobody knows: jump")]
    [InlineData(Definition, """[{"op":"advance","by":"P1M"}]""", "no span of time")]
    [InlineData(Definition, """[{"op":"advance","by":"-PT1H"}]""", "no span of time")]
    [InlineData(Definition, """[7]""", "step 1 is no object")]
    [InlineData("""{"root":7}""", "[]", "is no definition")]
    public async Task A_file_or_step_that_cannot_be_used_is_named(string definition, string steps, string reason)
    {
        var (code, output, error) = await TraceAsync(definition, steps, "--json");

        (code, output).Should().Be((2, ""));
        error.Should().Contain(reason);
    }

    [Fact]
    public async Task A_flow_that_never_ends_is_stopped()
    {
        const string loop = """
            {"id":"l-1","definitionId":"loop","root":{"id":"w","type":"Elsa.While","condition":{"typeName":"Boolean","expression":{"type":"Literal","value":true}},
             "body":{"id":"t","type":"Elsa.RunTask","taskName":{"typeName":"String","expression":{"type":"Literal","value":"again"}}}}}
            """;

        var (code, _, error) = await TraceAsync(loop, """[{"op":"run","definitionId":"loop"},{"op":"until-end"}]""");

        code.Should().Be(2);
        error.Should().Contain("10,000");
    }

    private static async Task<(int Code, string Output, string Error)> TraceAsync(string definition, string steps, params string[] more)
    {
        var (first, second) = (TestFolder.File(Sample.Unique("definition-")), TestFolder.File(Sample.Unique("steps-")));
        await File.WriteAllTextAsync(first, definition);
        await File.WriteAllTextAsync(second, steps);
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await CommandLine.RunAsync(["trace", "--definitions", first, "--steps", second, .. more], output, error, CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }

    private static HashSet<string> Members(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => [.. element.EnumerateObject().SelectMany(member => Members(member.Value).Append(member.Name)).Where(name => name != "Sum")],
        JsonValueKind.Array => [.. element.EnumerateArray().SelectMany(Members)],
        _ => [],
    };
}
