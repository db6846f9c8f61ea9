using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Workflow.Bench;

/// <summary>One connection that is kept open, and just enough HTTP to post on it: a load generator must not be the load. Blocks its thread.</summary>
internal sealed class PlainConnection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _received = new byte[64 * 1024];
    private readonly string _host;

    public PlainConnection(Uri address)
    {
        _host = $"{address.Host}:{address.Port}";
        _socket.Connect(IPAddress.Parse(address.Host), address.Port);
    }

    /// <summary>Posts and waits for the whole answer.</summary>
    /// <param name="path">Path of the route.</param>
    /// <param name="session">The session's cookie.</param>
    /// <param name="key">Idempotency key, or null.</param>
    /// <param name="body">JSON, or empty.</param>
    /// <returns>The status.</returns>
    public int Post(string path, string session, string? key, string body)
    {
        var head = new StringBuilder().Append("POST ").Append(path).Append(" HTTP/1.1\r\nHost: ").Append(_host).Append("\r\nOrigin: http://").Append(_host).Append("\r\nCookie: ").Append(session);
        if (key is not null)
        {
            head.Append("\r\nIdempotency-Key: ").Append(key);
        }

        if (body.Length > 0)
        {
            head.Append("\r\nContent-Type: application/json");
        }

        head.Append(CultureInfo.InvariantCulture, $"\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
        _socket.Send(Encoding.UTF8.GetBytes(head.ToString()));
        return Answer();
    }

    public void Dispose() => _socket.Dispose();

    private int Answer()
    {
        var (count, end) = (0, -1);
        while (end < 0)
        {
            count += Receive(count);
            end = _received.AsSpan(0, count).IndexOf("\r\n\r\n"u8);
        }

        var head = Encoding.ASCII.GetString(_received, 0, end);
        var length = head.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase)) is { } given
            ? int.Parse(given.AsSpan("Content-Length: ".Length), CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"The answer does not say its length: {head}");
        while (count < end + 4 + length)
        {
            count += Receive(count);
        }

        return int.Parse(head.AsSpan("HTTP/1.1 ".Length, 3), CultureInfo.InvariantCulture);
    }

    private int Receive(int from) => _socket.Receive(_received.AsSpan(from)) is > 0 and var count ? count : throw new InvalidOperationException("The service closed the connection.");
}
