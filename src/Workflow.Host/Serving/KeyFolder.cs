namespace Workflow.Host.Serving;

/// <summary>Where the keys that protect cookies are kept, so that a restart signs nobody out.</summary>
internal static class KeyFolder
{
    /// <summary>The folder <c>keys</c> in the data folder; made at first start, readable by the owner only: who reads it can sign cookies.</summary>
    public static DirectoryInfo Open(string dataFolder)
    {
        var path = Path.GetFullPath(Path.Combine(dataFolder, "keys"));
        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
