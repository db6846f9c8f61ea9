using Microsoft.EntityFrameworkCore;
using Workflow.Runtime.Data;

namespace Workflow.Bench;

/// <summary>How long the service takes to start when 100,000 cases stand in its store, against an empty one.</summary>
internal static class StartBench
{
    private const int Cases = 100_000;
    private const int Starts = 5;

    public static async Task RunAsync(Report report)
    {
        var (empty, full) = (await Server.NewDatabaseAsync("empty"), await Server.NewDatabaseAsync("full"));
        var (emptyFolder, fullFolder) = (Directory.CreateTempSubdirectory("workflow-bench-").FullName, Directory.CreateTempSubdirectory("workflow-bench-").FullName);
        await using (var store = await WorkflowStore.OpenAsync(
            new() { Database = StoreDatabase.Postgres, ConnectionString = full, MasterKeyPath = Path.Combine(fullFolder, "master.key") }, CancellationToken.None))
        {
            await ReviewedOffice.FillAsync(store, 1);
            await using var db = store.Db();
            await MultipliedCases.MakeAsync(full, db, Cases - 1);
            report.Figure("cases in the full store", await db.Cases.CountAsync(), "");
        }

        await TimeAsync(emptyFolder, empty); // The first start makes the schema.
        await TimeAsync(fullFolder, full);
        var (emptyTimes, fullTimes) = (new List<double>(), new List<double>());
        for (var i = 0; i < Starts; i++)
        {
            emptyTimes.Add(await TimeAsync(emptyFolder, empty));
            fullTimes.Add(await TimeAsync(fullFolder, full));
        }

        var (least, most) = (Of.Median(emptyTimes), Of.Median(fullTimes));
        report.Figure("start on an empty store, median of 5", least, "ms");
        report.Figure($"start with {Cases:N0} suspended cases, median of 5", most, "ms");
        report.Figure("difference (bar: the greater of 10 % and 150 ms)", most - least, "ms");
    }

    private static async Task<double> TimeAsync(string folder, string connection)
    {
        await using var node = await Node.StartAsync(folder, "postgres", connection);
        return node.StartedIn.TotalMilliseconds;
    }
}
