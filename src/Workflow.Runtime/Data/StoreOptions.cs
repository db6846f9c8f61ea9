using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Workflow.Runtime.Data;

/// <summary>Which database a store is in.</summary>
internal enum StoreDatabase
{
    /// <summary>One file, one process.</summary>
    Sqlite,

    /// <summary>A server, several processes.</summary>
    Postgres,
}

/// <summary>Where a store is.</summary>
internal sealed record StoreOptions
{
    public required StoreDatabase Database { get; init; }

    /// <summary>As the driver reads it, e.g. <c>Data Source=workflow.db</c> or <c>Host=...;Database=...;Username=...</c>.</summary>
    [Required]
    public required string ConnectionString { get; init; }

    /// <summary>File with the key that wraps the keys of personal data; made at first start, readable by the owner only. Kept and backed up apart from the database.</summary>
    [Required]
    public required string MasterKeyPath { get; init; }

    /// <summary>Where the service is reached from outside; documents lead there. Empty: they carry an address without a host.</summary>
    public string PublicUrl { get; init; } = "";

    /// <summary>Where failures of timers and deliveries are logged; nowhere when not set.</summary>
    public ILoggerFactory Logs { get; init; } = NullLoggerFactory.Instance;
}
