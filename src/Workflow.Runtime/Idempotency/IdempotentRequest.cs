using Workflow.Approvals;

namespace Workflow.Runtime.Idempotency;

/// <summary>A request that may come twice and must work once: its key, and what it asked for.</summary>
/// <param name="Account">Who asks; keys of different accounts have nothing to do with each other.</param>
/// <param name="Route">Method and route.</param>
/// <param name="Key">Chosen by the caller.</param>
/// <param name="Fingerprint">SHA-256 over path, query and body: the same key with another request is refused.</param>
internal sealed record IdempotentRequest(string Account, string Route, string Key, byte[] Fingerprint)
{
    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>The answer to give again; null when the request is new, or its answer is older than is kept. Refused: <c>idempotency.key-reused</c>.</summary>
    public Result<StoredAnswer?> Replay(KeptAnswer? kept, DateTimeOffset systemNow) =>
        kept is null || kept.WrittenAt + Kept <= systemNow ? Result.Of<StoredAnswer?>(null)
        : !kept.Fingerprint.AsSpan().SequenceEqual(Fingerprint) ? new IdempotencyKeyReused()
        : Result.Of<StoredAnswer?>(kept.Answer);
}

/// <summary>An answer as it is given and stored.</summary>
/// <param name="Status">HTTP status, of a success.</param>
/// <param name="Body">JSON text; empty when the answer has no body.</param>
/// <param name="Location">Address of what was made, or null.</param>
internal sealed record StoredAnswer(int Status, string Body, string? Location = null);

/// <summary>An answer found under a key.</summary>
internal sealed record KeptAnswer(byte[] Fingerprint, StoredAnswer Answer, DateTimeOffset WrittenAt);

/// <summary>The key was used for another request.</summary>
internal sealed record IdempotencyKeyReused() : Refusal("idempotency.key-reused", "This idempotency key was used for another request; use a new key for each act.");

/// <summary>The first request with the key is still being worked on.</summary>
internal sealed record IdempotencyInFlight() : Refusal("idempotency.in-flight", "The first request with this idempotency key is still being worked on; ask again in a moment.");
