namespace Workflow.Approvals.Catalogue;

/// <summary>A value of a catalogue file with the place it stands at. Neutral: the runtime makes it from YAML.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Path">Keys and positions from the top, e.g. <c>$.matters[3].promised.limit</c>.</param>
/// <param name="Line">Line in the file, from 1.</param>
public abstract record CatalogueNode(string File, string Path, int Line)
{
    private protected abstract string Shape { get; }

    /// <summary>What it is, for messages.</summary>
    internal string ShapeName => Shape;

    /// <summary>Keys with values, in file order; no key twice.</summary>
    public sealed record Mapping(string File, string Path, int Line, OrderedDictionary<string, CatalogueNode> Entries) : CatalogueNode(File, Path, Line)
    {
        private protected override string Shape => "a mapping";
    }

    /// <summary>Values in order.</summary>
    public sealed record Sequence(string File, string Path, int Line, IReadOnlyList<CatalogueNode> Items) : CatalogueNode(File, Path, Line)
    {
        private protected override string Shape => "a list";
    }

    /// <summary>A text; numbers, flags and dates are texts too. Nothing at all is the empty text.</summary>
    public sealed record Scalar(string File, string Path, int Line, string Text) : CatalogueNode(File, Path, Line)
    {
        private protected override string Shape => "a text";
    }
}
