using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using QRCoder;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Documents;

namespace Workflow.Runtime.Tracking;

/// <summary>The code that lets whoever holds a document follow its case without an account (convention 24): nobody can make one who has not the store's key.</summary>
/// <param name="key">Derived from the master key; the same on every node.</param>
/// <param name="publicUrl">Where the service is reached from outside, e.g. <c>https://spgl.example.gov.cn</c>; empty for addresses without a host.</param>
internal sealed class CaseTracking(byte[] key, string publicUrl)
{
    private const int CodeBytes = 16;
    private const int MostDrawn = 1000;

    private readonly string _root = publicUrl.TrimEnd('/');

    // Drawing one takes two milliseconds of CPU, many times what the rest of a step takes, and a case gets a document with almost every act.
    private readonly ConcurrentDictionary<string, TrackingMark> _drawn = new(StringComparer.Ordinal);

    /// <summary>The code of a case: 22 characters that can stand in an address.</summary>
    public string CodeOf(CaseNo no) => Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(no.Value)).AsSpan(0, CodeBytes));

    /// <summary>Whether the code is that of the case. Takes as long for a code that is nearly right.</summary>
    public bool Fits(CaseNo no, string code) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(CodeOf(no)), Encoding.UTF8.GetBytes(code));

    /// <summary>What documents of a case show.</summary>
    public TrackingMark MarkOf(CaseNo no)
    {
        if (!_drawn.TryGetValue(no.Value, out var mark))
        {
            if (_drawn.Count >= MostDrawn)
            {
                _drawn.Clear();
            }

            mark = _drawn.GetOrAdd(no.Value, _ => Draw(no));
        }

        return mark;
    }

    private TrackingMark Draw(CaseNo no)
    {
        var address = $"{_root}/q/{no.Value}/{CodeOf(no)}";
        using var drawn = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        return new(address, drawn.ModuleMatrix.Count, Path(drawn.ModuleMatrix));
    }

    // Neighbours in a row are one stroke along its middle: a fraction of the text that squares would need.
    private static string Path(List<System.Collections.BitArray> rows)
    {
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Count; x++)
            {
                var from = x;
                while (x < rows[y].Count && rows[y][x])
                {
                    x++;
                }

                if (x > from)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{from} {y}.5h{x - from}");
                }
            }
        }

        return path.ToString();
    }
}
