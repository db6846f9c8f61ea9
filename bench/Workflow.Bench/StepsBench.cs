using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Workflow.Runtime.Data;

namespace Workflow.Bench;

/// <summary>Completed review tasks a second through HTTP, 8 clients, against what the database itself can do in the same run.</summary>
internal static class StepsBench
{
    private const int Clients = 8;
    private const int Rounds = 3;
    private const int Seconds = 8;

    // The service's code is compiled anew where it is hot, twice, and that takes longer than the work itself: so many reviews come before the first measured one.
    private const int Warmup = 12_000;
    private const int Originals = 40;
    private const int Copies = 149;
    private const int SqliteCases = 3_200;
    private const int SqliteWarmup = 6_000;

    public static async Task OnPostgresAsync(Report report)
    {
        var (ours, bare) = (await Server.NewDatabaseAsync("steps"), await Server.NewDatabaseAsync("pgbench"));
        await Server.RunAsync("pgbench", bare, "-i", "-q", "-s", "50");
        var folder = Directory.CreateTempSubdirectory("workflow-bench-").FullName;
        var office = await FillAsync(StoreDatabase.Postgres, ours, folder, Originals, db => MultipliedCases.MakeAsync(ours, db, Copies));
        await using var node = await Node.StartAsync(folder, "postgres", ours);
        var work = new Work(office, await office.SignInAsync(node.Address), node.Address);
        await work.DoAsync(Warmup);

        var (rates, bares, bareTimes, client, host, server) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var bareTime = ProcessorTime.OfTree(Server.Process) + ProcessorTime.OfChildren();
            var bareRate = Tps(await Server.RunAsync("pgbench", bare, "-M", "prepared", "-c", $"{Clients}", "-j", "2", "-T", $"{Seconds}"));
            bares.Add(bareRate);
            bareTimes.Add((ProcessorTime.OfTree(Server.Process) + ProcessorTime.OfChildren() - bareTime) * 1e6 / (bareRate * Seconds));
            var (own, theirs, database) = (ProcessorTime.Own(), node.ProcessorSeconds, ProcessorTime.OfTree(Server.Process));
            var (done, took) = await work.ForAsync(TimeSpan.FromSeconds(Seconds));
            rates.Add(done / took.TotalSeconds);
            client.Add((ProcessorTime.Own() - own) * 1e6 / done);
            host.Add((node.ProcessorSeconds - theirs) * 1e6 / done);
            server.Add((ProcessorTime.OfTree(Server.Process) - database) * 1e6 / done);
        }

        var whole = Of.Median(host.Zip(server, client).Select(times => times.First + times.Second + times.Third));
        report.Figure("completed reviews through HTTP, PostgreSQL", Of.Median(rates), "per s");
        report.Figure($"pgbench TPC-B, -s 50 -M prepared -c {Clients} -j 2", Of.Median(bares), "per s");
        report.Figure("ratio (bar: 0.35, aim: 0.6)", Of.Median(rates.Zip(bares, (a, b) => a / b)), "");
        report.Figure("processor time a request: host", Of.Median(host), "us");
        report.Figure("processor time a request: PostgreSQL", Of.Median(server), "us");
        report.Figure("processor time a request: load generator", Of.Median(client), "us");
        report.Figure("processor time a transaction of pgbench, client and server", Of.Median(bareTimes), "us");
        report.Figure("ratio of processor times", Of.Median(bareTimes) / whole, "");
        report.Figure("share of all processors used, reviews", Of.Median(rates) * whole / 1e4 / Environment.ProcessorCount, "%");
        report.Note($"{work.Done} reviews of {Originals * (Copies + 1)} cases decided; {work.Left} left; refused or failed: {work.Failed}.");
    }

    public static async Task OnSqliteAsync(Report report)
    {
        var folder = Directory.CreateTempSubdirectory("workflow-bench-").FullName;
        var file = $"Data Source={Path.Combine(folder, "workflow.db")}";
        var office = await FillAsync(StoreDatabase.Sqlite, file, folder, SqliteCases);
        await using var node = await Node.StartAsync(folder, "sqlite", Path.Combine(folder, "workflow.db"));
        var work = new Work(office, await office.SignInAsync(node.Address), node.Address);
        await work.DoAsync(SqliteWarmup);

        var (rates, bares) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            bares.Add(await BareWritesAsync(Path.Combine(folder, $"bare-{round}.db"), TimeSpan.FromSeconds(Seconds)));
            var (done, took) = await work.ForAsync(TimeSpan.FromSeconds(Seconds));
            rates.Add(done / took.TotalSeconds);
        }

        report.Figure("completed reviews through HTTP, SQLite", Of.Median(rates), "per s");
        report.Figure("bare write transactions through one gate, synchronous=FULL", Of.Median(bares), "per s");
        report.Figure("ratio (bar: 0.3)", Of.Median(rates.Zip(bares, (a, b) => a / b)), "");
        report.Note($"{work.Done} reviews decided; {work.Left} left; refused or failed: {work.Failed}.");
    }

    private static async Task<ReviewedOffice> FillAsync(StoreDatabase database, string connection, string folder, int cases, Func<WorkflowDb, Task>? more = null)
    {
        await using var store = await WorkflowStore.OpenAsync(
            new() { Database = database, ConnectionString = connection, MasterKeyPath = database == StoreDatabase.Sqlite ? Path.Combine(folder, "master.key") : null },
            CancellationToken.None);
        return await ReviewedOffice.FillAsync(store, cases, more);
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
    private sealed class Work(ReviewedOffice office, IReadOnlyDictionary<string, string> sessions, Uri address)
    {
        private const string Grant = """{"verdict":"grant","text":"同意"}""";
        private int _next = -1;
        private int _failed;

        public int Done => Math.Min(_next + 1, office.Tasks.Count);

        public int Left => office.Tasks.Count - Done;

        public int Failed => _failed;

        /// <summary>Decides so many.</summary>
        public Task<int> DoAsync(int count)
        {
            var last = _next + count;
            return WhileAsync(() => _next < last);
        }

        /// <summary>Decides as many as the time allows.</summary>
        public async Task<(int Done, TimeSpan Took)> ForAsync(TimeSpan time)
        {
            var begun = Stopwatch.GetTimestamp();
            return (await WhileAsync(() => Stopwatch.GetElapsedTime(begun) < time), Stopwatch.GetElapsedTime(begun));
        }

        private async Task<int> WhileAsync(Func<bool> goOn) =>
            (await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Factory.StartNew(() => Decide(goOn), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)))).Sum();

        private int Decide(Func<bool> goOn)
        {
            using var connection = new PlainConnection(address);
            var done = 0;
            while (goOn() && Interlocked.Increment(ref _next) is var next && next < office.Tasks.Count)
            {
                var (task, department) = office.Tasks[next];
                if (connection.Post($"/api/tasks/{task}/complete", sessions[department], task.ToString(), Grant) == 200)
                {
                    done++;
                }
                else
                {
                    Interlocked.Increment(ref _failed);
                }
            }

            return done;
        }
    }
}
