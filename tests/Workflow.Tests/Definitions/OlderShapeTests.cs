using System.Text.Json.Nodes;
using Workflow.Engine.Definitions;
using static Workflow.Tests.FlowBuilder;

namespace Workflow.Tests.Definitions;

public sealed class OlderShapeTests
{
    private const string Two = """[{"id":"a","type":"Elsa.WriteLine"},{"id":"b","type":"Elsa.WriteLine"}]""";

    private static WorkflowDefinition Chart(string members) => Read($$"""{"definitionId":"x","root":{"id":"r","type":"Elsa.Flowchart",{{members}} } }""");

    private static JsonNode Written(WorkflowDefinition definition) => JsonNode.Parse(ElsaJsonWriter.Write(definition))!;

    [Fact]
    public void PascalCase_members_are_read_and_written_in_camelCase()
    {
        var definition = Read("""
            {"Id":"v","DefinitionId":"x","Version":3,"Name":"N","Variables":[{"Id":"q","Name":"Q","TypeName":"String","Value":"1"}],
             "Options":{"UsableAsActivity":true},
             "Root":{"Id":"r","Type":"Elsa.Flowchart","Activities":[{"Id":"w","Type":"Elsa.WriteLine","Text":{"TypeName":"String","Expression":{"Type":"Literal","Value":"hi"}}}],
                     "Connections":[{"Source":{"Activity":"w","Port":"Done"},"Target":{"Activity":"w","Port":"In"}}]}}
            """);

        definition.VersionId.Should().Be("v");
        definition.Version.Should().Be(3);
        definition.Variables.Single().Should().Match<VariableDefinition>(v => v.Id == "q" && v.Name == "Q");
        definition.Options.UsableAsActivity.Should().BeTrue();
        definition.Root.Connections.Should().Equal(new Connection("w", "Done", "w"));
        definition.Root.Activities.Single().Inputs["text"].Expression!.Value!.GetValue<string>().Should().Be("hi");
        Written(definition)["root"]!["activities"]![0]!["text"]!["expression"]!["value"]!.GetValue<string>().Should().Be("hi");
    }

    [Fact]
    public void The_id_of_a_version_and_the_id_of_the_definition_are_two()
    {
        var both = Read("""{"id":"v1","definitionId":"x","root":{"id":"r","type":"Elsa.WriteLine"}}""");
        var one = Read("""{"id":"x","root":{"id":"r","type":"Elsa.WriteLine"}}""");

        (both.VersionId, both.DefinitionId).Should().Be(("v1", "x"));
        (one.VersionId, one.DefinitionId).Should().Be(("x", "x"));
    }

    [Fact]
    public void Lists_may_be_wrapped_in_values()
    {
        var definition = Chart("""
            "activities":{"$id":"1","$values":[{"id":"a","type":"Elsa.WriteLine"},{"id":"b","type":"Elsa.WriteLine"}]},
            "connections":{"$values":[{"source":{"activity":"a"},"target":{"activity":"b"}}]},"variables":{"$values":[{"id":"v","name":"v"}]}
            """);

        definition.Root.Activities.Should().HaveCount(2);
        definition.Root.Connections.Should().Equal(new Connection("a", null, "b"));
        definition.Root.Variables.Single().Id.Should().Be("v");
        Written(definition)["root"]!["activities"].Should().BeOfType<JsonArray>();
    }

    [Fact]
    public void A_single_object_stands_for_a_list_of_one()
    {
        var definition = Chart("""
            "activities":{"id":"a","type":"Elsa.WriteLine"},"connections":{"source":"a","target":"a"}
            """);

        definition.Root.Activities.Single().NodeId.Should().Be("Workflow1:r:a");
        definition.Root.Connections.Should().Equal(new Connection("a", null, "a"));
    }

    [Theory]
    [InlineData("""{"source":"a","target":"b","sourcePort":"Done","targetPort":"In"}""")]
    [InlineData("""{"Source":"a","Target":"b","SourcePort":"Done","TargetPort":"In"}""")]
    [InlineData("""{"Source":{"Activity":"a","Port":"Done"},"Target":{"Activity":"b","Port":"In"}}""")]
    [InlineData("""{"source":{"activity":"a","port":"Done"},"target":"b","targetPort":"In"}""")]
    public void Every_form_of_a_connection_is_written_in_the_current_one(string connection)
    {
        var definition = Chart($$""" "activities":{{Two}},"connections":[{{connection}}] """);

        definition.Root.Connections.Should().Equal(new Connection("a", "Done", "b"));
        Written(definition)["root"]!["connections"]!.ToJsonString()
            .Should().Be("""[{"source":{"activity":"a","port":"Done"},"target":{"activity":"b","port":"In"}}]""");
    }

