namespace Workflow.Engine.Definitions;

/// <summary>Something wrong with a definition: found while reading it, or by the publish gate.</summary>
/// <param name="Code">Stable code, <c>noun.state</c>; the resource files hold its text in Chinese and English.</param>
/// <param name="Severity">Whether it refuses or only tells.</param>
/// <param name="Path">Where: a JSON path (<c>$.root.activities[3]</c>) from the reader, the node id path of the step from the gate.</param>
/// <param name="Message">English line for logs; values included.</param>
/// <param name="Values">The values of the message by name, for texts in other languages.</param>
public sealed record Problem(string Code, Severity Severity, string Path, string Message, OrderedDictionary<string, string> Values)
{
    /// <summary>A problem that refuses.</summary>
    internal static Problem Error(string code, string path, string message, params ReadOnlySpan<(string Name, string Value)> values) =>
        new(code, Severity.Error, path, message, Named(values));

    /// <summary>A problem that is told and refuses nothing.</summary>
    internal static Problem Warning(string code, string path, string message, params ReadOnlySpan<(string Name, string Value)> values) =>
        new(code, Severity.Warning, path, message, Named(values));

    /// <summary>A foreign text short enough for a message.</summary>
    internal static string Clip(string text) => text.Length <= 80 ? text : string.Concat(text.AsSpan(0, 77), "...");

    private static OrderedDictionary<string, string> Named(ReadOnlySpan<(string Name, string Value)> values)
    {
        var named = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            named.Add(name, value);
        }

        return named;
    }
}

/// <summary>Whether a problem refuses or only tells.</summary>
public enum Severity
{
    /// <summary>Told; nothing is refused.</summary>
    Warning,

    /// <summary>The definition is refused.</summary>
    Error,
}
