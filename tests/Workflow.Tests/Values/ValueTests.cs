using Workflow.Engine.Values;

namespace Workflow.Tests.Values;

public sealed class ValueTests
{
    [Fact]
    public void What_json_cannot_say_is_normalised_when_a_value_is_made()
    {
        Value.Of(double.NaN).Should().Be(Value.Null);
        Value.Of(double.NegativeInfinity).Should().Be(Value.Null);
        Value.Of(-0.0).ToJson().Should().Be("0");
        Value.Array(Value.Undefined).Should().Be(Value.Array(Value.Null));
        Value.Object(("a", Value.Undefined)).Should().Be(Value.EmptyObject);
    }

    [Fact]
    public void Members_keep_their_order_and_a_repeated_name_its_first_place_and_last_value()
    {
        var value = Value.Object(("b", Value.Of(1)), ("a", Value.Of(2)), ("b", Value.Of(3)));

        value.ToJson().Should().Be("""{"b":3,"a":2}""");
    }

    [Fact]
    public void Equality_is_deep_and_ignores_the_order_of_members()
    {
        var left = Value.Object(("a", Value.Array(Value.Of("x"))), ("b", Value.True));
        var right = Value.Object(("b", Value.True), ("a", Value.Array(Value.Of("x"))));

        left.Should().Be(right);
        left.GetHashCode().Should().Be(right.GetHashCode());
        left.Should().NotBe(Value.Object(("a", Value.Array(Value.Of("y"))), ("b", Value.True)));
    }

    [Fact]
    public void An_object_with_many_members_finds_each_of_them()
    {
        var members = Enumerable.Range(0, 100).Select(i => KeyValuePair.Create($"n{i % 50}", Value.Of(i)));

        var value = Value.Object(members);

        value.Count.Should().Be(50);
        value.Get("n49").Should().Be(Value.Of(99));
        value.Get("n50").IsUndefined.Should().BeTrue();
    }

    [Fact]
    public void A_default_value_is_undefined_and_has_nothing_inside()
    {
        var value = default(Value);

        value.IsUndefined.Should().BeTrue();
        value.Items.Length.Should().Be(0);
        value.Get("x").IsUndefined.Should().BeTrue();
        value.At(0).IsUndefined.Should().BeTrue();
        value.ToJson().Should().Be("null");
    }
}
