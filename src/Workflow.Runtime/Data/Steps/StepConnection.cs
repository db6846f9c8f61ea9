namespace Workflow.Runtime.Data.Steps;

/// <summary>One write transaction with batches of statements. Ends with a commit or, disposed before, with nothing.</summary>
internal abstract class StepConnection : IAsyncDisposable
{
    /// <summary>Runs the queries, all of which give rows, and lets the caller read them in order; one round trip.</summary>
    public Task<T> QueryAsync<T>(IReadOnlyList<Statement> queries, Func<ResultSets, Task<T>> read, CancellationToken cancellationToken) => QueryAsync([], queries, read, cancellationToken);

    /// <summary>Writes first, then the same, all in one round trip.</summary>
    /// <param name="writes">Statements that give no rows; none may be <see cref="Statement.MustMove"/>.</param>
    /// <param name="queries">Statements that all give rows.</param>
    /// <param name="read">Reads the answers of the queries.</param>
    /// <param name="cancellationToken">Stops it; nothing is committed then.</param>
    public abstract Task<T> QueryAsync<T>(
        IReadOnlyList<Statement> writes, IReadOnlyList<Statement> queries, Func<ResultSets, Task<T>> read, CancellationToken cancellationToken);

    /// <summary>Runs the statements and commits; one round trip. When any fails, or a <see cref="Statement.MustMove"/> changed no row, nothing is committed.</summary>
    /// <exception cref="InvalidOperationException">A statement that must change exactly one row did not.</exception>
    public abstract Task CommitAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}

/// <summary>The answers to a batch, read one after the other.</summary>
internal abstract class ResultSets
{
    /// <summary>All rows of the next answer.</summary>
    public abstract Task<List<T>> NextAsync<T>(Func<RowReader, T> read);

    /// <summary>The one row of the next answer, or null.</summary>
    public async Task<T?> OneAsync<T>(Func<RowReader, T> read)
        where T : class
    {
        var rows = await NextAsync(read);
        return rows.Count switch
        {
            0 => null,
            1 => rows[0],
            _ => throw new InvalidOperationException($"One row was expected, {rows.Count} came."),
        };
    }
}
