using System.Text;

namespace Workflow.Host.Serving;

/// <summary>Turns the place at which JSON could not be read into a JSON pointer.</summary>
internal static class JsonPlace
{
    /// <summary>E.g. <c>$.materials[1].code</c> or <c>$['a.b']</c> becomes <c>/materials/1/code</c> or <c>/a.b</c>; the whole document is the empty text.</summary>
    public static string PointerOf(string path)
    {
        var pointer = new StringBuilder();
        for (var i = 1; i < path.Length;)
        {
            var isQuoted = path.AsSpan(i).StartsWith("['", StringComparison.Ordinal);
            var from = isQuoted ? i + 2 : i + 1;
            var end = isQuoted ? path.IndexOf("']", from, StringComparison.Ordinal) : path[i] == '[' ? path.IndexOf(']', from) : path.AsSpan(from).IndexOfAny('.', '[') is var next and >= 0 ? from + next : path.Length;
            end = end < 0 ? path.Length : end;
            pointer.Append('/').Append(path[from..end].Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
            i = isQuoted ? end + 2 : path[i] == '[' ? end + 1 : end;
        }

        return pointer.ToString();
    }
}
