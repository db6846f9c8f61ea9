using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workflow.Host.Serving;

/// <summary>Days in JSON: <c>2026-03-18</c>. Only those of the 20th to 22nd century are read: nobody means another, and counting days from one would leave the calendar.</summary>
internal sealed class OfficeDay : JsonConverter<DateOnly>
{
    private const string Form = "yyyy-MM-dd";
    private static readonly DateOnly First = new(1900, 1, 1);
    private static readonly DateOnly Last = new(2199, 12, 31);

    public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
        && DateOnly.TryParseExact(reader.GetString(), Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= First && day <= Last
            ? day
            : throw new JsonException("A day such as 2026-03-18 is expected.");

    public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString(Form, CultureInfo.InvariantCulture));
}
