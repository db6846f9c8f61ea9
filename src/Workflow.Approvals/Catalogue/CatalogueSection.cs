namespace Workflow.Approvals.Catalogue;

/// <summary>The rows of one section over all files, by code, with the place of each.</summary>
internal sealed class CatalogueSection<T>
{
    private readonly OrderedDictionary<string, (T Row, CatalogueRow Source)> _rows = new(StringComparer.Ordinal);

    public bool Has(string code) => _rows.ContainsKey(code);

    public IEnumerable<(T Row, CatalogueRow Source)> Rows => _rows.Values;

    public (T Row, CatalogueRow Source)? Find(string code) => _rows.TryGetValue(code, out var found) ? found : null;

    /// <summary>The rows without their places.</summary>
    public OrderedDictionary<string, T> ByCode()
    {
        var rows = new OrderedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var (code, (row, _)) in _rows)
        {
            rows.Add(code, row);
        }

        return rows;
    }

    /// <summary>Takes a row; a code that stands there already is doubled or, with other content, contradicts.</summary>
    public void Add(string code, T row, CatalogueRow source, CatalogueProblems problems)
    {
        if (code.Length == 0 || _rows.TryAdd(code, (row, source)))
        {
            return;
        }

        var first = _rows[code].Source.Node;
        var place = $"{first.File}({first.Line}) {first.Path}";
        if (CatalogueContent.Of(first) == CatalogueContent.Of(source.Node))
        {
            problems.Add("catalogue.code-doubled", source.Node, $"{code} stands at {place} already.");
        }
        else
        {
            problems.Add("catalogue.rows-contradict", source.Node, $"{code} stands at {place} with other content.");
        }
    }

    /// <summary>Notes a code that names no row.</summary>
    public void Refer(CatalogueNode at, string code, string what, CatalogueProblems problems)
    {
        if (code.Length > 0 && !Has(code))
        {
            problems.Add("catalogue.reference-unknown", at, $"There is no {what} {code}.");
        }
    }
}
