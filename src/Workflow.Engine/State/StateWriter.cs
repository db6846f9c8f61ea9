using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Workflow.Engine.Values;

namespace Workflow.Engine.State;

/// <summary>Writes format 2. Members that hold their default are left out; the order never changes.</summary>
internal static class StateWriter
{
    // The document is stored, never put into a page: Chinese text stays readable and short.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static byte[] Write(WorkflowState state)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            Write(json, state);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, WorkflowState state)
    {
        json.WriteStartObject();
        json.WriteNumber("format"u8, StateJson.Format);
        json.WriteString("instance"u8, state.InstanceId);
        json.WriteString("definition"u8, state.DefinitionVersionId);
        json.WriteString("subStatus"u8, Name(state.SubStatus));
        json.WriteNumber("lastNumber"u8, state.LastNumber);
        json.WriteNumber("journal"u8, state.JournalSequence);
        WriteText(json, "correlation"u8, state.CorrelationId);
        WriteText(json, "name"u8, state.Name);
        WriteValues(json, "input"u8, state.Input);
        WriteValues(json, "output"u8, state.Output);
        WriteTexts(json, "outcomes"u8, state.Outcomes);
        WriteValues(json, "variables"u8, state.Variables);
        WriteValues(json, "stepOutputs"u8, state.StepOutputs);
        WriteValue(json, "lastResult"u8, state.LastResult);
        WriteExecutions(json, state.Executions);
        WriteIncidents(json, state.Incidents);
        WriteLocalEvents(json, state.LocalEvents);
        json.WriteEndObject();
    }

    private static void WriteExecutions(Utf8JsonWriter json, IReadOnlyList<LiveExecution> executions)
    {
        if (executions.Count == 0)
        {
            return;
        }

        json.WriteStartArray("executions"u8);
        foreach (var execution in executions)
        {
            json.WriteStartObject();
            json.WriteNumber("number"u8, execution.Number);
            json.WriteString("node"u8, execution.NodeId);
            if (execution.Parent != 0)
            {
                json.WriteNumber("parent"u8, execution.Parent);
            }

            WriteFlag(json, "faulted"u8, execution.IsFaulted);
            WriteFlag(json, "breaking"u8, execution.IsBreaking);
            if (execution.Variables is { } variables)
            {
                WriteValues(json, "variables"u8, variables);
            }

            WriteValue(json, "loopValue"u8, execution.LoopValue);
            if (execution.LoopIndex >= 0)
            {
                json.WriteNumber("loopIndex"u8, execution.LoopIndex);
            }

            WriteValue(json, "memory"u8, execution.Memory);
            if (execution.Arrivals is { } arrivals)
            {
                json.WriteStartArray("arrivals"u8);
                foreach (var arrival in arrivals)
                {
                    json.WriteNumberValue(arrival);
                }

                json.WriteEndArray();
            }

            if (execution.Bookmark is { } bookmark)
            {
                json.WriteStartObject("bookmark"u8);
                json.WriteString("id"u8, bookmark.Id);
                json.WriteString("kind"u8, Name(bookmark.Kind));
                json.WriteString("type"u8, bookmark.ActivityType);
                WriteText(json, "key"u8, bookmark.Key);
                if (bookmark.DueAt is { } due)
                {
                    json.WriteString("dueAt"u8, due);
                }

                WriteValue(json, "payload"u8, bookmark.Payload);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteIncidents(Utf8JsonWriter json, IReadOnlyList<Incident> incidents)
    {
        if (incidents.Count == 0)
        {
            return;
        }

        json.WriteStartArray("incidents"u8);
        foreach (var incident in incidents)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, incident.Id);
            json.WriteString("node"u8, incident.NodeId);
            json.WriteString("activity"u8, incident.ActivityId);
            json.WriteString("code"u8, incident.Code);
            json.WriteString("message"u8, incident.Message);
            if (incident.Execution != 0)
            {
                json.WriteNumber("execution"u8, incident.Execution);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLocalEvents(Utf8JsonWriter json, IReadOnlyList<LocalEvent> events)
    {
        if (events.Count == 0)
        {
            return;
        }

        json.WriteStartArray("localEvents"u8);
        foreach (var published in events)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, published.Name);
            WriteValue(json, "payload"u8, published.Payload);
            json.WriteString("at"u8, published.PublishedAt);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFlag(Utf8JsonWriter json, ReadOnlySpan<byte> name, bool flag)
    {
        if (flag)
        {
            json.WriteBoolean(name, true);
        }
    }

    private static void WriteText(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    private static void WriteTexts(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter json, ReadOnlySpan<byte> name, Value value)
    {
        if (!value.IsUndefined)
        {
            json.WritePropertyName(name);
            value.WriteTo(json);
        }
    }

    private static void WriteValues(Utf8JsonWriter json, ReadOnlySpan<byte> name, Value[] values)
    {
        if (values.Length == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var value in values)
        {
            value.WriteTo(json);
        }

        json.WriteEndArray();
    }

    private static void WriteValues(Utf8JsonWriter json, ReadOnlySpan<byte> name, OrderedDictionary<string, Value> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        json.WriteStartObject(name);
        foreach (var (key, value) in values)
        {
            json.WritePropertyName(key);
            value.WriteTo(json);
        }

        json.WriteEndObject();
    }

    private static string Name(InstanceSubStatus status) => status switch
    {
        InstanceSubStatus.Suspended => "Suspended",
        InstanceSubStatus.Finished => "Finished",
        InstanceSubStatus.Cancelled => "Cancelled",
        _ => "Faulted",
    };

    private static string Name(BookmarkKind kind) => kind switch
    {
        BookmarkKind.Event => "Event",
        BookmarkKind.Task => "Task",
        BookmarkKind.Timer => "Timer",
        BookmarkKind.Child => "Child",
        _ => "Work",
    };
}
