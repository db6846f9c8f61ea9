using System.Globalization;
using System.Text;

namespace Workflow.Engine.Definitions;

/// <summary>A place in a JSON document. Becomes text only when a problem names it, so that deep documents with long names stay cheap.</summary>
internal sealed class JsonPlace
{
    private readonly JsonPlace? _parent;
    private readonly string _name;
    private readonly int _index;

    private JsonPlace(JsonPlace? parent, string name, int index)
    {
        _parent = parent;
        _name = name;
        _index = index;
    }

    internal static JsonPlace Document { get; } = new(null, "$", -1);

    internal JsonPlace this[string member] => new(this, member, -1);

    internal JsonPlace this[int index] => new(this, "", index);

    public override string ToString()
    {
        var parts = new Stack<JsonPlace>();
        for (var place = this; place is not null; place = place._parent)
        {
            parts.Push(place);
        }

        var text = new StringBuilder();
        foreach (var part in parts)
        {
            if (part._index >= 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"[{part._index}]");
            }
            else
            {
                text.Append(text.Length == 0 ? "" : ".").Append(Problem.Clip(part._name));
            }
        }

        return text.ToString();
    }
}
