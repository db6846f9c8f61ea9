using System.Net;
using System.Net.Sockets;

namespace Workflow.Host.Tests.Operations;

/// <summary>A wire to a server that can be broken: cut, so that nobody gets through, or silent, so that whoever is connected waits for ever.</summary>
internal sealed class Wire : IDisposable
{
    private readonly (string Host, int Port) _server;
    private readonly List<Socket> _ends = [];
    private readonly Lock _lock = new();
    private TcpListener? _listener;
    private volatile bool _isSilent;

    public Wire(string host, int port)
    {
        _server = (host, port);
        Listen(0);
        Port = ((IPEndPoint)_listener!.LocalEndpoint).Port; // It listens now.
    }

    public int Port { get; }

    /// <summary>Nothing that is sent arrives any more, and nobody is told.</summary>
    public void FallSilent() => _isSilent = true;

    /// <summary>Connections break, new ones are refused.</summary>
    public void Cut()
    {
        _listener?.Dispose();
        lock (_lock)
        {
            _ends.ForEach(end => end.Dispose());
            _ends.Clear();
        }
    }

    /// <summary>New connections get through.</summary>
    public void Mend()
    {
        _isSilent = false;
        Listen(Port);
    }

    public void Dispose() => Cut();

    private void Listen(int port)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _ = AcceptAsync(_listener);
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptSocketAsync();
                var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
                lock (_lock)
                {
                    _ends.AddRange([client, server]);
                }

                await server.ConnectAsync(_server.Host, _server.Port);
                _ = CarryAsync(client, server);
                _ = CarryAsync(server, client);
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // Cut.
        }
    }

    private async Task CarryAsync(Socket from, Socket to)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var count)
            {
                for (var sent = 0; sent < count && !_isSilent;)
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, count - sent));
                }
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // One side is gone.
        }
    }
}
