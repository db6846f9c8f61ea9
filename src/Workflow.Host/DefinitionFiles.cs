namespace Workflow.Host;

/// <summary>Where the definitions and the catalogue that ship with the program lie: beside the assembly.</summary>
internal static class DefinitionFiles
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "definitions");
}
