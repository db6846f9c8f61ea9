using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Workflow.Approvals.Cases;
using Workflow.Runtime.Attachments;
using Workflow.Runtime.Audit;
using Workflow.Runtime.Commitments;
using Workflow.Runtime.Data.Keys;
using Workflow.Runtime.Data.Parties;
using Workflow.Runtime.Data.Postgres;
using Workflow.Runtime.Data.Sqlite;
using Workflow.Runtime.Data.Steps;
using Workflow.Runtime.Data.Versions;
using Workflow.Runtime.Meetings;
using Workflow.Runtime.Licences;
using Workflow.Runtime.Operations;
using Workflow.Runtime.Drafts;
using Workflow.Runtime.Outbox;
using Workflow.Runtime.Timers;
using Workflow.Runtime.Tracking;

namespace Workflow.Runtime.Data;

/// <summary>An open store: the door to everything kept. One per process and database.</summary>
internal sealed class WorkflowStore : IAsyncDisposable
{
    private readonly Dialect _dialect;
    private readonly MasterKey _key;

    private WorkflowStore(Dialect dialect, MasterKey key, StoreOptions options)
    {
        var (cipher, logs) = (new PartyCipher(key.Derive("party-keys")), options.Logs);
        (_dialect, _key) = (dialect, key);
        Steps = new StepStore(dialect, cipher);
        Vault = new(dialect, cipher);
        Parties = new(dialect, Vault);
        Licences = new(dialect);
        Definitions = new(dialect);
        References = new(dialect);
        Attachments = new(dialect);
        Drafts = new(dialect, cipher);
        Tracking = new(DeriveKey("tracking"), options.PublicUrl);
        Timers = new(dialect, logs.CreateLogger<DueTimerQueue>());
        Outbox = new(dialect, logs.CreateLogger<OutboxQueue>());
        Jobs = new(dialect);
        Meetings = new(dialect);
        Commitments = new(dialect);
    }

    /// <summary>The writer of case-owned rows.</summary>
    public IStepStore Steps { get; }

    /// <summary>Personal fields.</summary>
    public PartyVault Vault { get; }

    /// <summary>Parties, mandates, projects.</summary>
    public PartyRegister Parties { get; }

    /// <summary>Licences that existed before.</summary>
    public LicenceRegister Licences { get; }

    /// <summary>Published definitions.</summary>
    public DefinitionVersions Definitions { get; }

    /// <summary>Catalogue and calendar versions.</summary>
    public ReferenceVersions References { get; }

    /// <summary>Files of cases.</summary>
    public CaseAttachments Attachments { get; }

    /// <summary>Applications that are not filed yet.</summary>
    public FilingDrafts Drafts { get; }

    /// <summary>Codes that lead to the progress of a case.</summary>
    public CaseTracking Tracking { get; }

    /// <summary>What is due.</summary>
    public DueTimerQueue Timers { get; }

    /// <summary>What leaves after the commit.</summary>
    public OutboxQueue Outbox { get; }

    /// <summary>Joint meetings that were held.</summary>
    public MeetingStore Meetings { get; }

    /// <summary>What the jobs of all nodes did.</summary>
    public JobHistory Jobs { get; }

    /// <summary>Proves that no commitment is granted without its verification.</summary>
    public CommitmentProof Commitments { get; }

    /// <summary><c>sqlite</c> or <c>postgres</c>.</summary>
    public string Database => _dialect.Name;

    /// <summary>Opens a store and brings its schema up to date.</summary>
    /// <exception cref="InvalidDataException">The master key is not this store's, is missing, or is kept elsewhere.</exception>
    public static async Task<WorkflowStore> OpenAsync(StoreOptions options, CancellationToken cancellationToken)
    {
        var dialect = DialectOf(options);
        try
        {
            await dialect.MigrateAsync(cancellationToken);
            await using var db = dialect.CreateDb();
            return new(dialect, await StoreKey.OpenAsync(db, options.MasterKeyPath, cancellationToken), options);
        }
        catch
        {
            await dialect.DisposeAsync();
            throw;
        }
    }

    /// <summary>A context for queries and admin rows; the caller disposes it. It must not write rows that belong to a case.</summary>
    public WorkflowDb Db() => _dialect.CreateDb();

    /// <summary>A secret of the store for one purpose, the same on every node, e.g. <c>tracking</c>. 32 bytes; another purpose is another key.</summary>
    public byte[] DeriveKey(string purpose) => _key.Derive(purpose);

    /// <summary>The audit trail of a case with the head kept beside it, ready to be verified. Empty with the start as head when there is no such case.</summary>
    public async Task<(IReadOnlyList<AuditEntry> Entries, AuditHead Head)> AuditOfAsync(CaseNo no, CancellationToken cancellationToken)
    {
        await using var db = Db();
        var head = await db.Cases.Where(row => row.No == no.Value).Select(row => new AuditHead(row.AuditSequence, row.AuditHead)).SingleOrDefaultAsync(cancellationToken);
        var rows = await db.AuditEntries.AsNoTracking().Where(row => row.CaseNo == no.Value).OrderBy(row => row.Sequence).ToListAsync(cancellationToken);
        return (rows.ConvertAll(AuditEntry.Of), head ?? AuditHead.Start);
    }

    /// <summary>The database of the options, not opened yet.</summary>
    internal static Dialect DialectOf(StoreOptions options) => options.Database switch
    {
        StoreDatabase.Sqlite => new SqliteDialect(options.ConnectionString),
        StoreDatabase.Postgres => new PostgresDialect(options.ConnectionString),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public ValueTask DisposeAsync() => _dialect.DisposeAsync();
}
