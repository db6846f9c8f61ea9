using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Workflow.Runtime.Attachments;

/// <summary>Asks a ClamAV daemon over TCP with its INSTREAM command: pieces with their length before them, an empty one at the end, then one line of answer.</summary>
/// <param name="address">Where it listens.</param>
/// <param name="patience">How long one file may take, connecting included.</param>
/// <param name="time">Machine time.</param>
/// <param name="logger">Hears why a scan failed.</param>
internal sealed class ClamdScanner((string Host, int Port) address, TimeSpan patience, TimeProvider time, ILogger<ClamdScanner> logger) : IFileScanner
{
    private const int Piece = 64 * 1024;
    private const int LongestAnswer = 4096;

    /// <summary>Reads <c>host:port</c>.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static (string Host, int Port) AddressOf(string text) => Uri.TryCreate($"tcp://{text}", UriKind.Absolute, out var address) && address is { Port: > 0, Host.Length: > 0 }
        ? (address.Host, address.Port)
        : throw new FormatException($"A scanner is named as host:port, not '{text}'.");

    public async Task<ScanVerdict> ScanAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            var answer = await AskAsync(content, both.Token);
            var verdict = answer.EndsWith(": OK", StringComparison.Ordinal) ? ScanVerdict.Clean : answer.EndsWith(" FOUND", StringComparison.Ordinal) ? ScanVerdict.Infected : ScanVerdict.Unavailable;
            if (verdict == ScanVerdict.Unavailable)
            {
                Log.ScanUnanswered(logger, answer);
            }

            return verdict;
        }
        catch (Exception error) when (error is SocketException or IOException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            Log.ScanFailed(logger, error);
            return ScanVerdict.Unavailable;
        }
    }

    private async Task<string> AskAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port, cancellationToken);
        await using var stream = socket.GetStream();
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellationToken);
        var length = new byte[sizeof(int)];
        for (var at = 0; at < content.Length; at += Piece)
        {
            var piece = content.Slice(at, Math.Min(Piece, content.Length - at));
            BinaryPrimitives.WriteInt32BigEndian(length, piece.Length);
            await stream.WriteAsync(length, cancellationToken);
            await stream.WriteAsync(piece, cancellationToken);
        }

        await stream.WriteAsync(new byte[sizeof(int)], cancellationToken);
        return await AnswerAsync(stream, cancellationToken);
    }

    private static async Task<string> AnswerAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var answer = new byte[LongestAnswer];
        var read = 0;
        while (read < answer.Length && !answer.AsSpan(0, read).Contains((byte)0))
        {
            var more = await stream.ReadAsync(answer.AsMemory(read), cancellationToken);
            if (more == 0)
            {
                break;
            }

            read += more;
        }

        return Encoding.ASCII.GetString(answer, 0, read).TrimEnd('\0', '\r', '\n');
    }
}
