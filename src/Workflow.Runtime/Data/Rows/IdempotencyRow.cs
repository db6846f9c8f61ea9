namespace Workflow.Runtime.Data.Rows;

/// <summary>Row of <c>idempotency_keys</c>: the answer a request got, to be given again for 24 hours (convention 54).</summary>
internal sealed class IdempotencyRow
{
    public required string Account { get; init; }

    /// <summary>Method and route, e.g. <c>POST /api/tasks/{id:guid}/claim</c>.</summary>
    public required string Route { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 over path, query and body.</summary>
    public required byte[] Fingerprint { get; set; }

    public required int Status { get; set; }
    public string? Location { get; set; }

    /// <summary>JSON text; empty for an answer without a body.</summary>
    public required string Body { get; set; }

    /// <summary>System time.</summary>
    public required DateTimeOffset WrittenAt { get; set; }
}
