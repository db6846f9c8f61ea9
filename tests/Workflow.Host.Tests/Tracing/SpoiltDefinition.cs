using System.Text;
using System.Text.Json.Nodes;

namespace Workflow.Host.Tests.Tracing;

/// <summary>A definition of the corpus with a few members taken out, doubled, swapped or replaced by what nobody would write.</summary>
internal static class SpoiltDefinition
{
    private static readonly string[] Scripts =
    [
        "getVariable('x')", "1/0", "''.padEnd(1e9)", "[1,2,3].map(x => x * 2)", "(() => { const a = []; return a.concat(a) })()", "new Date(1e20)", "JSON.parse('{')", "getInput('A').b.c", "1e308*10",
        "'a'.repeat(100000)", "Array(1e7)", "x =>", "`${`", "((((((1))))))", "getCurrentValue()", "setVariable('x', getVariable('x'))", "undefined", "({}).toString()", "'2026-13-45'",
    ];

    public static byte[] Of(Random random, IReadOnlyList<JsonObject> corpus)
    {
        var document = (JsonObject)corpus[random.Next(corpus.Count)].DeepClone();
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            Spoil(random, document);
        }

        var bytes = Encoding.UTF8.GetBytes(document.ToJsonString());
        if (random.Next(20) == 0)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return bytes;
    }

    /// <summary>A value that fits few places.</summary>
    public static JsonNode? Odd(Random random) => random.Next(16) switch
    {
        0 => null,
        1 => JsonValue.Create(-1),
        2 => JsonValue.Create(long.MaxValue),
        3 => JsonValue.Create(1e300),
        4 => JsonValue.Create("9999-12-31T23:59:59Z"),
        5 => JsonValue.Create("99999999.00:00:00"),
        6 => new JsonArray(1, "a", new JsonArray()),
        7 => new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "JavaScript", ["value"] = Scripts[random.Next(Scripts.Length)] } },
        8 => new JsonObject { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = "[1,2,{\"a\":" } },
        9 => JsonValue.Create(true),
        10 => JsonValue.Create(""),
        11 => JsonValue.Create("\ud83d\ude00 𠮷"),
        12 => new JsonObject(),
        13 => JsonValue.Create("WaitAny"),
        14 => JsonValue.Create("0 0 0 31 2 *"),
        _ => JsonValue.Create(new string('x', 5_000)),
    };

    private static void Spoil(Random random, JsonObject document)
    {
        var places = new List<(JsonNode Parent, string? Name, int Index)>();
        Collect(document, places);
        var (parent, name, index) = places[random.Next(places.Count)];
        var value = name is null ? parent.AsArray()[index] : parent.AsObject()[name];
        var other = places[random.Next(places.Count)];
        var copy = (other.Name is null ? other.Parent.AsArray()[other.Index] : other.Parent.AsObject()[other.Name])?.DeepClone();
        switch (random.Next(5))
        {
            case 0 when name is not null:
                parent.AsObject().Remove(name);
                break;
            case 1 when name is null:
                parent.AsArray().Add(value?.DeepClone());
                break;
            case 2:
                Set(copy);
                break;
            default:
                Set(Odd(random));
                break;
        }

        void Set(JsonNode? with)
        {
            if (name is null)
            {
                parent.AsArray()[index] = with;
            }
            else
            {
                parent.AsObject()[name] = with;
            }
        }
    }

    private static void Collect(JsonNode node, List<(JsonNode Parent, string? Name, int Index)> places)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                {
                    places.Add((members, name, -1));
                    if (value is not null)
                    {
                        Collect(value, places);
                    }
                }

                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    places.Add((items, null, i));
                    if (items[i] is { } item)
                    {
                        Collect(item, places);
                    }
                }

                break;
        }
    }
}
