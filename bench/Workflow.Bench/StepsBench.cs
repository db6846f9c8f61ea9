using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using Microsoft.Data.Sqlite;
using Workflow.Runtime.Data;

namespace Workflow.Bench;

/// <summary>Completed review tasks a second through HTTP, 8 clients, against what the database itself can do in the same run.</summary>
internal static class StepsBench
{
    private const int Clients = 8;
    private const int Rounds = 3;
    private const int Seconds = 8;
    private static readonly int Cases = int.Parse(Environment.GetEnvironmentVariable("WORKFLOW_BENCH_CASES") ?? "1500", CultureInfo.InvariantCulture);

    public static async Task OnPostgresAsync(Report report)
    {
        var (ours, bare) = (await Server.NewDatabaseAsync("steps"), await Server.NewDatabaseAsync("pgbench"));
        await Server.RunAsync("pgbench", bare, "-i", "-q", "-s", "50");
        var folder = Directory.CreateTempSubdirectory("workflow-bench-").FullName;
        var office = await FillAsync(StoreDatabase.Postgres, ours, folder);
        await Server.ExecuteAsync(ours, "vacuum analyze");
        await using var node = await Node.StartAsync(folder, "postgres", ours);
        var work = new Work(office, await office.SignInAsync(node.Address));
        await work.ForAsync(TimeSpan.FromSeconds(3), Clients);

        var (rates, bares, client, host, server) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            bares.Add(Tps(await Server.RunAsync("pgbench", bare, "-M", "prepared", "-c", $"{Clients}", "-j", "2", "-T", $"{Seconds}")));
            var (own, theirs, database) = (ProcessorTime.Own(), node.ProcessorSeconds, ProcessorTime.OfTree(Server.Process));
            var (done, took) = await work.ForAsync(TimeSpan.FromSeconds(Seconds), Clients);
            rates.Add(done / took.TotalSeconds);
            client.Add((ProcessorTime.Own() - own) * 1e6 / done);
            host.Add((node.ProcessorSeconds - theirs) * 1e6 / done);
            server.Add((ProcessorTime.OfTree(Server.Process) - database) * 1e6 / done);
        }

        report.Figure("completed reviews through HTTP, PostgreSQL", Of.Median(rates), "per s");
        report.Figure($"pgbench TPC-B, -s 50 -M prepared -c {Clients} -j 2", Of.Median(bares), "per s");
        report.Figure("ratio (bar: 0.35, aim: 0.6)", Of.Median(rates.Zip(bares, (a, b) => a / b)), "");
        report.Figure("processor time a request: host", Of.Median(host), "us");
        report.Figure("processor time a request: PostgreSQL", Of.Median(server), "us");
        report.Figure("processor time a request: load generator", Of.Median(client), "us");
        report.Note($"{work.Done} reviews of {Cases} cases decided; {work.Left} left; refused or failed: {work.Failed}.");
    }

    public static async Task OnSqliteAsync(Report report)
    {
        var folder = Directory.CreateTempSubdirectory("workflow-bench-").FullName;
        var file = $"Data Source={Path.Combine(folder, "workflow.db")}";
        var office = await FillAsync(StoreDatabase.Sqlite, file, folder);
        await using var node = await Node.StartAsync(folder, "sqlite", Path.Combine(folder, "workflow.db"));
        var work = new Work(office, await office.SignInAsync(node.Address));
        await work.ForAsync(TimeSpan.FromSeconds(3), Clients);

        var (rates, bares) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            bares.Add(await BareWritesAsync(Path.Combine(folder, $"bare-{round}.db"), TimeSpan.FromSeconds(Seconds)));
            var (done, took) = await work.ForAsync(TimeSpan.FromSeconds(Seconds), Clients);
            rates.Add(done / took.TotalSeconds);
        }

        report.Figure("completed reviews through HTTP, SQLite", Of.Median(rates), "per s");
        report.Figure("bare write transactions through one gate, synchronous=FULL", Of.Median(bares), "per s");
        report.Figure("ratio (bar: 0.3)", Of.Median(rates.Zip(bares, (a, b) => a / b)), "");
        report.Note($"{work.Done} reviews decided; {work.Left} left; refused or failed: {work.Failed}.");
    }

    private static async Task<ReviewedOffice> FillAsync(StoreDatabase database, string connection, string folder)
    {
        await using var store = await WorkflowStore.OpenAsync(
            new() { Database = database, ConnectionString = connection, MasterKeyPath = Path.Combine(folder, "master.key") }, CancellationToken.None);
        return await ReviewedOffice.FillAsync(store, Cases);
    }

    private static double Tps(string output) =>
        double.Parse(output.Split('\n').Single(line => line.StartsWith("tps = ", StringComparison.Ordinal)).Split(' ')[2], CultureInfo.InvariantCulture);

    // One row added and one changed: the least that can be called a step.
    private static async Task<double> BareWritesAsync(string file, TimeSpan time)
    {
        await using var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync();
        Execute("pragma journal_mode=wal; pragma synchronous=full; create table a(id integer primary key, text text); create table b(id integer primary key, n integer); insert into b values (1, 0)");
        using var gate = new SemaphoreSlim(1, 1);
        var (done, begun) = (0, Stopwatch.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(begun) < time)
            {
                await gate.WaitAsync();
                using (var transaction = connection.BeginTransaction(deferred: false))
                {
                    using var command = connection.CreateCommand();
                    command.Transaction = transaction;
                    command.CommandText = "insert into a(text) values ($1); update b set n = n + 1 where id = 1";
                    command.Parameters.AddWithValue("$1", "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789");
                    command.ExecuteNonQuery();
                    transaction.Commit();
                    done++;
                }

                gate.Release();
            }
        })));
        return done / Stopwatch.GetElapsedTime(begun).TotalSeconds;

        void Execute(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }

    /// <summary>The reviews that are left to decide.</summary>
    private sealed class Work(ReviewedOffice office, IReadOnlyDictionary<string, HttpClient> clients)
    {
        private int _next = -1;
        private int _failed;

        public int Done => Math.Min(_next + 1, office.Tasks.Count);

        public int Left => office.Tasks.Count - Done;

        public int Failed => _failed;

        public async Task<(int Done, TimeSpan Took)> ForAsync(TimeSpan time, int workers)
        {
            var (done, begun) = (0, Stopwatch.GetTimestamp());
            await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(async () =>
            {
                while (Stopwatch.GetElapsedTime(begun) < time && Interlocked.Increment(ref _next) is var next && next < office.Tasks.Count)
                {
                    var (task, department) = office.Tasks[next];
                    using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/tasks/{task}/complete") { Content = JsonContent.Create(new { verdict = "grant", text = "同意" }) };
                    request.Headers.Add("Idempotency-Key", task.ToString());
                    using var answer = await clients[department].SendAsync(request);
                    await answer.Content.ReadAsByteArrayAsync();
                    Interlocked.Increment(ref answer.IsSuccessStatusCode ? ref done : ref _failed);
                }
            })));
            return (done, Stopwatch.GetElapsedTime(begun));
        }
    }
}
