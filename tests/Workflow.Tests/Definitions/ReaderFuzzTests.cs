using System.Text;
using System.Text.Json.Nodes;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Publishing;
using Xunit.Abstractions;

namespace Workflow.Tests.Definitions;

/// <summary>Promise E2: nothing in a document makes reader, gate or writer throw.</summary>
public sealed class ReaderFuzzTests(ITestOutputHelper output)
{
    private readonly int _seed = Seed.Take();

    [Fact]
    public void Random_bytes_are_read_or_refused()
    {
        output.WriteLine($"WORKFLOW_SEED={_seed}");
        var random = new Random(_seed);
        var alphabet = "{}[]\":,\\u0d8tfn19.-e $activitiesType\u00e9\u00ff"u8.ToArray();
        for (var round = 0; round < 10_000; round++)
        {
            var bytes = new byte[random.Next(60)];
            for (var i = 0; i < bytes.Length; i++)
            {
                bytes[i] = random.Next(10) == 0 ? (byte)random.Next(256) : alphabet[random.Next(alphabet.Length)];
            }

            Exercise(bytes, round);
        }
    }

    [Fact]
    public void Documents_with_mangled_bytes_are_read_or_refused()
    {
        output.WriteLine($"WORKFLOW_SEED={_seed}");
        var random = new Random(_seed);
        for (var round = 0; round < 1_000; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(new DocumentGenerator(random.Next()).Document().ToJsonString());
            var cuts = random.Next(1, 6);
            for (var cut = 0; cut < cuts; cut++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            Exercise(random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : bytes, round);
        }
    }

    [Fact]
    public void Documents_with_values_of_the_wrong_shape_are_read_or_refused()
    {
        output.WriteLine($"WORKFLOW_SEED={_seed}");
        var random = new Random(_seed);
        for (var round = 0; round < 1_500; round++)
        {
            var document = new DocumentGenerator(random.Next()).Document();
            var changes = random.Next(1, 5);
            for (var change = 0; change < changes; change++)
            {
                Replace(document, random);
            }

            Exercise(Encoding.UTF8.GetBytes(document.ToJsonString()), round);
        }
    }

    private static void Replace(JsonObject document, Random random)
    {
        var places = new List<JsonNode>();
        Collect(document, places);
        var place = places[random.Next(places.Count)];
        if (place.Parent is null)
        {
            return;
        }

        JsonNode value = random.Next(9) switch
        {
            0 => "text",
            1 => -1.5e300,
            2 => true,
            3 => new JsonArray(1, "a", new JsonObject(), new JsonArray()),
            4 => new JsonObject(),
            5 => new JsonObject { ["type"] = "Elsa.NotFoundActivity", ["originalActivityJson"] = "{\"type\":\"Elsa.NotFoundActivity\",\"originalActivityJson\":\"[\"}" },
            6 => new JsonObject { ["$values"] = new JsonObject { ["$values"] = new JsonArray() } },
            7 => new JsonObject { ["expression"] = new JsonArray(), ["typeName"] = 5, ["memoryReference"] = "x" },
            _ => places[random.Next(places.Count)].DeepClone(),
        };
        place.ReplaceWith(value);
    }

    private static void Collect(JsonNode? node, List<JsonNode> places)
    {
        if (node is null)
        {
            return;
        }

        places.Add(node);
        var inside = node switch
        {
            JsonObject members => members.Select(m => m.Value),
            JsonArray items => items,
            _ => [],
        };
        foreach (var child in inside)
        {
            Collect(child, places);
        }
    }

    private void Exercise(byte[] document, int round)
    {
        var act = () =>
        {
            switch (ElsaJsonReader.Read(document))
            {
                case ReadResult.Refused refused:
                    refused.Problems.Should().Contain(p => p.Severity == Severity.Error);
                    break;
                case ReadResult.Read read:
                    DefinitionValidator.Validate(read.Definition, ActivityCatalogue.Elsa);
                    var written = ElsaJsonWriter.Write(read.Definition);
                    ElsaJsonWriter.Write(FlowBuilder.Read(written)).Should().Be(written);
                    break;
            }
        };

        act.Should().NotThrow("WORKFLOW_SEED={0}, round {1}: {2}", _seed, round, Convert.ToBase64String(document));
    }
}
