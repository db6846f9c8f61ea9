using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Clocks;

namespace Workflow.Runtime.Catalogue;

/// <summary>Reads the YAML files of a catalogue, or the content of a stored version.</summary>
internal static class CatalogueFiles
{
    /// <summary>Every <c>*.yaml</c> of a folder, in order of their names.</summary>
    public static IReadOnlyList<(string Name, string Text)> In(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(path => (Path.GetFileName(path), File.ReadAllText(path)))];

    /// <summary>Reads and checks: one version, or all problems of all files.</summary>
    /// <param name="files">Names and texts. The normalised content of a stored version is one such file.</param>
    /// <param name="version">Number of the version.</param>
    /// <param name="office">Calendar and hours promises are checked on.</param>
    /// <param name="faultOf">What is wrong with an expression, or null.</param>
    public static CatalogueReading Read(IEnumerable<(string Name, string Text)> files, int version, Office office, Func<string, string?> faultOf)
    {
        var tops = files.Select(file => YamlTree.Read(file.Name, file.Text)).ToList();
        var malformed = tops.Where(top => top.IsRefused).Select(top => top.Refusal).OfType<CatalogueProblem>().ToList();
        return malformed.Count > 0
            ? new CatalogueReading(Catalogue: null, Content: "", malformed)
            : CatalogueReader.Read([.. tops.Select(top => top.Value)], version, office, faultOf);
    }
}
