using System.Globalization;
using System.Text.Json.Nodes;

namespace Workflow.Tests.Definitions;

/// <summary>Makes Elsa documents in old and new shapes from a seed, with members nobody knows everywhere. Each unknown member is named <c>zzN</c> and its value is unique.</summary>
internal sealed class DocumentGenerator(int seed)
{
    private readonly Random _random = new(seed);
    private int _unknown;
    private int _id;

    /// <summary>The unknown members written so far, as <c>"zzN":value</c>.</summary>
    internal List<string> Unknown { get; } = [];

    internal JsonObject Document()
    {
        var document = new JsonObject { [Key("id")] = "v1", [Key("definitionId")] = "d", [Key("version")] = _random.Next(3), [Key("name")] = "名字 " + _random.Next() };
        document[Key("variables")] = List(Variables());
        document[Key("root")] = Container(3);
        document[Key("customProperties")] = WithUnknown([]);
        document[Key("options")] = WithUnknown([]);
        document = WithUnknown(document);

        // Alternatives that were made and not taken leave nothing to keep.
        var text = document.ToJsonString();
        Unknown.RemoveAll(member => !text.Contains(member[..member.IndexOf(':')], StringComparison.Ordinal));
        return document;
    }

    private JsonArray Variables() =>
        new([.. Enumerable.Range(0, _random.Next(3)).Select(i => (JsonNode)WithUnknown(new JsonObject { [Key("id")] = $"v{i}", [Key("name")] = $"v{i}", [Key("value")] = Scalar() }))]);

    private JsonObject Container(int depth)
    {
        var ids = new List<string>();
        var activities = new JsonArray();
        var count = _random.Next(1, 5);
        for (var i = 0; i < count; i++)
        {
            var child = Step(depth);
            ids.Add((child["id"] ?? child["Id"])!.GetValue<string>());
            activities.Add(child);
        }

        var container = Start(Pick("Elsa.Flowchart", "Elsa.Flowchart", "Elsa.Sequence"));
        container[Key("activities")] = List(activities);
        container[Key("connections")] = List(new JsonArray([.. Enumerable.Range(0, _random.Next(5)).Select(_ => (JsonNode)Connection(ids))]));
        container[Key("variables")] = List(Variables());
        return WithUnknown(container);
    }

    private JsonObject Step(int depth)
    {
        var choice = depth == 0 ? _random.Next(4) : _random.Next(7);
        switch (choice)
        {
            case 0:
                var line = Start("Elsa.WriteLine");
                line[Key("text")] = Pick<JsonNode>(Input(), Scalar());
                return WithUnknown(line);
            case 1:
                var foreign = Start("Foo.Bar" + _random.Next(3));
                foreign["anything"] = Input();
                foreign["rest"] = WithUnknown(new JsonObject { ["type"] = "basic", ["deep"] = new JsonArray(1.50, null, "\u0060") });
                return WithUnknown(foreign);
            case 2:
                var task = Start("Elsa.RunTask");
                task[Key("taskName")] = Input();
                task[Key("result")] = WithUnknown(new JsonObject { [Key("typeName")] = "Object", [Key("memoryReference")] = WithUnknown(new JsonObject { [Key("id")] = "v0" }) });
                return WithUnknown(task);
            case 3:
                var flowSwitch = Start("Elsa.FlowSwitch");
                flowSwitch[Key("cases")] = List(new JsonArray(WithUnknown(new JsonObject { [Key("label")] = "a", [Key("condition")] = Expression() })));
                return WithUnknown(flowSwitch);
            case 4:
                var decision = Start("Elsa.If");
                decision[Key("then")] = Step(depth - 1);
                decision[Key("condition")] = Input();
                return WithUnknown(decision);
            default:
                return Container(depth - 1);
        }
    }

    private JsonObject Start(string type)
    {
        var activity = new JsonObject { [Key("id")] = $"a{_id++}", [Key("type")] = type };
        activity["metadata"] = WithUnknown(new JsonObject { ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = -12.5, ["y"] = 1e3 } } });
        switch (_random.Next(4))
        {
            case 0:
                activity["canStartWorkflow"] = true;
                break;
            case 1:
                activity["applicationProperties"] = WithUnknown(new JsonObject { ["RunAsynchronously"] = true });
                break;
            case 2:
                activity["customProperties"] = WithUnknown(new JsonObject { [Key("mergeMode")] = "Race" });
                break;
        }

        return activity;
    }

    private JsonObject Connection(List<string> ids)
    {
        var source = Pick([.. ids, "ghost"]);
        var target = Pick([.. ids]);
        return WithUnknown(_random.Next(2) == 0
            ? new JsonObject { [Key("source")] = source, [Key("target")] = target, [Key("sourcePort")] = "Done" }
            : new JsonObject { [Key("source")] = WithUnknown(new JsonObject { [Key("activity")] = source, [Key("port")] = "Done" }), [Key("target")] = new JsonObject { [Key("activity")] = target } });
    }

    private JsonObject Input() =>
        WithUnknown(new JsonObject { [Key("typeName")] = "String", [Key("expression")] = Expression() });

    private JsonObject Expression() => WithUnknown(new JsonObject { [Key("type")] = Pick("Literal", "C#", "Json", "JavaScript", "Odd"), [Key("value")] = Scalar() });

    private JsonNode Scalar() => Pick<JsonNode>("文本 \" + <b>", 5, 1.25, true, "");

    /// <summary>The list, wrapped, or its one object alone.</summary>
    private JsonNode List(JsonArray items)
    {
        if (_random.Next(4) == 0)
        {
            return new JsonObject { ["$values"] = items };
        }

        return items is [JsonObject single] && _random.Next(3) == 0 ? single.DeepClone() : items;
    }

    private string Key(string name) => _random.Next(5) == 0 ? char.ToUpperInvariant(name[0]) + name[1..] : name;

    private JsonObject WithUnknown(JsonObject target)
    {
        if (_random.Next(2) == 0)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"zz{_unknown++}");
            var value = string.Create(CultureInfo.InvariantCulture, $"keep {_unknown} 留");
            target[name] = new JsonObject { ["Kept"] = value };
            Unknown.Add($$"""
                "{{name}}":{"Kept":"{{value}}"}
                """);
        }

        return target;
    }

    private T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];
}
