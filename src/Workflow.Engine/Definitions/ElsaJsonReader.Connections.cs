using System.Text.Json.Nodes;

namespace Workflow.Engine.Definitions;

public sealed partial class ElsaJsonReader
{
    private int _connections;

    private sealed record Edges(IReadOnlyList<Connection> Live, IReadOnlyList<Connection> Dangling);

    private Edges Connections(JsonObject source, List<ActivityNode> activities, JsonPlace place)
    {
        if (IsWrapped(source["connections"] ?? false))
        {
            return new Edges([], []);
        }

        var ids = new SortedSet<string>(activities.Select(a => a.Id), StringComparer.Ordinal);
        RestoreConnections(source, ids);
        if (OlderShapes.List(source, "connections") is not { } list)
        {
            return new Edges([], []);
        }

        _connections += list.Count;
        if (_connections > _limits.MaxConnections)
        {
            Refuse("definition.too-many-connections", place["connections"], $"The definition has more than {_limits.MaxConnections} connections.", ("limit", Number(_limits.MaxConnections)));
            return new Edges([], []);
        }

        var live = new OrderedDictionary<(string, string?, string), Connection>();
        var dangling = new List<Connection>();
        for (var i = 0; i < list.Count; i++)
        {
            var at = place["connections"][i];
            if (list[i] is not JsonObject item)
            {
                Warn("connection.unreadable", at, "A connection is not an object; it is kept, and ignored.");
                continue;
            }

            var connection = ConnectionOf(item);
            if (ids.Contains(connection.Source) && ids.Contains(connection.Target))
            {
                live.TryAdd((connection.Source, connection.Port, connection.Target), connection);
                continue;
            }

            dangling.Add(connection);
            Warn("connection.dangling", at, $"The connection from {Problem.Clip(connection.Source)} to {Problem.Clip(connection.Target)} names a step that its flowchart does not hold; it is kept, and ignored.",
                ("source", Problem.Clip(connection.Source)), ("target", Problem.Clip(connection.Target)));
        }

        return new Edges([.. live.Values], dangling);
    }

    /// <summary>Puts back connections that Elsa set aside because the type of an end was unknown to it: here the step itself is never dropped.</summary>
    private static void RestoreConnections(JsonObject source, SortedSet<string> ids)
    {
        if (source["customProperties"] is not JsonObject custom || OlderShapes.List(custom, "notFoundConnections") is not { } aside)
        {
            return;
        }

        var restored = aside.OfType<JsonObject>().Where(c => ConnectionOf(c) is var edge && ids.Contains(edge.Source) && ids.Contains(edge.Target)).ToList();
        if (restored.Count == 0)
        {
            return;
        }

        var connections = OlderShapes.List(source, "connections");
        if (connections is null)
        {
            connections = [];
            source["connections"] = connections;
        }

        foreach (var connection in restored)
        {
            aside.Remove(connection);
            connections.Add(connection);
        }

        if (aside.Count == 0)
        {
            custom.Remove("notFoundConnections");
        }
    }

    private static Connection ConnectionOf(JsonObject item)
    {
        OlderShapes.Unfold(item);
        var source = item["source"] as JsonObject;
        var target = item["target"] as JsonObject;
        var port = OlderShapes.Text(source?["port"]);
        return new Connection(
            OlderShapes.Text(source?["activity"]) ?? "",
            string.IsNullOrEmpty(port) ? null : port,
            OlderShapes.Text(target?["activity"]) ?? "");
    }
}
