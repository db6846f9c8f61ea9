using System.Text.Json.Nodes;
using Workflow.Engine.Definitions;
using Xunit.Abstractions;
using static Workflow.Tests.FlowBuilder;

namespace Workflow.Tests.Definitions;

public sealed class RoundTripTests(ITestOutputHelper output)
{
    [Fact]
    public void A_document_in_the_current_shape_is_written_back_member_for_member()
    {
        const string document = """
            {"id":"v1","definitionId":"d","version":2,"name":"合同审批","$schema":"https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json","createdAt":"2026-01-05T01:00:00+00:00",
             "toolVersion":"3.8.0.0","customProperties":{"VariableTestValues":{"a":1.0}},"unknown":[1e400,null,{}],"isLatest":true,
             "variables":[{"id":"a","name":"金额","typeName":"Decimal","isArray":false,"value":"5","storageDriverTypeName":"Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core"}],
             "root":{"id":"r","nodeId":"Workflow1:r","type":"Elsa.Flowchart","version":1,"customProperties":{"notFoundConnections":[],"canStartWorkflow":false},"metadata":{},
              "activities":[
               {"id":"u","nodeId":"Workflow1:r:u","type":"Foo.Unknown","version":9,"weird":{"type":"basic","user":"x"},"metadata":{"designer":{"position":{"x":-5.25,"y":1},"size":{"width":180,"height":54}},"displayText":"审核"}},
               {"id":"w","nodeId":"Workflow1:r:w","type":"Elsa.WriteLine","text":{"typeName":"String","expression":{"type":"JavaScript","value":"`a` + 1"},"memoryReference":{"id":"m"}}}],
              "connections":[{"source":{"activity":"u","port":"Done"},"target":{"activity":"w","port":"In"},"vertices":[{"x":1,"y":2}]},{"source":{"activity":"u","port":"Done"},"target":{"activity":"gone","port":"In"}}]}}
            """;

        var written = ElsaJsonWriter.Write(Read(document));

        JsonNode.DeepEquals(JsonNode.Parse(written), JsonNode.Parse(document)).Should().BeTrue(written);
        written.Should().Contain("1e400").And.Contain("1.0").And.Contain("合同审批");
    }

    [Fact]
    public void Another_identity_is_written_and_the_rest_stays()
    {
        var draft = Flow("d").Step("a", "Elsa.Start").With("isLatest", true).Definition();

        var written = JsonNode.Parse(ElsaJsonWriter.Write(draft with { VersionId = "new", Version = 7 }))!;

        written["id"]!.GetValue<string>().Should().Be("new");
        written["version"]!.GetValue<int>().Should().Be(7);
        written["isLatest"]!.GetValue<bool>().Should().BeTrue();
    }

    [Fact]
    public void Reading_what_was_written_changes_nothing_and_no_unknown_member_is_lost()
    {
        var seed = Seed.Take();
        output.WriteLine($"WORKFLOW_SEED={seed}");
        for (var round = 0; round < 500; round++)
        {
            var generator = new DocumentGenerator(unchecked(seed + round));
            var document = generator.Document().ToJsonString();

            var first = Read(document);
            var written = ElsaJsonWriter.Write(first);
            var again = ElsaJsonWriter.Write(Read(written));

            again.Should().Be(written, "WORKFLOW_SEED={0}, round {1}: {2}", seed, round, document);
            DefinitionText.Of(Read(written)).Should().Be(DefinitionText.Of(first), "WORKFLOW_SEED={0}, round {1}: {2}", seed, round, document);
            generator.Unknown.Should().OnlyContain(member => written.Contains(member), "WORKFLOW_SEED={0}, round {1}: {2}", seed, round, document);
        }
    }
}

/// <summary>Everything the engine reads of a definition, as text to compare.</summary>
internal static class DefinitionText
{
    internal static string Of(WorkflowDefinition d) =>
        $"{d.VersionId} {d.DefinitionId} {d.Version} {d.Name} {d.Options} {string.Join(",", d.Variables.Select(Of))} {string.Join(",", d.Inputs)} {string.Join(",", d.Outputs)}\n{Of(d.Root)}";

    private static string Of(VariableDefinition v) => $"{v.Id}/{v.Name}/{v.TypeName}/{v.IsArray}/{v.Value?.ToJsonString()}";

    private static string Of(ExpressionText? e) => e is null ? "-" : $"{e.Type}:{e.Value?.ToJsonString()}";

    private static string Of(ActivityNode a) =>
        $"{a.NodeId} {a.Type} {a.TypeVersion} {a.Name} {a.CanStartWorkflow} {a.MergeMode} "
        + $"in[{string.Join(",", a.Inputs.Select(i => $"{i.Key}={i.Value.TypeName} {Of(i.Value.Expression)}"))}] out[{string.Join(",", a.Outputs)}] "
        + $"var[{string.Join(",", a.Variables.Select(Of))}] con[{string.Join(",", a.Connections)}] dang[{string.Join(",", a.DanglingConnections)}] "
        + $"case[{string.Join(",", a.Cases.Select(c => $"{c.Label} {Of(c.Condition)} {(c.Activity is null ? "" : Of(c.Activity))}"))}]\n"
        + string.Concat(a.Ports.Select(p => $"{p.Key}: {Of(p.Value)}")) + string.Concat(a.Activities.Select(Of));
}
