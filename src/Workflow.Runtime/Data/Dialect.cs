using System.Data.Common;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Runtime.Data;

/// <summary>The whole difference between the databases. At most 12 members; a thirteenth wants another design.</summary>
internal abstract class Dialect : IAsyncDisposable
{
    /// <summary><c>sqlite</c> or <c>postgres</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Ends a select of a row that is held until the commit.</summary>
    public abstract string RowLock { get; }

    /// <summary>Ends a select of rows that are taken by whoever comes first.</summary>
    public abstract string SkipLocked { get; }

    /// <summary>A select that holds the name <c>$1</c> until the commit; null where there is one writer anyway.</summary>
    public abstract string? NameLock { get; }

    /// <summary>Reads an instant, in UTC.</summary>
    public abstract DateTimeOffset Instant(DbDataReader row, int column);

    /// <summary>A transaction that may write. On SQLite the caller holds the one write gate until it is disposed.</summary>
    public abstract Task<StepConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>A context for queries, drafts and admin rows.</summary>
    public abstract WorkflowDb CreateDb();

    /// <summary>Makes the schema, or brings it up to date.</summary>
    public abstract Task MigrateAsync(CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}
