using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workflow.Engine.Definitions;

/// <summary>What can be known about a literal without running anything.</summary>
public static class LiteralText
{
    /// <summary>The one text of a literal: text as it is, number and truth value as JSON writes them.</summary>
    /// <returns>Null when the expression is not a literal or not a scalar.</returns>
    public static string? Scalar(ExpressionText expression) =>
        expression is { Type: "Literal" or "Object", Value: JsonValue value } ? TextOf(value) : null;

    /// <summary>The texts of a literal list: an array, the JSON text of an array, or one text (a list of one).</summary>
    /// <returns>Null when the expression is not a literal, or holds something other than scalars.</returns>
    public static IReadOnlyList<string>? List(ExpressionText expression)
    {
        if (expression.Type is not ("Literal" or "Object"))
        {
            return null;
        }

        return expression.Value switch
        {
            null => [],
            JsonArray array => Scalars(array),
            JsonValue value when TextOf(value) is var text => FromText(text),
            _ => null,
        };
    }

    private static List<string>? FromText(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.IsEmpty)
        {
            return [];
        }

        if (trimmed[0] != '[')
        {
            return [text];
        }

        return JsonTree.Parse(text, out _) is JsonArray array ? Scalars(array) : null;
    }

    private static List<string>? Scalars(JsonArray array)
    {
        var texts = new List<string>(array.Count);
        foreach (var item in array)
        {
            if (item is not JsonValue value)
            {
                return null;
            }

            texts.Add(TextOf(value));
        }

        return texts;
    }

    private static string TextOf(JsonValue value) =>
        value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
}
