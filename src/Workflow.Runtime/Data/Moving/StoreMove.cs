using Workflow.Approvals;

namespace Workflow.Runtime.Data.Moving;

/// <summary>Moves a store from SQLite to PostgreSQL, every table of the model, and compares both sides row for row.</summary>
internal static class StoreMove
{
    /// <summary>Copies into an empty database. What does not agree afterwards is not kept.</summary>
    /// <param name="from">Connection string of the SQLite file; nobody may have it open.</param>
    /// <param name="to">Connection string of the PostgreSQL database; its schema is made when it is not there.</param>
    /// <param name="masterKey">The key of the store's personal fields.</param>
    /// <param name="cancellationToken">Stops it; nothing is kept then.</param>
    /// <returns>A line a table. Refused: the <c>move.*</c> codes.</returns>
    public static Task<Result<IReadOnlyList<MovedLine>>> RunAsync(string from, string to, byte[] masterKey, CancellationToken cancellationToken) =>
        BetweenAsync(from, to, masterKey, isCopying: true, cancellationToken);

    /// <summary>Only compares, e.g. after a move, before the old file is put away.</summary>
    public static Task<Result<IReadOnlyList<MovedLine>>> CompareAsync(string from, string to, byte[] masterKey, CancellationToken cancellationToken) =>
        BetweenAsync(from, to, masterKey, isCopying: false, cancellationToken);

    private static async Task<Result<IReadOnlyList<MovedLine>>> BetweenAsync(string from, string to, byte[] masterKey, bool isCopying, CancellationToken cancellationToken)
    {
        var opened = await SqliteSource.OpenAsync(from, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }

        using var source = opened.Value;
        if (!await source.IsOpenedByAsync(new(masterKey), cancellationToken))
        {
            return new MoveKeyWrong();
        }

        var connected = await PostgresTarget.OpenAsync(to, migrate: isCopying, cancellationToken);
        if (connected.IsRefused)
        {
            return connected.Refusal;
        }

        await using var target = connected.Value;
        await using var sqlite = source.Db();
        await using var postgres = target.Db();
        var tables = MovedTable.Of(postgres, sqlite);
        return isCopying ? await CopyAsync(source, target, tables, cancellationToken) : await CompareAsync(source, target, tables, cancellationToken);
    }

    private static async Task<Result<IReadOnlyList<MovedLine>>> CopyAsync(SqliteSource source, PostgresTarget target, IReadOnlyList<MovedTable> tables, CancellationToken cancellationToken)
    {
        if (await target.BeginAsync(tables, cancellationToken) is { IsRefused: true } no)
        {
            return no.Refusal;
        }

        var lines = new List<MovedLine>(tables.Count);
        foreach (var table in tables)
        {
            using var left = await target.CopyAsync(table, source.Rows(table), cancellationToken);
            if (table.Counter is { } counter && source.LastOf(table) is > 0 and var last)
            {
                await target.SetOnAsync(table, counter, last, cancellationToken);
            }

            using var arrived = await target.DigestAsync(table, cancellationToken);
            lines.Add(MovedLine.Of(table, left, arrived));
        }

        if (lines.TrueForAll(line => line.IsEqual))
        {
            await target.CommitAsync(cancellationToken);
        }

        return lines;
    }

    private static async Task<Result<IReadOnlyList<MovedLine>>> CompareAsync(SqliteSource source, PostgresTarget target, IReadOnlyList<MovedTable> tables, CancellationToken cancellationToken)
    {
        var lines = new List<MovedLine>(tables.Count);
        foreach (var table in tables)
        {
            using var left = new TableDigest();
            foreach (var row in source.Rows(table))
            {
                left.Add(row);
            }

            using var arrived = await target.DigestAsync(table, cancellationToken);
            lines.Add(MovedLine.Of(table, left, arrived));
        }

        return lines;
    }
}

/// <summary>A table on both sides.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Source">In the SQLite file.</param>
/// <param name="Target">In PostgreSQL.</param>
internal sealed record MovedLine(string Table, MovedSide Source, MovedSide Target)
{
    public bool IsEqual => Source == Target;

    internal static MovedLine Of(MovedTable table, TableDigest source, TableDigest target) => new(table.Name, new(source.Rows, source.Hash), new(target.Rows, target.Hash));
}

/// <summary>What a table holds on one side.</summary>
internal sealed record MovedSide(long Rows, string Hash);