    [Fact]
    public void Equal_connections_are_one_and_other_ports_are_others()
    {
        var definition = Chart($$$"""
            "activities":{{{Two}}},"connections":[
              {"source":{"activity":"a","port":"Done"},"target":{"activity":"b","port":"In"},"vertices":[{"x":1,"y":2}]},
              {"source":"a","target":"b","sourcePort":"Done","targetPort":"In"},
              {"source":{"activity":"a","port":""},"target":{"activity":"b"}},
              {"source":{"activity":"a","port":"Other"},"target":{"activity":"b"}}]
            """);

        definition.Root.Connections.Should().Equal(new Connection("a", "Done", "b"), new Connection("a", null, "b"), new Connection("a", "Other", "b"));
    }

    [Fact]
    public void A_dangling_connection_is_set_aside_with_a_warning_and_written_back()
    {
        var result = ElsaJsonReader.Read($$"""{"definitionId":"x","root":{"id":"r","type":"Elsa.Flowchart","activities":{{Two}},"connections":[{"source":"a","target":"ghost"}] } }""");

        var read = result.Should().BeOfType<ReadResult.Read>().Subject;
        read.Definition.Root.Connections.Should().BeEmpty();
        read.Definition.Root.DanglingConnections.Should().Equal(new Connection("a", null, "ghost"));
        read.Warnings.Single().Should().Match<Problem>(p => p.Code == "connection.dangling" && p.Path == "$.root.connections[0]");
        Written(read.Definition)["root"]!["connections"]!.AsArray().Should().HaveCount(1);
    }

    [Fact]
    public void Connections_set_aside_for_an_unknown_type_come_back_when_both_ends_are_there()
    {
        var definition = Chart($$$"""
            "activities":{{{Two}}},"connections":[],
            "customProperties":{"notFoundConnections":[{"source":{"activity":"a","port":"Done"},"target":{"activity":"b","port":"In"}},{"source":{"activity":"a"},"target":{"activity":"gone"}}]}
            """);

        definition.Root.Connections.Should().Equal(new Connection("a", "Done", "b"));
        Written(definition)["root"]!["customProperties"]!["notFoundConnections"]!.AsArray().Should().ContainSingle();
    }

    [Theory]
    [InlineData(""" "customProperties":{"canStartWorkflow":true,"mergeMode":"Race"} """)]
    [InlineData(""" "customProperties":{"CanStartWorkflow":true,"MergeMode":"race"} """)]
    [InlineData(""" "canStartWorkflow":true,"mergeMode":"Race" """)]
    [InlineData(""" "CanStartWorkflow":"True","applicationProperties":{"mergeMode":"Race"} """)]
    [InlineData(""" "applicationProperties":{"canStartWorkflow":true,"MergeMode":"Race"} """)]
    public void Flags_are_read_from_all_their_places_and_written_to_one(string flags)
    {
        var definition = Read($$"""{"definitionId":"x","root":{"id":"r","type":"Elsa.Event","eventName":"e",{{flags}} } }""");

        definition.Root.CanStartWorkflow.Should().BeTrue();
        definition.Root.MergeMode.Should().Be(MergeMode.Race);
        definition.Root.Inputs.Keys.Should().Equal("eventName");
        Written(definition)["root"]!["customProperties"]!.AsObject().Select(p => p.Key).Should().BeEquivalentTo("canStartWorkflow", "mergeMode");
        Written(definition)["root"]!["applicationProperties"].Should().BeNull();
    }

    [Theory]
    [InlineData(""" "usableAsActivity":true """, true)]
    [InlineData(""" "options":{"usableAsActivity":true} """, true)]
    [InlineData(""" "usableAsActivity":true,"options":{} """, true)]
    [InlineData(""" "usableAsActivity":true,"options":{"usableAsActivity":false} """, false)]
    [InlineData(""" "usableAsActivity":null,"options":null """, false)]
    public void Usable_as_activity_is_honoured_in_both_places(string members, bool expected)
    {
        var definition = Read($$"""{"definitionId":"x","root":{"id":"r","type":"Elsa.Start"},{{members}} }""");

        definition.Options.UsableAsActivity.Should().Be(expected);
    }

