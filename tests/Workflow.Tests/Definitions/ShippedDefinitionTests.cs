using System.Text.Json.Nodes;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Publishing;

namespace Workflow.Tests.Definitions;

public sealed class ShippedDefinitionTests
{
    public static TheoryData<string> Files { get; } =
        [.. Directory.GetFiles(Folder(), "v*.json", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder(), file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_shipped_definition_is_read_without_a_warning_and_written_back_whole(string file)
    {
        var document = File.ReadAllText(Path.Combine(Folder(), file));

        var read = ElsaJsonReader.Read(document).Should().BeOfType<ReadResult.Read>().Subject;

        read.Warnings.Should().BeEmpty();
        var written = JsonNode.Parse(ElsaJsonWriter.Write(read.Definition))!;
        JsonNode.DeepEquals(WithoutNodeIds(written), WithoutNodeIds(JsonNode.Parse(document)!)).Should().BeTrue();
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_shipped_definition_holds_no_problem_but_work_that_is_declared_elsewhere(string file)
    {
        var definition = FlowBuilder.Read(File.ReadAllText(Path.Combine(Folder(), file)));

        var problems = DefinitionValidator.Validate(definition, ActivityCatalogue.Elsa);

        problems.Should().OnlyContain(p => p.Code == "activity.unknown" && p.Values["type"].StartsWith("Approval."));
    }

    private static JsonNode WithoutNodeIds(JsonNode node)
    {
        switch (node)
        {
            case JsonObject members:
                members.Remove("nodeId");
                members.Select(m => m.Value).OfType<JsonNode>().ToList().ForEach(child => WithoutNodeIds(child));
                break;
            case JsonArray items:
                items.OfType<JsonNode>().ToList().ForEach(child => WithoutNodeIds(child));
                break;
        }

        return node;
    }

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Workflow.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return Path.Combine(folder.FullName, "definitions");
    }
}
