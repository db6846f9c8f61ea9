using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Commitments;
using Workflow.Approvals.Deciding;
using Workflow.Approvals.Facts;

namespace Workflow.Runtime.RuleSets;

/// <summary>Facts and conclusions of a decision as JSON, to be read back as the same values: an array of objects with one member each, named as the fact's type.</summary>
internal static class FactJson
{
    private static readonly JsonSerializerOptions Plain = Options(calendar: null);

    public static string Write(IReadOnlyList<object> facts) =>
        new JsonArray([.. facts.Select(fact => new JsonObject { [fact.GetType().Name] = JsonSerializer.SerializeToNode(fact, fact.GetType(), Plain) })]).ToJsonString(Plain);

    /// <summary>Reads facts back.</summary>
    /// <param name="ruleSet">Id of the set they were given to.</param>
    /// <param name="text">As written.</param>
    /// <param name="calendar">The calendar the decision counted on.</param>
    /// <exception cref="JsonException">They are not facts of that set.</exception>
    public static IReadOnlyList<object> Read(string ruleSet, string text, WorkingCalendar calendar)
    {
        var types = Rulebook.Rulebook.Facts.TryGetValue(ruleSet, out var known) ? known : [];
        var options = Options(calendar);
        var facts = new List<object>();
        foreach (var (name, value) in JsonNode.Parse(text)!.AsArray().SelectMany(one => one!.AsObject()))
        {
            var type = types.FirstOrDefault(type => type.Name == name) ?? throw new JsonException($"Rule set {ruleSet} has no facts of type {name}.");
            facts.Add(value.Deserialize(type, options) ?? throw new JsonException($"A fact of type {name} is null."));
        }

        return facts;
    }

    public static string Write(IReadOnlyList<Conclusion> conclusions) => JsonSerializer.Serialize(conclusions, Plain);

    public static IReadOnlyList<Conclusion> ReadConclusions(string text) => JsonSerializer.Deserialize<IReadOnlyList<Conclusion>>(text, Plain) ?? [];

    private static JsonSerializerOptions Options(WorkingCalendar? calendar) => new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(), new FactConverters(), new MomentConverter(calendar) },
    };

    // A moment is its time; the calendar is one for the whole decision and named beside it.
    private sealed class MomentConverter(WorkingCalendar? calendar) : JsonConverter<Moment>
    {
        public override Moment Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetDateTimeOffset(), calendar ?? throw new JsonException("There is no calendar to count on."));

        public override void Write(Utf8JsonWriter writer, Moment value, JsonSerializerOptions options) => writer.WriteStringValue(value.Now);
    }

    private sealed class FactConverters : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Fact<>);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(FactConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!; // A closed type with a constructor.
    }

    private sealed class FactConverter<T> : JsonConverter<Fact<T>>
    {
        public override Fact<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => (JsonNode.Parse(ref reader) as JsonObject ?? throw new JsonException("A fact is an object.")) switch
        {
            // What is known may be that there is none, e.g. no day.
            var known when known.ContainsKey("known") => Fact.Known(known["known"].Deserialize<T>(options)!, known["source"].Deserialize<FactSource>(options)!),
            var unknown when unknown["unknown"] is { } reason => new Fact<T>.Unknown(reason.GetValue<string>()),
            var stale when stale["stale"] is { } source => new Fact<T>.Stale(source.Deserialize<FactSource>(options)!),
            var conflicting when conflicting["conflicting"] is { } sources => new Fact<T>.Conflicting(sources.Deserialize<IReadOnlyList<FactSource>>(options)!),
            _ => throw new JsonException("A fact is known, unknown, stale or conflicting."),
        };

        public override void Write(Utf8JsonWriter writer, Fact<T> value, JsonSerializerOptions options)
        {
            JsonObject written = value switch
            {
                Fact<T>.Known known => new() { ["known"] = JsonSerializer.SerializeToNode(known.Value, options), ["source"] = JsonSerializer.SerializeToNode(known.Source, options) },
                Fact<T>.Unknown unknown => new() { ["unknown"] = unknown.Reason },
                Fact<T>.Stale stale => new() { ["stale"] = JsonSerializer.SerializeToNode(stale.Source, options) },
                Fact<T>.Conflicting conflicting => new() { ["conflicting"] = JsonSerializer.SerializeToNode(conflicting.Sources, options) },
                _ => throw new System.Diagnostics.UnreachableException(),
            };
            written.WriteTo(writer, options);
        }
    }
}
