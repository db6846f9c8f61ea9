using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Workflow.Host.Tests.Api.BadInput;

/// <summary>HTTP as bytes on a connection: what no client library would send.</summary>
internal static class RawHttp
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Sends the text (one byte a character) and reads until the service closes.</summary>
    /// <param name="to">The service.</param>
    /// <param name="request">Request line, headers and body; lines end with CR LF.</param>
    public static async Task<RawAnswer> SendAsync(Uri to, string request)
    {
        using var late = new CancellationTokenSource(Patience);
        using var connection = new TcpClient();
        await connection.ConnectAsync(to.Host, to.Port, late.Token);
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), late.Token);
        return RawAnswer.Read(await ToEndAsync(stream, late.Token));
    }

    /// <summary>Everything that still comes; a service that has refused may cut the connection while more was being sent to it.</summary>
    public static async Task<byte[]> ToEndAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        try
        {
            await stream.CopyToAsync(bytes, cancellationToken);
        }
        catch (IOException)
        {
        }

        return bytes.ToArray();
    }
}

/// <summary>An answer as it came.</summary>
/// <param name="Head">Status line and headers.</param>
/// <param name="Body">What follows, put together if it came in chunks; an answer to something smuggled in would stand in it too.</param>
internal sealed record RawAnswer(HttpStatusCode Status, string Head, string Body)
{
    /// <summary>The problem in the body.</summary>
    public JsonElement Problem => JsonDocument.Parse(Body[Body.IndexOf('{', StringComparison.Ordinal)..(Body.LastIndexOf('}') + 1)]).RootElement;

    public static RawAnswer Read(byte[] bytes)
    {
        var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        end.Should().BePositive($"an answer has a head: {Encoding.UTF8.GetString(bytes)}");
        var (head, rest) = (Encoding.Latin1.GetString(bytes, 0, end), bytes[(end + 4)..]);
        return new(
            (HttpStatusCode)int.Parse(head.AsSpan(9, 3), CultureInfo.InvariantCulture), head,
            Encoding.UTF8.GetString(head.Contains("Transfer-Encoding: chunked", StringComparison.Ordinal) ? Joined(rest) : rest));
    }

    private static byte[] Joined(ReadOnlySpan<byte> chunks)
    {
        var joined = new List<byte>();
        while (chunks.IndexOf("\r\n"u8) is var line and > 0)
        {
            var size = int.Parse(Encoding.ASCII.GetString(chunks[..line]), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            joined.AddRange(chunks.Slice(line + 2, size));
            chunks = chunks[(line + 2 + size + 2)..];
            if (size == 0)
            {
                break;
            }
        }

        return [.. joined, .. chunks];
    }
}
