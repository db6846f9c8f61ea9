using System.Collections;
using System.Globalization;
using System.Text.Json.Serialization.Metadata;

namespace Workflow.Host.Serving;

/// <summary>Lists of requests: no empty places (the serializer checks members for null, not items), and no more items than anybody has to say.</summary>
internal static class RequestLists
{
    /// <summary>Most items of one list; a stage asks for some 20 materials.</summary>
    public const int Most = 500;

    public static void Check(JsonTypeInfo type)
    {
        if (type.Kind == JsonTypeInfoKind.Enumerable)
        {
            type.OnDeserialized = read => Check((IEnumerable)read);
        }
    }

    private static void Check(IEnumerable list)
    {
        var place = 0;
        foreach (var item in list)
        {
            if (item is null || place == Most)
            {
                throw new JsonFault($"A list has at most {Most} items, none of them null.", string.Create(CultureInfo.InvariantCulture, $"/{place}"));
            }

            place++;
        }
    }
}
