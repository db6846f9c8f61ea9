using System.Text;
using Workflow.Engine.Definitions;
using static Workflow.Tests.FlowBuilder;

namespace Workflow.Tests.Definitions;

public sealed class RefusalTests
{
    private static Problem First(string json, ReadLimits? limits = null) =>
        ElsaJsonReader.Read(json, limits).Should().BeOfType<ReadResult.Refused>().Subject.Problems[0];

    [Theory]
    [InlineData("", "json.malformed", "$")]
    [InlineData("{", "json.malformed", "$")]
    [InlineData("{} {}", "json.malformed", "$")]
    [InlineData("""{"root":{"x":[1,}""", "json.malformed", "$.root.x")]
    [InlineData("""{"a":1 /* no */}""", "json.malformed", "$")]
    [InlineData("""{"a":"\ud800"}""", "json.malformed", "$.a")]
    [InlineData("""{"root":{"id":1,"id":2}}""", "json.duplicate-member", "$.root.id")]
    [InlineData("null", "definition.not-an-object", "$")]
    [InlineData("[]", "definition.not-an-object", "$")]
    [InlineData("{}", "definition.id-missing", "$.definitionId")]
    [InlineData("""{"definitionId":"x"}""", "definition.root-missing", "$.root")]
    [InlineData("""{"definitionId":"x","root":[]}""", "definition.root-missing", "$.root")]
    [InlineData("""{"definitionId":"x","version":"next","root":{"id":"r","type":"Elsa.Start"}}""", "definition.version-invalid", "$.version")]
    [InlineData("""{"definitionId":"x","version":-1,"root":{"id":"r","type":"Elsa.Start"}}""", "definition.version-invalid", "$.version")]
    [InlineData("""{"definitionId":"x","version":99999999999,"root":{"id":"r","type":"Elsa.Start"}}""", "definition.version-invalid", "$.version")]
    [InlineData("""{"definitionId":"x","root":{"id":"r"}}""", "activity.type-missing", "$.root")]
    [InlineData("""{"definitionId":"x","root":{"id":"r","type":"Elsa.Sequence","activities":[5]}}""", "activity.not-an-object", "$.root.activities[0]")]
    [InlineData("""{"definitionId":"x","root":{"id":"r","type":"Elsa.If","then":{"id":"t"}}}""", "activity.type-missing", "$.root.then")]
    [InlineData("""{"definitionId":"x","root":{"id":"r","type":"Elsa.Sequence","activities":[{"id":"a","type":"T"},{"id":"a","type":"T"}]}}""", "activity.duplicate-id", "$.root.activities[1]")]
    public void What_cannot_be_used_is_refused_with_code_and_path(string json, string code, string path)
    {
        var problem = First(json);

        problem.Code.Should().Be(code);
        problem.Path.Should().Be(path);
        problem.Severity.Should().Be(Severity.Error);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused()
    {
        var result = ElsaJsonReader.Read([.. "{\"a\":\""u8, 0xC3, 0x28, .. "\"}"u8]);

        result.Should().BeOfType<ReadResult.Refused>().Which.Problems.Single().Code.Should().Be("json.malformed");
    }

    [Fact]
    public void A_text_with_half_a_surrogate_pair_is_refused()
    {
        First("{\"a\":\"\ud800\"}").Code.Should().Be("json.malformed");
    }

    [Fact]
    public void A_byte_order_mark_is_skipped()
    {
        var result = ElsaJsonReader.Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Flow().Step("a", "Elsa.Start").Json())]);

        result.Should().BeOfType<ReadResult.Read>();
    }

    [Fact]
    public void A_document_beyond_the_size_limit_is_refused_before_it_is_read()
    {
        First(new string(' ', 101), new ReadLimits(MaxBytes: 100)).Code.Should().Be("definition.too-large");
    }

    [Fact]
    public void A_thousand_levels_of_json_are_refused()
    {
        var json = $$"""{"definitionId":"x","junk":{{new string('[', 1000)}}{{new string(']', 1000)}}}""";

        First(json).Code.Should().Be("json.too-deep");
    }

    [Fact]
    public void Sixty_four_levels_of_activities_are_read_and_one_more_is_refused()
    {
        var levels63 = Enumerable.Range(0, 62).Aggregate(Activity("i", "Elsa.WriteLine"), (inner, i) => Sequence("s", inner));
        var levels64 = Sequence("s", levels63);
        var levels65 = Sequence("s", levels64);

        ElsaJsonReader.Read(Flow().With("root", levels64).Json()).Should().BeOfType<ReadResult.Read>();
        First(Flow().With("root", levels65).Json()).Code.Should().Be("definition.too-deep");
    }

    [Fact]
    public void Ten_thousand_activities_are_refused_once()
    {
        var json = Flow().With("root", Sequence("s", [.. Enumerable.Range(0, 10_000).Select(i => Activity($"a{i}", "Elsa.WriteLine"))])).Json();

        ElsaJsonReader.Read(json).Should().BeOfType<ReadResult.Refused>().Which.Problems.Should().ContainSingle().Which.Code.Should().Be("definition.too-many-activities");
    }

    [Fact]
    public void Too_many_connections_are_refused()
    {
        var json = Flow().Step("a", "Elsa.Start").Connect("a", "a").Connect("a", "a", "x").Json();

        First(json, new ReadLimits(MaxConnections: 1)).Code.Should().Be("definition.too-many-connections");
    }

    [Fact]
    public void An_id_beyond_the_limit_is_refused()
    {
        First(Flow().Step(new string('x', 257), "Elsa.Start").Json()).Code.Should().Be("activity.id-too-long");
    }

    [Fact]
    public void At_most_a_hundred_problems_are_listed()
    {
        var json = Flow().With("root", Sequence("s", [.. Enumerable.Range(0, 300).Select(_ => Activity("same", "Elsa.WriteLine"))])).Json();

        ElsaJsonReader.Read(json).Should().BeOfType<ReadResult.Refused>().Which.Problems.Should().HaveCount(100);
    }

    [Theory]
    [InlineData("""{"definitionId":"x","root":{"type":"Elsa.Start"}}""", "activity.id-missing", "$.root")]
    [InlineData("""{"definitionId":"x","root":{"id":"r","type":"Elsa.Start","customProperties":{"mergeMode":"Sometimes"}}}""", "activity.merge-mode-unknown", "$.root.customProperties.mergeMode")]
    [InlineData("""{"definitionId":"x","root":{"id":"r","type":"Elsa.Flowchart","connections":[7]}}""", "connection.unreadable", "$.root.connections[0]")]
    [InlineData("""{"definitionId":"x","root":{"id":"r","type":"Elsa.FlowSwitch","cases":[7]}}""", "activity.case-unreadable", "$.root.cases[0]")]
    [InlineData("""{"definitionId":"x","root":{"id":"r","type":"Elsa.WriteLine","text":{"typeName":"String","expression":{"value":"a"}}}}""", "expression.type-missing", "$.root.text.expression")]
    [InlineData("""{"definitionId":"x","variables":[{"value":1}],"root":{"id":"r","type":"Elsa.Start"}}""", "variable.unreadable", "$.variables[0]")]
    [InlineData("""{"definitionId":"x","variables":[1],"root":{"id":"r","type":"Elsa.Start"}}""", "variable.unreadable", "$.variables[0]")]
    [InlineData("""{"definitionId":"x","inputs":[{"type":"String"}],"root":{"id":"r","type":"Elsa.Start"}}""", "argument.unreadable", "$.inputs[0]")]
    [InlineData("""{"definitionId":"x","options":{"incidentStrategyType":"Panic"},"root":{"id":"r","type":"Elsa.Start"}}""", "definition.incident-strategy-unknown", "$.options.incidentStrategyType")]
    public void What_is_mended_or_ignored_is_told_with_code_and_path(string json, string code, string path)
    {
        var read = ElsaJsonReader.Read(json).Should().BeOfType<ReadResult.Read>().Subject;

        read.Warnings.Should().ContainSingle().Which.Should().Match<Problem>(p => p.Code == code && p.Path == path && p.Severity == Severity.Warning);
    }
}
