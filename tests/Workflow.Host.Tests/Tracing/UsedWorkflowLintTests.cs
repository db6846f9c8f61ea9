using System.Text.Json.Nodes;
using Workflow.Host.Commands;
using Workflow.Host.Tests.Stores;

namespace Workflow.Host.Tests.Tracing;

/// <summary>Files given to <c>lint</c> together may use each other as activities.</summary>
public sealed class UsedWorkflowLintTests
{
    [Fact]
    public async Task A_workflow_used_as_an_activity_is_known_with_its_inputs_and_outcomes()
    {
        var used = Definition("ask", "Ask Office", usable: true, new JsonObject { ["id"] = "say", ["type"] = "Elsa.WriteLine", ["version"] = 1, ["text"] = Literal("asked") });
        var uses = Definition("uses", "Uses", usable: false, new JsonObject { ["id"] = "call", ["type"] = "AskOffice", ["version"] = 1, ["workflowDefinitionId"] = "ask", ["workflowDefinitionVersionId"] = "ask-v1" });

        (await LintAsync(uses)).Should().Contain("activity.unknown");
        (await LintAsync(used, uses)).Should().Be("Nothing stands in the way.");
    }

    [Fact]
    public async Task Workflows_that_would_run_inside_each_other_are_refused()
    {
        var first = Definition("first", "First", usable: true, new JsonObject { ["id"] = "call", ["type"] = "Second", ["version"] = 1 });
        var second = Definition("second", "Second", usable: true, new JsonObject { ["id"] = "call", ["type"] = "First", ["version"] = 1 });

        (await LintAsync(first, second)).Split(Environment.NewLine).Should().HaveCount(2).And.OnlyContain(line => line.Contains("workflow.cyclic"));
    }

    private static async Task<string> LintAsync(params JsonObject[] definitions)
    {
        var files = definitions.Select((definition, i) =>
        {
            var file = TestFolder.File($"used-{Guid.NewGuid():N}-{i}.json");
            File.WriteAllText(file, definition.ToJsonString());
            return file;
        }).ToArray();
        await using var output = new StringWriter();
        await LintCommand.RunAsync(files, json: false, output, CancellationToken.None);
        return output.ToString().Trim();
    }

    private static JsonObject Definition(string id, string name, bool usable, JsonObject step) => new()
    {
        ["id"] = $"{id}-v1", ["definitionId"] = id, ["name"] = name, ["version"] = 1, ["options"] = new JsonObject { ["usableAsActivity"] = usable },
        ["root"] = new JsonObject { ["id"] = "root", ["type"] = "Elsa.Sequence", ["version"] = 1, ["activities"] = new JsonArray(step) },
    };

    private static JsonObject Literal(string text) => new() { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = text } };
}
