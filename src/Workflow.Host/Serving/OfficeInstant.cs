using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Workflow.Approvals.Clocks;

namespace Workflow.Host.Serving;

/// <summary>Instants in JSON: ISO 8601 on the office's clock with its offset, e.g. <c>2026-05-29T10:00:00+08:00</c>. Read with any offset.</summary>
internal sealed class OfficeInstant : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToOffset(OfficeTime.Offset).ToString("yyyy-MM-ddTHH:mm:ss.FFFzzz", CultureInfo.InvariantCulture));
}
