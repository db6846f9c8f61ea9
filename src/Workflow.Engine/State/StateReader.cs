using System.Text.Json;
using Workflow.Engine.Values;

namespace Workflow.Engine.State;

/// <summary>Reads format 1: strictly, because a document that is not ours must not become an instance.</summary>
internal static class StateReader
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = Value.MaxDepth + 8 };

    public static StateRead Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var json = new Utf8JsonReader(utf8, Options);
            var state = ReadState(ref json);
            return json.Read() ? throw new JsonException("something follows the document") : new StateRead(state, null, null);
        }
        catch (NewerFormatException newer)
        {
            return new StateRead(null, "state.newer-format", FormattableString.Invariant($"The state has format {newer.Format}; this engine reads up to {StateJson.Format}."));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or OverflowException)
        {
            // The reader's own exceptions: what they say is enough to find the place.
            return new StateRead(null, "state.corrupted", $"The state cannot be read: {error.Message}");
        }
    }

    private static WorkflowState ReadState(ref Utf8JsonReader json)
    {
        string? instance = null, definition = null, subStatus = null, correlation = null, name = null;
        long lastNumber = 0, journal = 0;
        var format = 0;
        var input = Empty();
        var output = Empty();
        var stepOutputs = Empty();
        IReadOnlyList<string> outcomes = [];
        Value[] variables = [];
        Value lastResult = default;
        List<LiveExecution> executions = [];
        List<Incident> incidents = [];
        List<LocalEvent> localEvents = [];

        Expect(json.Read() && json.TokenType == JsonTokenType.StartObject, "an object is expected");
        while (Next(ref json))
        {
            if (json.ValueTextEquals("format"u8))
            {
                format = Int(ref json);
                if (format > StateJson.Format)
                {
                    throw new NewerFormatException(format);
                }
            }
            else if (json.ValueTextEquals("instance"u8))
            {
                instance = Text(ref json);
            }
            else if (json.ValueTextEquals("definition"u8))
            {
                definition = Text(ref json);
            }
            else if (json.ValueTextEquals("subStatus"u8))
            {
                subStatus = Text(ref json);
            }
            else if (json.ValueTextEquals("lastNumber"u8))
            {
                lastNumber = Long(ref json);
            }
            else if (json.ValueTextEquals("journal"u8))
            {
                journal = Long(ref json);
            }
            else if (json.ValueTextEquals("correlation"u8))
            {
                correlation = Text(ref json);
            }
            else if (json.ValueTextEquals("name"u8))
            {
                name = Text(ref json);
            }
            else if (json.ValueTextEquals("input"u8))
            {
                input = Named(ref json);
            }
            else if (json.ValueTextEquals("output"u8))
            {
                output = Named(ref json);
            }
            else if (json.ValueTextEquals("outcomes"u8))
            {
                outcomes = Texts(ref json);
            }
            else if (json.ValueTextEquals("variables"u8))
            {
                variables = Values(ref json);
            }
            else if (json.ValueTextEquals("stepOutputs"u8))
            {
                stepOutputs = Named(ref json);
            }
            else if (json.ValueTextEquals("lastResult"u8))
            {
                lastResult = OneValue(ref json);
            }
            else if (json.ValueTextEquals("executions"u8))
            {
                Start(ref json);
                while (NextObject(ref json))
                {
                    executions.Add(Execution(ref json));
                }
            }
            else if (json.ValueTextEquals("incidents"u8))
            {
                Start(ref json);
                while (NextObject(ref json))
                {
                    incidents.Add(OneIncident(ref json));
                }
            }
            else if (json.ValueTextEquals("localEvents"u8))
            {
                Start(ref json);
                while (NextObject(ref json))
                {
                    localEvents.Add(OneLocalEvent(ref json));
                }
            }
            else
            {
                Unknown(ref json);
            }
        }

        Expect(format == StateJson.Format, "the format number is missing");
        Expect(lastNumber >= 0 && journal >= 0, "a counter is negative");
        var sub = subStatus switch
        {
            "Suspended" => InstanceSubStatus.Suspended,
            "Finished" => InstanceSubStatus.Finished,
            "Cancelled" => InstanceSubStatus.Cancelled,
            "Faulted" => InstanceSubStatus.Faulted,
            _ => throw new JsonException("the status is missing or unknown"),
        };
        CheckTree(executions, lastNumber);
        return new WorkflowState
        {
            InstanceId = instance ?? throw new JsonException("the instance is missing"),
            DefinitionVersionId = definition ?? throw new JsonException("the definition is missing"),
            Status = sub == InstanceSubStatus.Suspended ? InstanceStatus.Running : InstanceStatus.Finished,
            SubStatus = sub,
            CorrelationId = correlation,
            Name = name,
            Input = input,
            Output = output,
            Outcomes = outcomes,
            Incidents = incidents,
            LastNumber = lastNumber,
            JournalSequence = journal,
            Variables = variables,
            Executions = executions,
            StepOutputs = stepOutputs,
            LastResult = lastResult,
            LocalEvents = localEvents,
        };
    }

    private static LiveExecution Execution(ref Utf8JsonReader json)
    {
        long number = 0, parent = 0;
        string? node = null;
        bool faulted = false, breaking = false;
        Value[]? variables = null;
        Value loopValue = default, memory = default;
        var loopIndex = -1;
        int[]? arrivals = null;
        Bookmark? bookmark = null;
        while (Next(ref json))
        {
            if (json.ValueTextEquals("number"u8))
            {
                number = Long(ref json);
            }
            else if (json.ValueTextEquals("node"u8))
            {
                node = Text(ref json);
            }
            else if (json.ValueTextEquals("parent"u8))
            {
                parent = Long(ref json);
            }
            else if (json.ValueTextEquals("faulted"u8))
            {
                faulted = Flag(ref json);
            }
            else if (json.ValueTextEquals("breaking"u8))
            {
                breaking = Flag(ref json);
            }
            else if (json.ValueTextEquals("variables"u8))
            {
                variables = Values(ref json);
            }
            else if (json.ValueTextEquals("loopValue"u8))
            {
                loopValue = OneValue(ref json);
            }
            else if (json.ValueTextEquals("loopIndex"u8))
            {
                loopIndex = Int(ref json);
            }
            else if (json.ValueTextEquals("memory"u8))
            {
                memory = OneValue(ref json);
            }
            else if (json.ValueTextEquals("arrivals"u8))
            {
                var connections = new List<int>();
                Start(ref json);
                while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                {
                    connections.Add(json.GetInt32());
                }

                arrivals = [.. connections];
            }
            else if (json.ValueTextEquals("bookmark"u8))
            {
                Expect(json.Read() && json.TokenType == JsonTokenType.StartObject, "a bookmark is an object");
                bookmark = OneBookmark(ref json, node ?? throw new JsonException("the node comes before its bookmark"));
            }
            else
            {
                Unknown(ref json);
            }
        }

        return new LiveExecution(number, node ?? throw new JsonException("the node is missing"), parent)
        {
            IsFaulted = faulted,
            IsBreaking = breaking,
            Variables = variables,
            LoopValue = loopValue,
            LoopIndex = loopIndex,
            Memory = memory,
            Arrivals = arrivals,
            Bookmark = bookmark,
        };
    }

    private static Bookmark OneBookmark(ref Utf8JsonReader json, string node)
    {
        string? id = null, kind = null, type = null, key = null;
        DateTimeOffset? dueAt = null;
        Value payload = default;
        while (Next(ref json))
        {
            if (json.ValueTextEquals("id"u8))
            {
                id = Text(ref json);
            }
            else if (json.ValueTextEquals("kind"u8))
            {
                kind = Text(ref json);
            }
            else if (json.ValueTextEquals("type"u8))
            {
                type = Text(ref json);
            }
            else if (json.ValueTextEquals("key"u8))
            {
                key = Text(ref json);
            }
            else if (json.ValueTextEquals("dueAt"u8))
            {
                json.Read();
                dueAt = json.GetDateTimeOffset();
            }
            else if (json.ValueTextEquals("payload"u8))
            {
                payload = OneValue(ref json);
            }
            else
            {
                Unknown(ref json);
            }
        }

        var kinds = kind switch
        {
            "Event" => BookmarkKind.Event,
            "Task" => BookmarkKind.Task,
            "Timer" => BookmarkKind.Timer,
            "Work" => BookmarkKind.Work,
            _ => throw new JsonException("the kind of a bookmark is missing or unknown"),
        };
        return new Bookmark(id ?? throw new JsonException("the id of a bookmark is missing"), kinds, node, type ?? throw new JsonException("the type of a bookmark is missing"), key, dueAt, payload);
    }

    private static Incident OneIncident(ref Utf8JsonReader json)
    {
        string? id = null, node = null, activity = null, code = null, message = null;
        while (Next(ref json))
        {
            if (json.ValueTextEquals("id"u8))
            {
                id = Text(ref json);
            }
            else if (json.ValueTextEquals("node"u8))
            {
                node = Text(ref json);
            }
            else if (json.ValueTextEquals("activity"u8))
            {
                activity = Text(ref json);
            }
            else if (json.ValueTextEquals("code"u8))
            {
                code = Text(ref json);
            }
            else if (json.ValueTextEquals("message"u8))
            {
                message = Text(ref json);
            }
            else
            {
                Unknown(ref json);
            }
        }

        Expect(id is not null && node is not null && activity is not null && code is not null && message is not null, "an incident is incomplete");
        return new Incident(id!, node!, activity!, code!, message!); // checked in the line above
    }

    private static LocalEvent OneLocalEvent(ref Utf8JsonReader json)
    {
        string? name = null;
        Value payload = default;
        DateTimeOffset at = default;
        while (Next(ref json))
        {
            if (json.ValueTextEquals("name"u8))
            {
                name = Text(ref json);
            }
            else if (json.ValueTextEquals("payload"u8))
            {
                payload = OneValue(ref json);
            }
            else if (json.ValueTextEquals("at"u8))
            {
                json.Read();
                at = json.GetDateTimeOffset();
            }
            else
            {
                Unknown(ref json);
            }
        }

        return new LocalEvent(name ?? throw new JsonException("the name of an event is missing"), payload, at);
    }

    // Executions stand in the order they began, and each lies in one that began before.
    private static void CheckTree(List<LiveExecution> executions, long lastNumber)
    {
        long before = 0;
        foreach (var execution in executions)
        {
            Expect(execution.Number > before && execution.Number <= lastNumber && execution.Parent >= 0 && execution.Parent < execution.Number, "the executions are out of order");
            before = execution.Number;
        }
    }

    private static void Expect(bool holds, string what)
    {
        if (!holds)
        {
            throw new JsonException(what);
        }
    }

    private static void Unknown(ref Utf8JsonReader json) => throw new JsonException($"there is no member {json.GetString()}");

    private static bool Next(ref Utf8JsonReader json) => json.Read() && json.TokenType == JsonTokenType.PropertyName;

    private static void Start(ref Utf8JsonReader json) => Expect(json.Read() && json.TokenType == JsonTokenType.StartArray, "an array is expected");

    private static bool NextObject(ref Utf8JsonReader json)
    {
        Expect(json.Read() && json.TokenType is JsonTokenType.StartObject or JsonTokenType.EndArray, "an object is expected");
        return json.TokenType == JsonTokenType.StartObject;
    }

    private static string Text(ref Utf8JsonReader json)
    {
        json.Read();
        return json.GetString() ?? throw new JsonException("a text is expected");
    }

    private static int Int(ref Utf8JsonReader json)
    {
        json.Read();
        return json.GetInt32();
    }

    private static long Long(ref Utf8JsonReader json)
    {
        json.Read();
        return json.GetInt64();
    }

    private static bool Flag(ref Utf8JsonReader json)
    {
        json.Read();
        return json.GetBoolean();
    }

    private static Value OneValue(ref Utf8JsonReader json)
    {
        json.Read();
        return Value.TryReadJson(ref json, out var value, out var error) ? value : throw new JsonException(error);
    }

    private static List<string> Texts(ref Utf8JsonReader json)
    {
        var texts = new List<string>();
        Start(ref json);
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            texts.Add(json.GetString() ?? throw new JsonException("a text is expected"));
        }

        return texts;
    }

    private static Value[] Values(ref Utf8JsonReader json)
    {
        var values = new List<Value>();
        Start(ref json);
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            values.Add(Value.TryReadJson(ref json, out var value, out var error) ? value : throw new JsonException(error));
        }

        return [.. values];
    }

    private static OrderedDictionary<string, Value> Named(ref Utf8JsonReader json)
    {
        var values = Empty();
        Expect(json.Read() && json.TokenType == JsonTokenType.StartObject, "an object is expected");
        while (Next(ref json))
        {
            var name = json.GetString()!; // a property name is never null
            Expect(values.TryAdd(name, OneValue(ref json)), "a name stands twice");
        }

        return values;
    }

    private static OrderedDictionary<string, Value> Empty() => new(StringComparer.Ordinal);

    private sealed class NewerFormatException(int format) : Exception
    {
        public int Format { get; } = format;
    }
}
