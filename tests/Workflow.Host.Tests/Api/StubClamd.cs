using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Workflow.Host.Tests.Api;

/// <summary>Speaks what a ClamAV daemon speaks, on a free port: takes one file after the other and answers with the line given.</summary>
internal sealed class StubClamd : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    public StubClamd()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What it answers; null says nothing at all.</summary>
    public string? Answer { get; set; } = "stream: OK";

    /// <summary>The last file it was given.</summary>
    public byte[] Received { get; private set; } = [];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await TakeAsync(client.GetStream());
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or IOException)
        {
            // Told to stop, or left by whoever asked.
        }
    }

    private async Task TakeAsync(NetworkStream stream)
    {
        var command = new byte["zINSTREAM\0".Length];
        await stream.ReadExactlyAsync(command, _stop.Token);
        Encoding.ASCII.GetString(command).Should().Be("zINSTREAM\0");
        using var file = new MemoryStream();
        var length = new byte[4];
        while (true)
        {
            await stream.ReadExactlyAsync(length, _stop.Token);
            var piece = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
            if (piece.Length == 0)
            {
                break;
            }

            await stream.ReadExactlyAsync(piece, _stop.Token);
            file.Write(piece);
        }

        Received = file.ToArray();
        if (Answer is { } line)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"{line}\0"), _stop.Token);
        }
        else
        {
            await stream.ReadAtLeastAsync(length, 1, throwOnEndOfStream: false, _stop.Token);
        }
    }
}
