using System.Text.Json;
using Workflow.Engine;
using Workflow.Engine.Values;
using Workflow.Tests.Engine;

namespace Workflow.Tests.Conformance;

/// <summary>Elsa documents with what they do, one file each in <c>Cases/</c>: lines, status, and where it is told executions, outputs, waits and incidents.</summary>
public class CaseTests
{
    public static TheoryData<string> Files { get; } = [.. Directory.GetFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Conformance", "Cases");

    [Theory]
    [MemberData(nameof(Files))]
    public void A_document_does_what_its_case_says(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, file + ".json")));
        var expected = document.RootElement;
        var flow = new Scenario(FlowBuilder.Read(expected.GetProperty("definition").GetRawText()));

        flow.Start([.. Members(expected, "input").Select(member => (member.Name, ValueOf(member.Value)))]);
        foreach (var step in Items(expected, "steps"))
        {
            Apply(flow, step);
        }

        flow.Lines.Should().Equal(Items(expected, "lines").Select(line => line.GetString()!));
        flow.Status.Should().Be(expected.GetProperty("status").GetString());
        foreach (var told in expected.EnumerateObject())
        {
            Check(flow, told);
        }
    }

    private static void Check(Scenario flow, JsonProperty told)
    {
        var state = flow.State!;
        switch (told.Name)
        {
            case "executions":
                flow.Executions.Should().Be(told.Value.GetString());
                break;
            case "waiting":
                flow.Waiting.Should().Be(told.Value.GetString());
                break;
            case "incidents":
                flow.Incidents.Should().Be(told.Value.GetString());
                break;
            case "outcomes":
                state.Outcomes.Should().Equal(told.Value.EnumerateArray().Select(outcome => outcome.GetString()!));
                break;
            case "correlation":
                state.CorrelationId.Should().Be(told.Value.GetString());
                break;
            case "due":
                state.Bookmarks.Should().ContainSingle().Which.DueAt.Should().Be(told.Value.GetDateTimeOffset());
                break;
            case "output":
                state.Output.Select(output => $"{output.Key}={output.Value.ToJson()}").Should().Equal(told.Value.EnumerateObject().Select(output => $"{output.Name}={output.Value.GetRawText()}"));
                break;
            default:
                told.Name.Should().BeOneOf("says", "definition", "input", "steps", "lines", "status");
                break;
        }
    }

    private static void Apply(Scenario flow, JsonElement step)
    {
        if (step.TryGetProperty("cancel", out var reason))
        {
            flow.Apply(new Stimulus.Cancel(reason.GetString()!));
        }
        else
        {
            var result = step.TryGetProperty("result", out var given) ? ValueOf(given) : Value.Undefined;
            flow.Answer(step.GetProperty("answer").GetString()!, result, [.. Items(step, "outcomes").Select(outcome => outcome.GetString()!)]);
        }
    }

    private static Value ValueOf(JsonElement json) =>
        Value.TryParseJson(json.GetRawText(), out var value, out var error) ? value : throw new ArgumentException(error);

    private static JsonElement.ObjectEnumerator Members(JsonElement json, string name) => json.TryGetProperty(name, out var members) ? members.EnumerateObject() : default;

    private static JsonElement.ArrayEnumerator Items(JsonElement json, string name) => json.TryGetProperty(name, out var items) ? items.EnumerateArray() : default;
}
