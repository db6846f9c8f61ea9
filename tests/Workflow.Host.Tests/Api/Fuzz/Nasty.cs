using System.Text.Json.Nodes;

namespace Workflow.Host.Tests.Api.Fuzz;

/// <summary>Values that programs stumble over.</summary>
internal static class Nasty
{
    private static readonly string[] Texts =
    [
        "", " ", "null", "true", "-1", "0", "9223372036854775808", "1e999", "NaN", "../../etc", "%2e%2e%2f", "' or 1=1 --", "\"", "\\", "{{x}}", "${x}", "<script>", "\u202E", "\uFEFF",
        "\t\r\n", "𠮷👩‍👩‍👧‍👦", "e\u0301", "2026-02-30", "0001-01-01", "9999-12-31", "2026-03-18", "10wd", "99999wd", "00000000-0000-0000-0000-000000000000", "party-data:contactName", "file:x",
        new('长', 9_999), new('x', 12_000), string.Concat(Enumerable.Repeat("🧱", 3_000)),
    ];

    private static readonly string[] Json =
    [
        "null", "true", "false", "0", "-0", "-1", "1.5", "1e308", "1e999", "1e-999", "9007199254740993", "123456789012345678901234567890", "[]", "{}", "[null]", "[[[[[]]]]]", """{"a":{"a":{"a":null}}}""",
        """{"":""}""", "[1,\"x\",{}]",
    ];

    private static readonly string[] Pieces =
    [
        "\\ud800", "\\u0000", "\u0000", "\u0001", ",", ":", "{", "}", "[", "]", "\"", "'", "\\", "1e999", "null", "//", "/*", "\uFEFF", "\uFFFF", "{\"a\":", new('[', 200), new(' ', 2_000),
    ];

    public static string Text(Random random) => Texts[random.Next(Texts.Length)];

    public static JsonNode? Value(Random random) => random.Next(3) == 0 ? JsonValue.Create(Text(random)) : JsonNode.Parse(Json[random.Next(Json.Length)]);

    /// <summary>The text cut off, or with something put in or taken out.</summary>
    public static string Broken(string text, Random random)
    {
        var at = random.Next(text.Length + 1);
        return random.Next(4) switch
        {
            0 => text[..at],
            1 => text.Remove(Math.Min(at, Math.Max(0, text.Length - 1)), Math.Min(1, text.Length)),
            2 => text + text,
            _ => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
        };
    }
}
