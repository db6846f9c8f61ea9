namespace Workflow.Tests.Docs;

/// <summary>The files of the repository the tests run in, by path from its root.</summary>
internal static class Repository
{
    private static readonly string[] NotOurs = [".git", "artifacts", "data", "node_modules", "bin", "obj", "dist"];

    public static string Root { get; } = FindRoot();

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Every file of a kind, e.g. <c>.md</c>, without what is built, restored or made by running.</summary>
    public static IReadOnlyList<string> Files(string extension, string folder = "") =>
        [.. FilesIn(Path.Combine(Root, folder), extension).Select(path => Path.GetRelativePath(Root, path)).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> FilesIn(string folder, string extension) =>
        Directory.EnumerateFiles(folder, "*" + extension)
            .Concat(Directory.EnumerateDirectories(folder).Where(inner => !NotOurs.Contains(Path.GetFileName(inner))).SelectMany(inner => FilesIn(inner, extension)));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Workflow.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }
}
