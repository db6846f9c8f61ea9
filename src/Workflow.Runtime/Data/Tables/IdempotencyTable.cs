using Workflow.Runtime.Data.Steps;
using Workflow.Runtime.Idempotency;

namespace Workflow.Runtime.Data.Tables;

/// <summary>A request with the answer it got, and when by system time.</summary>
internal sealed record IdempotencyLine(IdempotentRequest Request, StoredAnswer Answer, DateTimeOffset WrittenAt);

/// <summary><c>idempotency_keys</c>: written in the transaction of the step it answers.</summary>
internal static class IdempotencyTable
{
    public static StepTable<IdempotencyLine> Table { get; } = new(
        "idempotency_keys", 3, "account route key fingerprint status location body written_at",
        (row, _, line) => row
            .Text(line.Request.Account).Text(line.Request.Route).Text(line.Request.Key).Bytes(line.Request.Fingerprint)
            .Number(line.Answer.Status).Text(line.Answer.Location).Text(line.Answer.Body).Instant(line.WrittenAt));

    private const string Select = """select "fingerprint", "status", "location", "body", "written_at" from idempotency_keys where account = $1 and route = $2 and key = $3""";

    /// <summary>The answer kept for a request, or no row.</summary>
    public static Statement Finding(IdempotentRequest request) => new(Select, new RowWriter().Text(request.Account).Text(request.Route).Text(request.Key).Cells);

    public static KeptAnswer Read(RowReader row)
    {
        var (fingerprint, status, location) = (row.Bytes(), row.Count(), row.TextOrNull());
        return new(fingerprint, new(status, row.Text(), location), row.Instant());
    }
}
