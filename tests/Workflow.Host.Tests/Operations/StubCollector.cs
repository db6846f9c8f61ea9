using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Workflow.Host.Tests.Operations;

/// <summary>A collector on loopback that takes OTLP over HTTP and keeps what arrived. The messages are protobuf, in which texts stand as they are.</summary>
internal sealed class StubCollector : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _received = new();
    private readonly WebApplication _web;

    private StubCollector()
    {
        _web = WebApplication.CreateSlimBuilder().Build();
        _web.Urls.Add("http://127.0.0.1:0");
        _web.MapPost("/v1/{signal}", async (string signal, HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            _received.Enqueue((signal, body.ToArray()));
        });
    }

    public string Address => _web.Urls.First();

    public static async Task<StubCollector> StartAsync()
    {
        var collector = new StubCollector();
        await collector._web.StartAsync();
        return collector;
    }

    /// <summary>All that arrived of a signal (<c>traces</c>, <c>metrics</c>, <c>logs</c>), as text.</summary>
    public string TextOf(string signal) => string.Concat(_received.Where(message => message.Path == signal).Select(message => Encoding.UTF8.GetString(message.Body)));

    public ValueTask DisposeAsync() => _web.DisposeAsync();
}
