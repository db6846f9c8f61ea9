using Workflow.Runtime.Data.Parties;
using Workflow.Runtime.Data.Postgres;
using Workflow.Runtime.Data.Sqlite;
using Workflow.Runtime.Data.Steps;
using Workflow.Runtime.Data.Versions;

namespace Workflow.Runtime.Data;

/// <summary>An open store: the door to everything kept. One per process and database.</summary>
internal sealed class WorkflowStore : IAsyncDisposable
{
    private readonly Dialect _dialect;

    private WorkflowStore(Dialect dialect, PartyCipher cipher)
    {
        _dialect = dialect;
        Steps = new StepStore(dialect, cipher);
        Vault = new(dialect, cipher);
        Parties = new(dialect, Vault);
        Definitions = new(dialect);
        References = new(dialect);
    }

    /// <summary>The writer of case-owned rows.</summary>
    public IStepStore Steps { get; }

    /// <summary>Personal fields.</summary>
    public PartyVault Vault { get; }

    /// <summary>Parties, mandates, projects.</summary>
    public PartyRegister Parties { get; }

    /// <summary>Published definitions.</summary>
    public DefinitionVersions Definitions { get; }

    /// <summary>Catalogue and calendar versions.</summary>
    public ReferenceVersions References { get; }

    /// <summary><c>sqlite</c> or <c>postgres</c>.</summary>
    public string Database => _dialect.Name;

    /// <summary>Opens a store and brings its schema up to date.</summary>
    public static async Task<WorkflowStore> OpenAsync(StoreOptions options, CancellationToken cancellationToken)
    {
        Dialect dialect = options.Database switch
        {
            StoreDatabase.Sqlite => new SqliteDialect(options.ConnectionString),
            StoreDatabase.Postgres => new PostgresDialect(options.ConnectionString),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        try
        {
            await dialect.MigrateAsync(cancellationToken);
            return new(dialect, new PartyCipher(MasterKey.OpenOrCreate(options.MasterKeyPath)));
        }
        catch
        {
            await dialect.DisposeAsync();
            throw;
        }
    }

    /// <summary>A context for queries and admin rows; the caller disposes it. It must not write rows that belong to a case.</summary>
    public WorkflowDb Db() => _dialect.CreateDb();

    public ValueTask DisposeAsync() => _dialect.DisposeAsync();
}
