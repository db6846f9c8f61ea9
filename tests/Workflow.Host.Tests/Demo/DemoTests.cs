using System.Runtime.CompilerServices;
using Workflow.Host.Demo;
using Workflow.Host.Tests.Stores;

namespace Workflow.Host.Tests.Demo;

/// <summary>The main job, from filing to completion certificate, on either store.</summary>
public abstract class DemoTests(StoreFixture fixture)
{
    [Fact]
    public async Task One_social_project_passes_all_three_stages_and_every_check_holds()
    {
        var lines = new List<string>();

        var report = await DemoRun.TellAsync(fixture.Store, DefinitionFiles.Folder, lines.Add, CancellationToken.None);

        report.Checks.Where(check => !check.Ok).Should().BeEmpty();
        report.Checks.Should().HaveCountGreaterThan(15);
        report.WorkingDaysUsed.Should().BePositive().And.BeLessThanOrEqualTo(50);
        lines.Should().Contain(line => line.Contains("LATE", StringComparison.Ordinal));
        ReadmeLines().Should().HaveCountGreaterThan(3).And.BeSubsetOf(lines, "README shows lines of this story");
    }

    private static string[] ReadmeLines([CallerFilePath] string here = "")
    {
        var readme = File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "README.md"));
        var block = readme.Split("```text\n")[1];
        return block[..block.IndexOf("```", StringComparison.Ordinal)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}

public sealed class SqliteDemoTests(SqliteStore store) : DemoTests(store), IClassFixture<SqliteStore>;

public sealed class PostgresDemoTests(PostgresStore store) : DemoTests(store), IClassFixture<PostgresStore>;
