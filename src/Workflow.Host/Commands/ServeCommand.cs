using Workflow.Approvals;
using Workflow.Host.Demo;
using Workflow.Host.Observing;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime;
using Workflow.Runtime.Data;
using Workflow.Runtime.Instances;
using Workflow.Runtime.Migrating;
using Workflow.Runtime.Versions;

namespace Workflow.Host.Commands;

/// <summary><c>serve</c>: the service, on one SQLite file unless a store is named. <c>--demo</c> serves a store of its own in which a story has been told.</summary>
internal static class ServeCommand
{
    private const string DefaultUrl = "http://127.0.0.1:5080";

    public static async Task<int> RunAsync(Arguments arguments, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var demo = arguments.Has("demo");
        var folder = Path.GetFullPath(arguments.Value("data") ?? (demo ? Path.Combine("data", "demo") : "data"));
        Directory.CreateDirectory(folder);
        var (database, connection) = arguments.Store ?? (StoreDatabase.Sqlite, $"Data Source={Path.Combine(folder, "workflow.db")}");
        // A setting that cannot work stops the start before anything is touched.
        var configured = WebSettings.Read(new ConfigurationBuilder().AddJsonFile(Path.Combine(folder, "appsettings.json"), optional: true).AddEnvironmentVariables().Build());
        // Beside a SQLite file its key; the nodes of a PostgreSQL store share one, which the store keeps unless a file is named (ADR 11).
        var key = arguments.Value("master-key") ?? (database == StoreDatabase.Sqlite ? Path.Combine(folder, "master.key") : null);
        var log = LogOf(arguments);
        // Lines for people would break those for machines.
        var words = log.Format == LogFormat.Json ? error : output;
        using var logs = LoggerFactory.Create(logging => logging.AddServiceLog(log));
        var urls = arguments.Value("urls") ?? DefaultUrl;
        var publicUrl = PublicUrlOf(arguments.Value("public-url"));
        var options = new StoreOptions
        {
            Database = database, ConnectionString = connection, MasterKeyPath = key, Logs = logs,
            PublicUrl = publicUrl ?? urls.Split(';')[0],
        };
        await using var store = await WorkflowStore.OpenAsync(options, cancellationToken);

        using var telemetry = Telemetry.IsWanted ? Telemetry.Start(() => store.Outbox.Lag(TimeProvider.System.GetUtcNow()).TotalSeconds) : null;

        if (demo && !await DemoStore.IsBuiltAsync(store, cancellationToken))
        {
            if (await DemoRun.HasCasesAsync(store, cancellationToken))
            {
                await error.WriteLineAsync($"The store holds cases, but no finished demo. Remove {folder}, or name another store, and start again.");
                return CommandLine.Failed;
            }

            await words.WriteLineAsync("A fresh demo store: telling the story of a project ...");
            await DemoStore.BuildAsync(store, DefinitionFiles.Folder, folder, cancellationToken);
        }

        var problems = await ShippedFiles.ImportAsync(store, DefinitionFiles.Folder, TimeProvider.System.GetUtcNow(), cancellationToken);
        if (problems.Count > 0)
        {
            await TellAsync(error, problems);
            return CommandLine.Failed;
        }

        var time = new RuntimeTime(await StoredOfficeTime.ReadAsync(store, TimeProvider.System, cancellationToken), TimeProvider.System);
        var versions = await PublishedVersions.LoadAsync(store, cancellationToken);
        var runner = new InstanceRunner(store.Steps, versions, time, store.Tracking, new CaseMoves(store, versions));
        var settings = configured with { Urls = urls, PublicUrl = publicUrl, Log = log };
        await using var app = WorkflowWeb.Build(settings, store, versions, runner, time);
        await app.StartAsync(cancellationToken);
        await WelcomeAsync(words, app.Urls, store, demo ? folder : null, cancellationToken);
        await app.WaitForShutdownAsync(cancellationToken);
        return CommandLine.Done;
    }

    private static LogSettings LogOf(Arguments arguments)
    {
        var format = arguments.Value("log") switch
        {
            null or "text" => LogFormat.Text,
            "json" => LogFormat.Json,
            var other => throw new UnusableCallException($"A log is 'text' or 'json', not '{other}'."),
        };
        var level = arguments.Value("log-level") ?? nameof(LogLevel.Information);
        return Enum.TryParse<LogLevel>(level, ignoreCase: true, out var least) && Enum.IsDefined(least)
            ? new(format, least)
            : throw new UnusableCallException($"A log level is one of {string.Join(", ", Enum.GetNames<LogLevel>())}, not '{level}'.");
    }

    // It is printed on papers that last for years: a typing error in it cannot be called back.
    private static string? PublicUrlOf(string? given) =>
        given is null || (Uri.TryCreate(given, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url is { Query: "", Fragment: "", UserInfo: "" })
            ? given
            : throw new UnusableCallException($"The public address is an http or https address without a query, not '{given}'.");

    private static async Task WelcomeAsync(TextWriter output, IEnumerable<string> urls, WorkflowStore store, string? demoFolder, CancellationToken cancellationToken)
    {
        if (demoFolder is not null)
        {
            await output.WriteLineAsync();
            await output.WriteLineAsync("Demo accounts, made for this store (also in " + DemoAccounts.FileIn(demoFolder) + "):");
            await output.WriteLineAsync(await File.ReadAllTextAsync(DemoAccounts.FileIn(demoFolder), cancellationToken));
        }
        else if (await FirstAdministrator.EnsureAsync(store, cancellationToken) is { } password)
        {
            await output.WriteLineAsync();
            await output.WriteLineAsync($"First start: administrator '{FirstAdministrator.Name}', password {password}");
            await output.WriteLineAsync("It is not shown again; only its hash is kept.");
        }

        await output.WriteLineAsync();
        await output.WriteLineAsync($"Workflow serves at {string.Join(" and ", urls)}   (Ctrl+C ends it)");
    }

    private static async Task TellAsync(TextWriter error, IReadOnlyList<Refusal> problems)
    {
        foreach (var problem in problems)
        {
            await error.WriteLineAsync($"{problem.Code}: {problem.Message}");
        }
    }
}
