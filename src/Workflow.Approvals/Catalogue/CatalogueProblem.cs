namespace Workflow.Approvals.Catalogue;

/// <summary>Something wrong in a catalogue, with the place where it stands.</summary>
public sealed record CatalogueProblem : Refusal
{
    /// <summary>Names what is wrong at a place.</summary>
    public CatalogueProblem(string code, string file, string path, int line, string message)
        : base(code, $"{file}({line}) {path}: {message}", ("file", file), ("path", path), ("line", $"{line}"), ("detail", message))
    {
        File = file;
        Path = path;
        Line = line;
    }

    /// <summary>Name of the file.</summary>
    public string File { get; }

    /// <summary>Keys and positions from the top of the file, e.g. <c>$.matters[3].promised.limit</c>.</summary>
    public string Path { get; }

    /// <summary>Line in the file, from 1.</summary>
    public int Line { get; }
}

/// <summary>Every problem of one reading, in the order they were found: a reader says all, not the first.</summary>
internal sealed class CatalogueProblems
{
    private readonly List<CatalogueProblem> _found = [];

    public IReadOnlyList<CatalogueProblem> Found => _found;

    /// <summary>Notes a problem; one that two checks meet is said once.</summary>
    public void Add(string code, CatalogueNode at, string message)
    {
        var problem = new CatalogueProblem(code, at.File, at.Path, at.Line, message);
        if (!_found.Contains(problem))
        {
            _found.Add(problem);
        }
    }
}
