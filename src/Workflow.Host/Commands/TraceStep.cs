using System.Text.Json;
using System.Xml;
using Workflow.Engine.Tracing;
using Workflow.Engine.Values;

namespace Workflow.Host.Commands;

/// <summary>One step of a trace as its file tells it.</summary>
/// <param name="Do">Does it.</param>
internal sealed record TraceStep(Action<Trace> Do)
{
    /// <summary>The steps of a file, in order.</summary>
    /// <exception cref="UnusableCallException">The file is no array of steps that are known.</exception>
    public static IReadOnlyList<TraceStep> Read(string file, byte[] content)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            return document.RootElement.ValueKind == JsonValueKind.Array
                ? [.. document.RootElement.EnumerateArray().Select((step, i) => Read(file, i, step))]
                : throw new UnusableCallException($"{file} holds no array of steps.");
        }
        catch (JsonException failure)
        {
            throw new UnusableCallException($"{file} is no JSON: {failure.Message}");
        }
    }

    private static TraceStep Read(string file, int number, JsonElement step)
    {
        UnusableCallException Unusable(string reason) => new($"{file}: step {number + 1} {reason}.");
        string? Text(string name) => step.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value.ValueKind == JsonValueKind.String ? value.GetString() : throw Unusable($"has a {name} that is no text")
            : null;
        string Needed(string name) => Text(name) is { Length: > 0 } text ? text : throw Unusable($"lacks its {name}");
        Value Any(string name) => !step.TryGetProperty(name, out var value) ? Value.Undefined
            : Value.TryParseJson(value.GetRawText(), out var read, out var error) ? read : throw Unusable($"has a {name} that cannot be read: {error}");

        if (step.ValueKind != JsonValueKind.Object)
        {
            throw Unusable("is no object");
        }

        switch (Text("op"))
        {
            case "run":
                var (definition, correlation, given) = (Needed("definitionId"), Text("correlationId"), Any("input"));
                if (given.Kind is not (ValueKind.Object or ValueKind.Undefined or ValueKind.Null))
                {
                    throw Unusable("has an input that is no object");
                }

                return new(trace =>
                {
                    if (!trace.Knows(definition))
                    {
                        throw Unusable($"runs {definition}, which is none of the definitions");
                    }

                    var input = new OrderedDictionary<string, Value>(StringComparer.Ordinal);
                    foreach (var (name, value) in given.Members)
                    {
                        input[name] = value;
                    }

                    trace.Run(definition, input, correlation);
                });
            case "event":
                var (name, of, payload) = (Needed("name"), Text("correlationId"), Any("payload"));
                return new(trace => trace.Publish(name, of, payload));
            case "report-task":
                var (task, result) = (Needed("task"), Any("result"));
                return new(trace => trace.Report(task, result));
            case "answer":
                var (activity, answer) = (Needed("activity"), Any("result"));
                if (Any("outcomes") is not { Kind: ValueKind.Array or ValueKind.Undefined or ValueKind.Null } outcomes)
                {
                    throw Unusable("has outcomes that are no list");
                }

                return new(trace => trace.Answer(activity, [.. outcomes.Items.ToArray().Select(outcome => outcome.AsString() ?? "")], answer));
            case "until-end":
                return new(trace => trace.UntilEnd());
            case "advance":
                var by = Span(Needed("by")) ?? throw Unusable("has a by that is no span of time above zero, e.g. PT1H");
                return new(trace => trace.Advance(by));
            case "cancel":
                return new(trace => trace.Cancel());
            case var other:
                throw Unusable($"has an op nobody knows: {other}");
        }
    }

    // ISO 8601 without months and years, whose length is none, or hours:minutes:seconds.
    private static TimeSpan? Span(string text)
    {
        try
        {
            var span = text.StartsWith('P') ? XmlConvert.ToTimeSpan(text) : TimeSpan.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
            return span > TimeSpan.Zero && span < TimeSpan.FromDays(36_500) && !text.Split('T')[0].AsSpan().ContainsAny('M', 'Y') ? span : null;
        }
        catch (Exception failure) when (failure is FormatException or OverflowException)
        {
            return null;
        }
    }
}
