using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Workflow.Rules.Receipts;

/// <summary>Writes receipts. Numbers and dates look the same on every machine.</summary>
internal static class ReceiptJson
{
    public static byte[] Write(Receipt receipt)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("ruleSet", receipt.RuleSet);
        json.WriteStartArray("firings");
        foreach (var firing in receipt.Firings)
        {
            Write(json, firing);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Firing firing)
    {
        json.WriteStartObject();
        json.WriteNumber("number", firing.Number);
        json.WriteString("rule", firing.Rule);
        json.WriteString("trigger", firing.Trigger.ToString());
        json.WriteStartArray("facts");
        foreach (var fact in firing.Facts)
        {
            json.WriteStartObject();
            json.WriteString("name", fact.Name);
            Write(json, "ids", fact.Ids);
            json.WriteString("type", fact.Type);
            json.WriteNumber("madeBy", fact.MadeBy);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("read");
        foreach (var value in firing.Read)
        {
            json.WritePropertyName(value.Name);
            Write(json, value.Value);
        }

        json.WriteEndObject();
        Write(json, "made", firing.Made);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<int> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case sbyte or byte or short or ushort or int or uint or long or ulong or decimal:
                json.WriteRawValue(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                break;
            case DateTime or DateTimeOffset or DateOnly or TimeOnly:
                json.WriteStringValue(((IFormattable)value).ToString("O", CultureInfo.InvariantCulture));
                break;
            case IFormattable formattable:
                json.WriteStringValue(formattable.ToString(null, CultureInfo.InvariantCulture));
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case System.Collections.IEnumerable list:
                // By what it holds: which type of list it is says nothing, and may differ when the facts come from a store.
                json.WriteStartArray();
                foreach (var item in list)
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(value.GetType().Name);
                break;
        }
    }
}
