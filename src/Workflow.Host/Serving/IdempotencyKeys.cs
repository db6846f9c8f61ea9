using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Workflow.Approvals;
using Workflow.Host.Security;
using Workflow.Runtime.Idempotency;

namespace Workflow.Host.Serving;

/// <summary>Reads the <c>Idempotency-Key</c> of requests to routes that answer once, and turns away a second one while the first is being worked on (convention 54).</summary>
/// <remarks>What was answered stands in the store, written with the act itself; here is only what this node has in hand. On another node the second request waits for the lock of
/// the case and then finds the answer.</remarks>
internal sealed class IdempotencyKeys(RequestDelegate next)
{
    public const string Header = "Idempotency-Key";
    public const string Replayed = "Idempotency-Replayed";
    private const int Longest = 200;

    private readonly ConcurrentDictionary<(string Account, string Route, string Key), bool> _inFlight = new();

    public async Task InvokeAsync(HttpContext context)
    {
        var account = context.User.FindFirstValue(Caller.AccountClaim);
        if (context.GetEndpoint() is not RouteEndpoint endpoint || endpoint.Metadata.GetMetadata<AnswersOnce>() is null || account is null
            || context.Request.Headers[Header] is not [{ } key, ..] keys)
        {
            await next(context);
            return;
        }

        if (keys.Count != 1 || key.Length is 0 or > Longest || !key.All(letter => letter is > ' ' and <= '~'))
        {
            await new IdempotencyKeyMalformed().Answer().ExecuteAsync(context);
            return;
        }

        var request = new IdempotentRequest(account, $"{context.Request.Method} {endpoint.RoutePattern.RawText}", key, await FingerprintAsync(context));
        if (!_inFlight.TryAdd((account, request.Route, key), true))
        {
            await new IdempotencyInFlight().Answer().ExecuteAsync(context);
            return;
        }

        try
        {
            context.Features.Set(request);
            await next(context);
        }
        finally
        {
            _inFlight.TryRemove((account, request.Route, key), out _);
        }
    }

    private static async Task<byte[]> FingerprintAsync(HttpContext context)
    {
        var request = context.Request;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Path}{request.QueryString}\n"));
        request.EnableBuffering();
        var part = new byte[8192];
        int read;
        while ((read = await request.Body.ReadAsync(part, context.RequestAborted)) > 0)
        {
            hash.AppendData(part, 0, read);
        }

        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }
}

/// <summary>Marks a route whose answer is kept under the caller's key.</summary>
internal sealed class AnswersOnce
{
    public static AnswersOnce Instance { get; } = new();
}

/// <summary>The key is no key.</summary>
internal sealed record IdempotencyKeyMalformed()
    : Refusal("idempotency.key-malformed", "An idempotency key is one header with 1 to 200 visible ASCII characters.");
