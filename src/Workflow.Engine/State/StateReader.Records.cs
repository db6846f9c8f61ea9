using System.Text.Json;
using Workflow.Engine.Values;

namespace Workflow.Engine.State;

internal static partial class StateReader
{
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
            "Child" => BookmarkKind.Child,
            _ => throw new JsonException("the kind of a bookmark is missing or unknown"),
        };
        return new Bookmark(id ?? throw new JsonException("the id of a bookmark is missing"), kinds, node, type ?? throw new JsonException("the type of a bookmark is missing"), key, dueAt, payload);
    }

    private static Incident OneIncident(ref Utf8JsonReader json)
    {
        string? id = null, node = null, activity = null, code = null, message = null;
        long execution = 0;
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
            else if (json.ValueTextEquals("execution"u8))
            {
                json.Read();
                execution = json.GetInt64();
            }
            else
            {
                Unknown(ref json);
            }
        }

        Expect(id is not null && node is not null && activity is not null && code is not null && message is not null, "an incident is incomplete");
        return new Incident(id!, node!, activity!, code!, message!) { Execution = execution }; // checked in the line above
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
}
