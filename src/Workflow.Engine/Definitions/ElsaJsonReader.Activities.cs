using System.Text.Json.Nodes;
using Workflow.Engine.Activities;

namespace Workflow.Engine.Definitions;

public sealed partial class ElsaJsonReader
{
    private readonly SortedSet<string> _nodeIds = new(StringComparer.Ordinal);
    private int _activities;

    /// <summary>One activity and everything inside it. Null when the document is refused.</summary>
    private ActivityNode? Activity(JsonObject source, string parentNodeId, JsonPlace place, int depth, int position)
    {
        if (depth > _limits.MaxActivityDepth)
        {
            Refuse("definition.too-deep", place, $"Activities lie more than {_limits.MaxActivityDepth} levels inside each other.", ("limit", Number(_limits.MaxActivityDepth)));
            return null;
        }

        if (++_activities > _limits.MaxActivities)
        {
            // Told once: the count only grows.
            if (_activities == _limits.MaxActivities + 1)
            {
                Refuse("definition.too-many-activities", place, $"The definition has more than {_limits.MaxActivities} activities.", ("limit", Number(_limits.MaxActivities)));
            }

            return null;
        }

        source = FoundAgain(source);
        var isPascal = source.ContainsKey("Type") && !source.ContainsKey("type");
        OlderShapes.Camelise(source, name => isPascal || IsCommonMember(name));
        if (OlderShapes.Text(source["type"]) is not { Length: > 0 } type)
        {
            Refuse("activity.type-missing", place, "The activity has no type.");
            return null;
        }

        var version = VersionOf(source["version"] as JsonValue, place["version"], whenAbsent: 0);
        var descriptor = _catalogue.Find(type, version);
        if (descriptor is null or { Workflow: not null } && OfWorkflow(source, descriptor) is { } workflow)
        {
            // The document keeps what it says; the workflow may have another name since, and with it another type.
            (descriptor, type, version) = (workflow, workflow.Type, workflow.Version);
        }

        if (descriptor is not null)
        {
            OlderShapes.Camelise(source, name => IsDescribed(descriptor, name));
        }

        OlderShapes.GatherFlags(source);
        var id = Id(source, type, position, place);
        var nodeId = parentNodeId + ":" + id;
        if (!_nodeIds.Add(nodeId))
        {
            Refuse("activity.duplicate-id", place, $"Two activities of one container have the id {Problem.Clip(id)}.", ("id", Problem.Clip(id)));
        }

        source["nodeId"] = nodeId;
        var members = new Members(
            new OrderedDictionary<string, InputBinding>(StringComparer.Ordinal),
            new OrderedDictionary<string, OutputBinding>(StringComparer.Ordinal),
            new OrderedDictionary<string, ActivityNode>(StringComparer.Ordinal));
        var activities = Children(source, "activities", descriptor, nodeId, place, depth) ?? Children(source, "branches", descriptor, nodeId, place, depth) ?? [];
        var cases = Cases(source, descriptor, nodeId, place, depth);
        ReadMembers(source, descriptor, members, nodeId, place, depth);
        var connections = Connections(source, activities, place);
        var custom = source["customProperties"] as JsonObject;
        return new ActivityNode
        {
            Id = id,
            NodeId = nodeId,
            Type = type,
            TypeVersion = version,
            Name = OlderShapes.Text(source["name"]),
            CanStartWorkflow = OlderShapes.Flag(custom?["canStartWorkflow"]) ?? false,
            MergeMode = MergeModeOf(custom, place),
            Inputs = members.Inputs,
            Outputs = members.Outputs,
            Ports = members.Ports,
            Activities = activities,
            Connections = connections.Live,
            DanglingConnections = connections.Dangling,
            Cases = cases,
            Variables = Variables(source, place),
            Source = source,
        };
    }

    // The very version that is named, else the type and version, else the definition that is named, in its latest version.
    private ActivityDescriptor? OfWorkflow(JsonObject source, ActivityDescriptor? byType) =>
        (OlderShapes.Text(source["workflowDefinitionVersionId"]) is { } versionId ? _catalogue.OfVersion(versionId, OlderShapes.Text(source["workflowDefinitionId"])) : null)
        ?? byType
        ?? (OlderShapes.Text(source["workflowDefinitionId"]) is { } definitionId ? _catalogue.OfDefinition(definitionId) : null);

    private sealed record Members(
        OrderedDictionary<string, InputBinding> Inputs, OrderedDictionary<string, OutputBinding> Outputs, OrderedDictionary<string, ActivityNode> Ports);

    /// <summary>The activity behind a placeholder of Elsa's: it keeps the original as text. What the designer moved since then is kept.</summary>
    private static JsonObject FoundAgain(JsonObject source)
    {
        if (OlderShapes.Text(source["type"]) != "Elsa.NotFoundActivity" || OlderShapes.Text(source["originalActivityJson"]) is not { } text
            || JsonTree.Parse(text, JsonTree.DefaultDepth - Depth(source)) is not JsonObject original)
        {
            return source;
        }

        foreach (var kept in (ReadOnlySpan<string>)["id", "metadata"])
        {
            if (source[kept] is { } value)
            {
                original[kept] = value.DeepClone();
            }
        }

        source.ReplaceWith(original);
        return original;
    }

    private static int Depth(JsonNode node)
    {
        var depth = 0;
        for (var above = node.Parent; above is not null; above = above.Parent)
        {
            depth++;
        }

        return depth;
    }

