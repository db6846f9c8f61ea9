using System.Text.Json;
using System.Text.RegularExpressions;

namespace Workflow.Host.Serving;

/// <summary>The texts of the service in the languages it speaks, read once.</summary>
internal sealed class Languages
{
    private readonly Language _chinese = Language.Load("zh-CN");
    private readonly Language _english = Language.Load("en");

    /// <summary>The language a request asks for: the first it names that we speak, Chinese when there is none.</summary>
    public Language Of(HttpContext context)
    {
        foreach (var wish in context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(wish => wish.Quality ?? 1))
        {
            if (wish.Value.StartsWith("zh", StringComparison.OrdinalIgnoreCase))
            {
                return _chinese;
            }

            if (wish.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase))
            {
                return _english;
            }
        }

        return _chinese;
    }

    public Language Chinese => _chinese;

    public Language English => _english;
}

/// <summary>One language: texts by code, with <c>{name}</c> where a value goes.</summary>
internal sealed partial class Language
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    private Language(string tag) => IsChinese = tag.StartsWith("zh", StringComparison.Ordinal);

    public bool IsChinese { get; }

    public IReadOnlyCollection<string> Codes => _texts.Keys;

    /// <summary>Reads the files <c>Resources/*TAG.json</c> of this assembly; a code stands in one of them.</summary>
    public static Language Load(string tag)
    {
        var assembly = typeof(Language).Assembly;
        var language = new Language(tag);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith($"{tag}.json", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!; // Just listed.
            foreach (var (code, text) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream) ?? [])
            {
                language._texts.Add(code, text);
            }
        }

        return language;
    }

    /// <summary>The language of a request; routes bind it as a parameter.</summary>
    public static ValueTask<Language> BindAsync(HttpContext context) =>
        ValueTask.FromResult(context.RequestServices.GetRequiredService<Languages>().Of(context));

    /// <summary>The one of two names that is in this language.</summary>
    public string Pick(string chinese, string english) => IsChinese ? chinese : english;

    /// <summary>The text of a code, or null when there is none.</summary>
    /// <param name="code">E.g. <c>notice.accepted</c>.</param>
    /// <param name="value">The value of a place in the text; null leaves it empty.</param>
    public string? Find(string code, Func<string, string?> value) =>
        _texts.TryGetValue(code, out var text) ? Place().Replace(text, place => value(place.Groups[1].Value) ?? "") : null;

    /// <summary>The text of a code. One that is missing shows its code: a reader then has something to ask for, and a test fails first.</summary>
    public string Text(string code, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var given = values.ToArray();
        return Find(code, name => Array.Find(given, value => value.Name == name).Value) ?? code;
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Place();
}
