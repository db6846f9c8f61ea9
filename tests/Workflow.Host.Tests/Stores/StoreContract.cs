using System.Text.Encodings.Web;
using System.Text.Json;

namespace Workflow.Host.Tests.Stores;

/// <summary>What a store promises, whatever the database. Each file holds one promise; both databases run them all.</summary>
public abstract partial class StoreContract(StoreFixture fixture) : StoreScenario(fixture)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, IgnoreReadOnlyProperties = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A record as text, every field of it, so that a difference shows the field.</summary>
    private static string Whole<T>(T record) => JsonSerializer.Serialize(record, Readable);
}

/// <summary>The contract on SQLite.</summary>
public sealed class SqliteStoreTests(SqliteStore fixture) : StoreContract(fixture), IClassFixture<SqliteStore>;

/// <summary>The contract on PostgreSQL.</summary>
public sealed class PostgresStoreTests(PostgresStore fixture) : StoreContract(fixture), IClassFixture<PostgresStore>;
