using Workflow.Runtime.Data;

namespace Workflow.Bench;

/// <summary>Working set of the service at rest, and over 100,000 steps.</summary>
internal static class MemoryBench
{
    private const int Steps = 100_000;
    private const int Clients = 8;
    private static readonly string[] Acts = ["claim", "release"];

    public static async Task RunAsync(Report report)
    {
        var folder = Directory.CreateTempSubdirectory("workflow-bench-").FullName;
        var database = await Server.NewDatabaseAsync("memory");
        ReviewedOffice office;
        await using (var store = await WorkflowStore.OpenAsync(
            new() { Database = StoreDatabase.Postgres, ConnectionString = database, MasterKeyPath = Path.Combine(folder, "master.key") }, CancellationToken.None))
        {
            office = await ReviewedOffice.FillAsync(store, 200);
        }

        await using var node = await Node.StartAsync(folder, "postgres", database);
        report.Figure("working set at rest (bar: 250)", node.WorkingSetMegabytes, "MB");
        var clients = await office.SignInAsync(node.Address);
        foreach (var until in new[] { Steps / 10, Steps / 2, Steps })
        {
            await StepAsync(office, clients, until);
            report.Figure($"after {until:N0} steps", node.WorkingSetMegabytes, "MB");
        }
    }

    private static int Done;

    // Claiming and giving back are whole steps, and can go on for ever.
    private static Task StepAsync(ReviewedOffice office, IReadOnlyDictionary<string, HttpClient> clients, int until) => Task.WhenAll(Enumerable.Range(0, Clients).Select(worker => Task.Run(async () =>
    {
        for (var i = worker; Volatile.Read(ref Done) < until; i += Clients)
        {
            var (task, department) = office.Tasks[i % office.Tasks.Count];
            foreach (var act in Acts)
            {
                using var answer = await clients[department].PostAsync($"/api/tasks/{task}/{act}", content: null);
                Interlocked.Increment(ref Done);
            }
        }
    })));
}
