using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Connections;

namespace Workflow.Host.Serving;

/// <summary>What the server refuses before there is a request (a broken request line, headers too large or too slow) it answers with a status alone. Here it gets its problem.</summary>
/// <remarks>There is no hook for these answers, so this stands between server and connection. It changes only a head that refuses, has no body and closes the connection: what the
/// application refuses always has a body.</remarks>
internal sealed class BareAnswers(PipeWriter connection) : PipeWriter
{
    // A bare head is some 120 bytes; with this much room it is written in one piece.
    private const int Room = 512;

    private Memory<byte> _given;

    public override bool CanGetUnflushedBytes => connection.CanGetUnflushedBytes;

    public override long UnflushedBytes => connection.UnflushedBytes;

    /// <summary>Puts the problems into the answers of a connection.</summary>
    public static ConnectionDelegate Fill(ConnectionDelegate next) => context =>
    {
        context.Transport = new Line(context.Transport.Input, new BareAnswers(context.Transport.Output));
        return next(context);
    };

    public override Memory<byte> GetMemory(int sizeHint = 0) => _given = connection.GetMemory(Math.Max(sizeHint, Room));

    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override void Advance(int bytes)
    {
        if (bytes <= _given.Length && Filled(_given.Span[..bytes]) is { } answer)
        {
            _given = default;
            connection.Write(answer);
            return;
        }

        _given = bytes < _given.Length ? _given[bytes..] : default;
        connection.Advance(bytes);
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => connection.FlushAsync(cancellationToken);

    public override void CancelPendingFlush() => connection.CancelPendingFlush();

    public override void Complete(Exception? exception = null) => connection.Complete(exception);

    public override ValueTask CompleteAsync(Exception? exception = null) => connection.CompleteAsync(exception);

    private static byte[]? Filled(ReadOnlySpan<byte> head)
    {
        const int code = 9;
        if (!head.StartsWith("HTTP/1.1 4"u8) && !head.StartsWith("HTTP/1.1 5"u8))
        {
            return null;
        }

        var empty = "\r\nContent-Length: 0\r\n"u8;
        var at = head.IndexOf(empty);
        if (at < 0 || head.IndexOf("\r\nConnection: close\r\n"u8) < 0 || !head.EndsWith("\r\n\r\n"u8) || !Utf8Parser.TryParse(head[code..], out int status, out _))
        {
            return null;
        }

        var body = ProblemAnswers.Bare(status);
        var filled = $"\r\nContent-Length: {body.Length}\r\nContent-Type: application/problem+json\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n";
        return [.. head[..at], .. Encoding.ASCII.GetBytes(filled), .. head[(at + empty.Length)..], .. body];
    }

    private sealed record Line(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