    [Theory]
    [InlineData("C#", "CSharp")]
    [InlineData("Json", "Object")]
    [InlineData("JavaScript", "JavaScript")]
    public void Older_names_of_languages_are_read_as_the_current_ones(string written, string current)
    {
        var definition = Flow().With("root", Activity("r", "Elsa.WriteLine", ("text", Expression(written, "1")))).Definition();

        definition.Root.Inputs["text"].Expression!.Type.Should().Be(current);
    }

    [Theory]
    [InlineData("\"hi\"", "\"hi\"")]
    [InlineData("5", "5")]
    [InlineData("true", "true")]
    public void A_bare_scalar_is_a_literal(string scalar, string value)
    {
        var definition = Read($$"""{"definitionId":"x","root":{"id":"r","type":"Elsa.WriteLine","text":{{scalar}} } }""");

        definition.Root.Inputs["text"].Expression.Should().Match<ExpressionText>(e => e.Type == "Literal" && e.Value!.ToJsonString(null!) == value);
    }

    [Fact]
    public void A_variable_keeps_its_value_as_text_or_as_json()
    {
        var definition = Read("""{"definitionId":"x","root":{"id":"r","type":"Elsa.Start"},"variables":[{"id":"a","name":"a","value":"[1]"},{"id":"b","name":"b","value":{"k":1}},{"name":"c","isArray":"true"}]}""");

        definition.Variables[0].Value!.GetValue<string>().Should().Be("[1]");
        definition.Variables[1].Value.Should().BeOfType<JsonObject>();
        definition.Variables[2].Should().Match<VariableDefinition>(v => v.Id == "c" && v.IsArray);
    }

    [Theory]
    [InlineData("""{"definitionId":"x","version":0,"root":{"id":"r","type":"Elsa.Start"}}""")]
    [InlineData("""{"definitionId":"x","version":null,"root":{"id":"r","type":"Elsa.Start"}}""")]
    [InlineData("""{"definitionId":"x","root":{"id":"r","type":"Elsa.Start"}}""")]
    public void A_missing_version_is_one(string json)
    {
        Read(json).Version.Should().Be(1);
    }

    [Fact]
    public void Node_ids_are_computed_and_never_trusted()
    {
        var definition = Chart("""
            "nodeId":"wrong","activities":[{"id":"a","nodeId":"wrong too","type":"Elsa.Sequence","activities":[{"id":"s","type":"Elsa.WriteLine"}]},
                          {"id":"b","type":"Elsa.Sequence","activities":[{"id":"s","type":"Elsa.WriteLine"}]}]
            """);

        definition.Root.NodeId.Should().Be("Workflow1:r");
        definition.Root.Activities.Select(a => a.Activities.Single().NodeId).Should().Equal("Workflow1:r:a:s", "Workflow1:r:b:s");
        Written(definition)["root"]!["activities"]![0]!["nodeId"]!.GetValue<string>().Should().Be("Workflow1:r:a");
    }

    [Fact]
    public void The_member_start_of_a_flowchart_is_kept_and_ignored()
    {
        var definition = Chart($$""" "start":"b","activities":{{Two}} """);

        definition.Root.Inputs.Should().BeEmpty();
        Written(definition)["root"]!["start"]!.GetValue<string>().Should().Be("b");
    }

    [Fact]
    public void Escapes_are_ordinary_json_escapes()
    {
        var definition = Read("""{"definitionId":"x","root":{"id":"r","type":"Elsa.WriteLine","text":{"typeName":"String","expression":{"type":"JavaScript","value":"\u0060a\u0060\u002B1"}}}}""");

        definition.Root.Inputs["text"].Expression!.Value!.GetValue<string>().Should().Be("`a`+1");
    }

    [Fact]
    public void A_placeholder_of_an_unknown_type_gives_its_activity_back_where_the_designer_moved_it()
    {
        var definition = Chart("""
            "activities":[{"id":"u","type":"Elsa.NotFoundActivity","version":1,"metadata":{"at":2},"missingTypeName":"Foo.Bar",
                           "originalActivityJson":"{\"id\":\"u\",\"type\":\"Foo.Bar\",\"version\":4,\"metadata\":{\"at\":1},\"secret\":[1,2]}"}]
            """);

        var step = definition.Root.Activities.Single();

        step.Type.Should().Be("Foo.Bar");
        step.TypeVersion.Should().Be(4);
        step.Source["metadata"]!["at"]!.GetValue<int>().Should().Be(2);
        Written(definition)["root"]!["activities"]![0]!["secret"]!.ToJsonString().Should().Be("[1,2]");
    }
}
