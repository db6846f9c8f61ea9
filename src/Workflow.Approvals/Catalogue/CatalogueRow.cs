using System.Globalization;
using System.Text;

namespace Workflow.Approvals.Catalogue;

/// <summary>Reads one mapping key by key and notes what is missing, malformed or unknown. A missing value reads as an empty one: the problem already refuses the whole.</summary>
internal sealed class CatalogueRow(CatalogueNode.Mapping node, CatalogueProblems problems)
{
    private readonly List<string> _read = [];

    public CatalogueNode.Mapping Node => node;

    /// <summary>The value's place, or the row's when it is missing.</summary>
    public CatalogueNode At(string key) => node.Entries.TryGetValue(key, out var value) ? value : node;

    public bool Has(string key) => Find(key) is not null;

    public string Text(string key) => OptionalText(key) ?? Missing(key, "");

    public string? OptionalText(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case CatalogueNode.Scalar { Text: var text } scalar when text.Trim() is { Length: > 0 } trimmed:
                return trimmed.Length == text.Length ? text : Malformed(scalar, "it has spaces or line ends around it", trimmed);
            case CatalogueNode.Scalar:
                return null;
            case var other:
                return Malformed(other, $"a text is expected, not {other.ShapeName}", "");
        }
    }

    /// <summary>A text of several lines, kept with its line ends.</summary>
    public string Prose(string key) =>
        Find(key) is CatalogueNode.Scalar { Text: var text } && text.Trim().Length > 0 ? text : Missing(key, "");

    public bool Flag(string key) => OptionalText(key) switch
    {
        null or "false" => false,
        "true" => true,
        var text => Malformed(At(key), $"'{text}' is neither true nor false", false),
    };

    public int Number(string key)
    {
        var text = Text(key);
        return text.Length == 0 ? 0
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
            : Malformed(At(key), $"'{text}' is not a whole number from 1", 0);
    }

    public DateOnly? OptionalDay(string key) =>
        OptionalText(key) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : Malformed<DateOnly?>(At(key), $"'{text}' is not a day (yyyy-MM-dd)", null);

    /// <summary>One of the members of an enum, written in lower case with hyphens.</summary>
    public T Choice<T>(string key)
        where T : struct, Enum
    {
        var text = Text(key);
        return text.Length == 0 ? default : Member<T>(At(key), text) ?? default;
    }

    /// <summary>A list of members of an enum, each once; the empty list when the key is absent or the list is empty.</summary>
    public IReadOnlyList<T> Choices<T>(string key)
        where T : struct, Enum =>
        [.. Codes(key).Select(code => Member<T>(code, code.Text)).OfType<T>()];

    /// <summary>A list of texts; the empty list when the key is absent.</summary>
    public IReadOnlyList<CatalogueNode.Scalar> Codes(string key)
    {
        var codes = new List<CatalogueNode.Scalar>();
        foreach (var item in Items(key))
        {
            if (item is not CatalogueNode.Scalar { Text.Length: > 0 } code)
            {
                Malformed(item, "a code is expected", false);
            }
            else if (codes.Exists(known => known.Text == code.Text))
            {
                problems.Add("catalogue.code-doubled", code, $"{code.Text} stands twice in {key}.");
            }
            else
            {
                codes.Add(code);
            }
        }

        return codes;
    }

    /// <summary>A list of mappings; the empty list when the key is absent.</summary>
    public IReadOnlyList<CatalogueRow> Rows(string key) => [.. Items(key).Select(item => RowAt(item, problems)).OfType<CatalogueRow>()];

    /// <summary>A mapping; null when it is absent or malformed.</summary>
    public CatalogueRow? Row(string key) => Find(key) is { } value ? RowAt(value, problems) : null;

    /// <summary>Notes a mandatory value that is missing.</summary>
    public T Missing<T>(string key, T instead)
    {
        problems.Add("catalogue.value-missing", At(key), $"{key} is mandatory.");
        return instead;
    }

    /// <summary>Notes keys nobody asked for: a typing error must not be lost in silence.</summary>
    public void End()
    {
        foreach (var (key, value) in node.Entries)
        {
            if (!_read.Contains(key))
            {
                problems.Add("catalogue.key-unknown", value, $"{key} is not known here.");
            }
        }
    }

    public static CatalogueRow? RowAt(CatalogueNode node, CatalogueProblems problems)
    {
        if (node is CatalogueNode.Mapping mapping)
        {
            return new CatalogueRow(mapping, problems);
        }

        problems.Add("catalogue.value-malformed", node, $"a mapping is expected, not {node.ShapeName}.");
        return null;
    }

    /// <summary>ReceiptOfMaterials becomes receipt-of-materials, dayAfter day-after.</summary>
    public static string Hyphenated(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }

    private T? Member<T>(CatalogueNode at, string text)
        where T : struct, Enum
    {
        foreach (var member in Enum.GetValues<T>())
        {
            if (Hyphenated(member.ToString()) == text)
            {
                return member;
            }
        }

        return Malformed<T?>(at, $"'{text}' is none of {string.Join(", ", Enum.GetNames<T>().Select(Hyphenated))}", null);
    }

    private IReadOnlyList<CatalogueNode> Items(string key) => Find(key) switch
    {
        null => [],
        CatalogueNode.Sequence list => list.Items,
        var other => Malformed<IReadOnlyList<CatalogueNode>>(other, $"a list is expected, not {other.ShapeName}", []),
    };

    private CatalogueNode? Find(string key)
    {
        if (!_read.Contains(key))
        {
            _read.Add(key);
        }

        return node.Entries.TryGetValue(key, out var value) ? value : null;
    }

    private T Malformed<T>(CatalogueNode at, string why, T instead)
    {
        problems.Add("catalogue.value-malformed", at, $"{why}.");
        return instead;
    }
}