    private string Id(JsonObject source, string type, int position, JsonPlace place)
    {
        if (OlderShapes.Text(source["id"]) is { Length: > 0 } id)
        {
            if (id.Length > _limits.MaxIdLength)
            {
                Refuse("activity.id-too-long", place["id"], $"The id {Problem.Clip(id)} has {id.Length} characters; at most {_limits.MaxIdLength} are read.", ("id", Problem.Clip(id)), ("limit", Number(_limits.MaxIdLength)));
                return id[.._limits.MaxIdLength];
            }

            return id;
        }

        var simple = type[(type.LastIndexOf('.') + 1)..];
        id = (simple.Length > 64 ? simple[..64] : simple) + Number(position + 1);
        source["id"] = id;
        Warn("activity.id-missing", place, $"The activity has no id; it is called {id}.", ("id", id));
        return id;
    }

    private MergeMode MergeModeOf(JsonObject? custom, JsonPlace place)
    {
        if (custom?["mergeMode"] is not JsonValue written || (OlderShapes.Text(written) ?? written.ToJsonString()).Trim() is not { Length: > 0 } text)
        {
            return MergeMode.None;
        }

        foreach (var mode in Enum.GetValues<MergeMode>())
        {
            if (string.Equals(mode.ToString(), text, StringComparison.OrdinalIgnoreCase))
            {
                return mode;
            }
        }

        Warn("activity.merge-mode-unknown", place["customProperties"]["mergeMode"], $"The merge mode {Problem.Clip(text)} is not known; the step waits for every decided path.", ("mode", Problem.Clip(text)));
        return MergeMode.None;
    }

    /// <summary>Activities of a list member; null when the member is no list of activities.</summary>
    private List<ActivityNode>? Children(JsonObject source, string member, ActivityDescriptor? descriptor, string nodeId, JsonPlace place, int depth)
    {
        if (descriptor?.Input(member) is not null || source[member] is not (JsonArray or JsonObject) || IsWrapped(source[member]!))
        {
            return null;
        }

        // Of a type we do not know, only what can be nothing else is read (and completed) as an activity.
        var isKnown = descriptor is { IsContainer: true } && (member == "branches") == (descriptor.Type == "Elsa.Fork");
        if (!isKnown && !(source[member] is JsonArray { Count: > 0 } items && items.All(IsEmbedded)))
        {
            return null;
        }

        var list = OlderShapes.List(source, member)!;
        var children = new List<ActivityNode>(list.Count);
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is JsonObject item)
            {
                if (Activity(item, nodeId, place[member][i], depth + 1, i) is { } child)
                {
                    children.Add(child);
                }
            }
            else
            {
                Refuse("activity.not-an-object", place[member][i], "A list of activities holds something that is not an object.");
            }
        }

        return children;
    }

    private List<SwitchCase> Cases(JsonObject source, ActivityDescriptor? descriptor, string nodeId, JsonPlace place, int depth)
    {
        var isKnown = descriptor?.Input("cases") is { IsPlain: true };
        if (!isKnown && (descriptor is not null || source["cases"] is not JsonArray))
        {
            return [];
        }

        if (source["cases"] is not (JsonArray or JsonObject) || IsWrapped(source["cases"]!))
        {
            return [];
        }

        var cases = new List<SwitchCase>();
        var list = OlderShapes.List(source, "cases")!;
        for (var i = 0; i < list.Count; i++)
        {
            var at = place["cases"][i];
            if (list[i] is not JsonObject item)
            {
                Warn("activity.case-unreadable", at, "A case is not an object; it is kept, and ignored.");
                continue;
            }

            OlderShapes.Camelise(item, static name => name is "label" or "condition" or "activity");
            var label = OlderShapes.Text(item["label"]) ?? "";
            var activity = item["activity"] is JsonObject inner ? Activity(inner, nodeId, at["activity"], depth + 1, i) : null;
            cases.Add(new SwitchCase(label, item["condition"] is { } condition ? Condition(condition, at["condition"]) : null, activity));
        }

        return cases;
    }

    /// <summary>A case's condition: an expression, an input that holds one, or a bare scalar.</summary>
    private ExpressionText? Condition(JsonNode condition, JsonPlace place)
    {
        if (condition is not JsonObject written)
        {
            return condition is JsonValue ? new ExpressionText("Literal", condition) : null;
        }

        OlderShapes.Camelise(written, static name => name is "expression" or "typeName");
        return written["expression"] is JsonObject inner ? Expression(inner, place["expression"]) : Expression(written, place);
    }

    /// <summary>Whether an object of an unknown member is surely an activity, and not data that happens to have a type.</summary>
    private static bool IsEmbedded(JsonNode? node) =>
        node is JsonObject item && !item.ContainsKey("expression") && !item.ContainsKey("typeName")
        && (OlderShapes.Text(item["type"]) ?? OlderShapes.Text(item["Type"])) is { } type
        && (item.ContainsKey("nodeId") || ((item.ContainsKey("id") || item.ContainsKey("Id"))
            && (type.Contains('.') || item.ContainsKey("version") || item.ContainsKey("metadata") || item.ContainsKey("customProperties"))));

    private static bool IsCommonMember(string name) =>
        name is "id" or "nodeId" or "name" or "type" or "version" or "customProperties" or "metadata" or "activities" or "connections" or "variables"
            or "applicationProperties" or "canStartWorkflow" or "runAsynchronously" or "mergeMode" or "start" or "cases" or "branches"
            or "body" or "then" or "else" or "default";

    private static bool IsDescribed(ActivityDescriptor descriptor, string name) =>
        descriptor.Input(name) is not null || descriptor.Output(name) is not null || descriptor.Ports.Contains(name);
}
