namespace Workflow.Host.Tests.Stores;

/// <summary>A folder for the files of this test run, removed when the run ends.</summary>
internal static class TestFolder
{
    private static readonly Lazy<string> Root = new(Create);

    /// <summary>Path of a file in the folder; the file itself is not made.</summary>
    public static string File(string name) => Path.Combine(Root.Value, name);

    private static string Create()
    {
        var folder = Directory.CreateTempSubdirectory("workflow-tests-").FullName;
        AfterThisRun.Do($"rm -rf {folder}");
        return folder;
    }
}
