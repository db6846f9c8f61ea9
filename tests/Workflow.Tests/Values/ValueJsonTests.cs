using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Engine.Values;

namespace Workflow.Tests.Values;

public sealed class ValueJsonTests
{
    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("0")]
    [InlineData("-12.5")]
    [InlineData("9007199254740992")]
    [InlineData("0.1")]
    [InlineData("0.30000000000000004")]
    [InlineData("\"三个月\\n\"")]
    [InlineData("[1,[2,{\"a\":[]}],{}]")]
    [InlineData("{\"b\":1,\"a\":{\"c\":null},\"\":\"x\"}")]
    public void What_is_read_is_written_back_the_same(string json)
    {
        var read = Value.TryParseJson(json, out var value, out var error);

        read.Should().BeTrue(error);
        Written(value).Should().Be(JsonNode.Parse(json)?.ToJsonString() ?? "null");
        (Value.TryFromJson(value.ToJsonNode(), out var copy, out _) && copy == value).Should().BeTrue();
    }

    [Theory]
    [InlineData("12.50", 12.5)]
    [InlineData("1e2", 100)]
    [InlineData("1E23", 1e23)]
    [InlineData("1152921504606846976", 1152921504606846976d)]
    [InlineData("0.000000000000000000000000", 0)]
    [InlineData("5e-324", 5e-324)]
    [InlineData("1.7976931348623157e308", 1.7976931348623157e308)]
    public void A_number_a_double_holds_is_taken(string json, double expected)
    {
        var read = Value.TryParseJson(json, out var value, out var error);

        read.Should().BeTrue(error);
        value.Should().Be(Value.Of(expected));
    }

    [Theory]
    [InlineData("9007199254740993")]
    [InlineData("-12345678901234567890")]
    [InlineData("0.1000000000000000055")]
    [InlineData("1e400")]
    [InlineData("1e-400")]
    [InlineData("3.14159265358979323846")]
    [InlineData("1e99999999999999999999")]
    public void A_number_that_would_be_rounded_is_refused(string json)
    {
        var read = Value.TryParseJson(json, out _, out var error);

        read.Should().BeFalse();
        error.Should().Contain(json);
        Value.TryFromJson(JsonNode.Parse(json), out _, out _).Should().BeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("[1,")]
    [InlineData("{\"a\"")]
    [InlineData("1 2")]
    [InlineData("]")]
    [InlineData("\"\\ud800\"")]
    [InlineData("nul")]
    public void Broken_json_is_refused_without_an_exception(string json)
    {
        var read = Value.TryParseJson(json, out var value, out var error);

        read.Should().BeFalse();
        error.Should().NotBeEmpty();
        value.IsUndefined.Should().BeTrue();
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    [InlineData(10_000, false)]
    public void Nesting_is_taken_to_64_levels(int levels, bool taken)
    {
        var json = new string('[', levels) + new string(']', levels);

        var read = Value.TryParseJson(json, out _, out _);

        read.Should().Be(taken);
    }

    [Fact]
    public void A_value_inside_a_document_is_read_where_the_reader_stands()
    {
        var reader = new Utf8JsonReader("{\"value\":{\"x\":[1,2]},\"next\":3}"u8);
        reader.Read();
        reader.Read();
        reader.Read();

        var read = Value.TryReadJson(ref reader, out var value, out var error);

        read.Should().BeTrue(error);
        value.Get("x").At(1).Should().Be(Value.Of(2));
        reader.Read().Should().BeTrue();
        reader.GetString().Should().Be("next");
    }

    [Fact]
    public void Repeated_names_of_a_json_node_are_refused_without_an_exception()
    {
        var node = JsonNode.Parse("{\"a\":1,\"a\":2}");

        var read = Value.TryFromJson(node, out _, out var error);

        read.Should().BeFalse();
        error.Should().NotBeEmpty();
    }

    private static string Written(Value value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            value.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
