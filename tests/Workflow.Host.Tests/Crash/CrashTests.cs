using Workflow.Tests;
using Xunit.Abstractions;

namespace Workflow.Host.Tests.Crash;

/// <summary>The process is killed at random moments under load, 10 times on each store, 50 with WORKFLOW_LONG=1: what was acknowledged is there once, and nothing else is.</summary>
[Collection(RealNodes.Name)]
public sealed class CrashTests(ITestOutputHelper output)
{
    private static readonly int Kills = Environment.GetEnvironmentVariable("WORKFLOW_LONG") == "1" ? 50 : 10;

    [Fact]
    public Task A_killed_process_on_SQLite_loses_and_doubles_nothing() => RunAsync(Site.OnSqlite(), nodes: 1);

    [Fact]
    public async Task Three_nodes_on_PostgreSQL_killed_in_turn_lose_and_double_nothing() => await RunAsync(await Site.OnPostgresAsync(), nodes: 3);

    private async Task RunAsync(Site site, int nodes)
    {
        var seed = Seed.Take();
        output.WriteLine($"WORKFLOW_SEED={seed}");

        var report = await new CrashRun(site, nodes, new Random(seed)).RunAsync(Kills);

        output.WriteLine(report.ToString());
        report.Findings.Select(finding => finding.ToString()).Should().BeEmpty($"WORKFLOW_SEED={seed}");
        report.Faults.Should().BeEmpty($"WORKFLOW_SEED={seed}");
        // It was a load: kills met commands, documents were issued, timers and messages came through, stages were joined.
        report.Taken.Should().HaveCountGreaterThan(Kills * 10);
        report.KillsOverCommands.Should().BePositive();
        report.Taken.Sum(command => command.Documents.Count).Should().BeGreaterThan(Kills);
        (report.Count("flow.line"), report.Count("clock.late"), report.Count("stage.passed")).Should().Match<(int Lines, int Late, int Joins)>(count => count.Lines > 0 && count.Late > 0 && count.Joins > 0);
    }
}
