using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workflow.Engine.Definitions;

/// <summary>Turns the shapes that older versions of Elsa wrote into the current one, in place. Applying it again changes nothing.</summary>
internal static class OlderShapes
{
    private static readonly string[] Flags = ["canStartWorkflow", "runAsynchronously", "mergeMode"];

    private static readonly SortedSet<string> KnownCustomProperties = new(StringComparer.Ordinal)
    {
        "canStartWorkflow", "runAsynchronously", "mergeMode", "commitStrategyName", "resilienceStrategy", "logPersistenceMode", "logPersistenceConfig",
        "notFoundConnections",
    };

    /// <summary>Gives members written in PascalCase their camelCased name, where that name is meant and still free. The order stays.</summary>
    internal static void Camelise(JsonObject members, Predicate<string> isMeant)
    {
        if (!members.Any(m => IsPascal(m.Key) && isMeant(Camel(m.Key))))
        {
            return;
        }

        var before = members.ToList();
        var taken = new SortedSet<string>(before.Select(m => m.Key), StringComparer.Ordinal);
        members.Clear();
        foreach (var (name, value) in before)
        {
            var camel = Camel(name);
            var isFree = IsPascal(name) && isMeant(camel) && !taken.Contains(camel);
            members.Add(isFree ? camel : name, value);
        }
    }

    /// <summary>The list a member holds: itself, the inside of a <c>$values</c> wrapper, or a list of one for a single object. Written back as a plain array.</summary>
    /// <returns>Null when the member is absent, null, or no list at all.</returns>
    internal static JsonArray? List(JsonObject owner, string member)
    {
        switch (owner[member])
        {
            case JsonArray array:
                return array;
            case JsonObject wrapper when wrapper["$values"] is JsonArray inside:
                wrapper.Remove("$values");
                owner[member] = inside;
                return inside;
            case JsonObject single:
                owner[member] = null;
                var list = new JsonArray(single);
                owner[member] = list;
                return list;
            default:
                return null;
        }
    }

    /// <summary>Moves the flags of an activity to <c>customProperties</c>, where the current shape has them; what stands there already wins.</summary>
    internal static void GatherFlags(JsonObject activity)
    {
        var custom = activity["customProperties"] as JsonObject;
        if (custom is not null)
        {
            Camelise(custom, KnownCustomProperties.Contains);
        }

        var older = activity["applicationProperties"] as JsonObject;
        if (older is not null)
        {
            Camelise(older, name => Flags.Contains(name));
        }

        foreach (var flag in Flags)
        {
            custom = Move(activity, flag, activity, custom);
            custom = older is null ? custom : Move(older, flag, activity, custom);
        }

        if (older is { Count: 0 })
        {
            activity.Remove("applicationProperties");
        }
    }

    private static JsonObject? Move(JsonObject from, string flag, JsonObject activity, JsonObject? custom)
    {
        // An input of that name is an object with an expression: it stays.
        if (from[flag] is not JsonValue value)
        {
            return custom;
        }

        if (custom is null)
        {
            if (activity.ContainsKey("customProperties") && activity["customProperties"] is not null)
            {
                return null;
            }

            custom = [];
            activity["customProperties"] = custom;
        }

        from.Remove(flag);
        if (custom[flag] is null)
        {
            custom[flag] = value;
        }

        return custom;
    }

    /// <summary>Gives a connection its current shape: ends are objects with <c>activity</c> and <c>port</c>.</summary>
    internal static void Unfold(JsonObject connection)
    {
        Camelise(connection, static name => name is "source" or "target" or "sourcePort" or "targetPort" or "vertices");
        UnfoldEnd(connection, "source", "sourcePort");
        UnfoldEnd(connection, "target", "targetPort");
    }

    private static void UnfoldEnd(JsonObject connection, string end, string flatPort)
    {
        if (connection[end] is JsonObject current)
        {
            Camelise(current, static name => name is "activity" or "port");
            return;
        }

        if (connection[end] is not JsonValue id)
        {
            return;
        }

        var unfolded = new JsonObject();
        connection[end] = unfolded;
        unfolded["activity"] = id;
        if (connection[flatPort] is JsonValue port)
        {
            connection.Remove(flatPort);
            unfolded["port"] = port;
        }
    }

    /// <summary>Gives an expression's language its current name.</summary>
    internal static void RenameLanguage(JsonObject expression)
    {
        Camelise(expression, static name => name is "type" or "value");
        switch (Text(expression["type"]))
        {
            case "C#":
                expression["type"] = "CSharp";
                break;
            case "Json":
                expression["type"] = "Object";
                break;
        }
    }

    /// <summary>Puts the flat copy of <c>usableAsActivity</c> where the current shape has it; a value there wins.</summary>
    internal static void CopyUsableAsActivity(JsonObject document)
    {
        if (document["usableAsActivity"] is not JsonValue flat)
        {
            return;
        }

        if (document["options"] is null)
        {
            document["options"] = new JsonObject();
        }

        if (document["options"] is JsonObject options && options["usableAsActivity"] is null)
        {
            options["usableAsActivity"] = flat.DeepClone();
        }
    }

    /// <summary>The text of a JSON text; null for anything else.</summary>
    internal static string? Text(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    /// <summary>The truth value of JSON, also written as text; null for anything else.</summary>
    internal static bool? Flag(JsonNode? node) =>
        node?.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String when bool.TryParse(node.GetValue<string>(), out var flag) => flag,
            _ => null,
        };

    internal static string Camel(string name) => IsPascal(name) ? char.ToLowerInvariant(name[0]) + name[1..] : name;

    private static bool IsPascal(string name) => name.Length > 0 && char.IsAsciiLetterUpper(name[0]);
}
