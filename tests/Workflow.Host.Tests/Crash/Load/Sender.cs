using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Host.Tests.Operations;

namespace Workflow.Host.Tests.Crash.Load;

/// <summary>Sends requests of many accounts to whichever node serves, each until it is answered: a request that a dying node swallowed goes out again as it was, key included.</summary>
internal sealed class Sender(Nodes nodes, IReadOnlyDictionary<string, string> passwords) : IDisposable
{
    private const string KeyHeader = "Idempotency-Key";
    private const string ReplayHeader = "Idempotency-Replayed";
    private const int MostFaults = 100;

    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5) }) { Timeout = TimeSpan.FromSeconds(30) };
    private readonly ConcurrentDictionary<string, Task<string>> _sessions = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _faults = new();
    private readonly ConcurrentDictionary<ServedProcess, TaskCompletionSource> _awaited = new();

    /// <summary>Answers no request may get, whatever happens to the nodes: 5xx.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    /// <summary>Commands that had been sent to a node when it died, for each node that died over some.</summary>
    public IReadOnlyDictionary<ServedProcess, int> CutOff => _cutOff;
    private readonly ConcurrentDictionary<ServedProcess, int> _cutOff = new();

    /// <summary>Those of them that turned out to have been done: sent again, they got the answer that was kept.</summary>
    public int DoneUnheard => _doneUnheard;
    private int _doneUnheard;

    /// <summary>Ends when the next command goes out to a node.</summary>
    public Task SentToAsync(ServedProcess node) => _awaited.GetOrAdd(node, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>The answer to a request, however long it takes.</summary>
    /// <param name="account">Who asks.</param>
    /// <param name="address">Path and query.</param>
    /// <param name="body">Body of a POST; null is a GET.</param>
    /// <param name="key">Idempotency key of a POST.</param>
    /// <param name="random">Picks the first node it goes to; each further time it goes to another one, if there is one.</param>
    /// <exception cref="InvalidOperationException">There were so many answers that no request may get that it is of no use to go on.</exception>
    public async Task<Reply> SendAsync(string account, string address, JsonObject? body, string? key, Random random)
    {
        var isCutOff = false;
        // Drawn once: how often it has to go out is a matter of timing, and must not change what comes after it.
        for (var pick = random.Next(short.MaxValue); ; pick++)
        {
            var node = await nodes.AnyAsync(pick);
            try
            {
                using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, new Uri(node.Address, address));
                request.Headers.Add("Cookie", await SessionAsync(account, node));
                request.Headers.Add("Origin", node.Address.GetLeftPart(UriPartial.Authority));
                if (body is not null)
                {
                    request.Content = JsonContent.Create(body);
                    request.Headers.Add(KeyHeader, key);
                }

                var answering = _client.SendAsync(request);
                if (body is not null && _awaited.TryRemove(node, out var awaited))
                {
                    awaited.TrySetResult();
                }

                using var answer = await answering;
                var text = await answer.Content.ReadAsStringAsync();
                switch (answer.StatusCode)
                {
                    case HttpStatusCode.Unauthorized:
                        _sessions.TryRemove(account, out _);
                        break;
                    case >= HttpStatusCode.InternalServerError:
                        _faults.Enqueue($"{address}: {(int)answer.StatusCode} {text}");
                        if (_faults.Count > MostFaults)
                        {
                            throw new InvalidOperationException(string.Join('\n', _faults.Distinct()));
                        }

                        break;
                    case HttpStatusCode.Conflict when text.Contains("idempotency.in-flight", StringComparison.Ordinal):
                        break;
                    default:
                        if (isCutOff && answer.Headers.Contains(ReplayHeader))
                        {
                            Interlocked.Increment(ref _doneUnheard);
                        }

                        return new((int)answer.StatusCode, JsonDocument.Parse(text).RootElement);
                }
            }
            catch (Exception swallowed) when (swallowed is HttpRequestException or IOException or OperationCanceledException)
            {
                // The node died before it answered. Nobody knows whether it had done what was asked.
                if (body is not null && WasSent(swallowed))
                {
                    isCutOff = true;
                    _cutOff.AddOrUpdate(node, 1, (_, count) => count + 1);
                }
            }
        }
    }

    public void Dispose() => _client.Dispose();

    // Not one that nobody was there to take, that waited too long, or whose sign-in was turned away.
    private static bool WasSent(Exception swallowed) => swallowed is IOException or HttpRequestException { HttpRequestError: not HttpRequestError.ConnectionError, StatusCode: null };

    // A session of one node is taken by all, also by those that come after a crash.
    private async Task<string> SessionAsync(string account, ServedProcess node)
    {
        try
        {
            return await _sessions.GetOrAdd(account, _ => SignInAsync(_client, node.Address, account, passwords[account]));
        }
        catch
        {
            _sessions.TryRemove(account, out _);
            throw;
        }
    }

    /// <summary>Signs in at a node; gives the cookie.</summary>
    public static async Task<string> SignInAsync(HttpClient client, Uri node, string account, string password)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(node, "/api/session")) { Content = JsonContent.Create(new { userName = account, password }) };
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }
}

/// <summary>An answer.</summary>
internal sealed record Reply(int Status, JsonElement Body)
{
    public bool IsDone => Status is 200 or 201;
}
