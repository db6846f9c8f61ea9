using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Workflow.Runtime.Data.Moving;

/// <summary>What a table holds, as a number of rows and a hash that does not depend on their order: databases sort texts differently.</summary>
/// <remarks>Each row is hashed over its values in the order of the columns, each led by its kind and length; the hashes are added up modulo 2^256. Rows differ by their key, so none cancels another.</remarks>
internal sealed class TableDigest : IDisposable
{
    private readonly IncrementalHash _row = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private UInt128 _high;
    private UInt128 _low;

    public long Rows { get; private set; }

    /// <summary>64 hexadecimal digits.</summary>
    public string Hash => $"{_high:x32}{_low:x32}";

    /// <summary>Adds a row. Null stands for no value.</summary>
    public void Add(IReadOnlyList<object?> values)
    {
        foreach (var value in values)
        {
            Write(value);
        }

        ReadOnlySpan<byte> hash = _row.GetHashAndReset();
        var low = BinaryPrimitives.ReadUInt128BigEndian(hash[16..]);
        _low += low;
        _high += BinaryPrimitives.ReadUInt128BigEndian(hash[..16]) + (_low < low ? UInt128.One : UInt128.Zero);
        Rows++;
    }

    public void Dispose() => _row.Dispose();

    private void Write(object? value)
    {
        switch (value)
        {
            case null: Led(0, 0); break;
            case string text: Sized(1, Encoding.UTF8.GetBytes(text)); break;
            case int number: Led(2, number); break;
            case long number: Led(2, number); break;
            case bool flag: Led(3, flag ? 1 : 0); break;
            case Guid id: Sized(4, id.ToByteArray(bigEndian: true)); break;
            case DateTimeOffset instant: Led(5, instant.UtcTicks); break;
            case DateOnly day: Led(6, day.DayNumber); break;
            case byte[] bytes: Sized(7, bytes); break;
            default: throw new NotSupportedException($"A {value.GetType().Name} has no canonical form.");
        }
    }

    private void Sized(byte kind, ReadOnlySpan<byte> bytes)
    {
        Led(kind, bytes.Length);
        _row.AppendData(bytes);
    }

    private void Led(byte kind, long number)
    {
        Span<byte> lead = stackalloc byte[9];
        lead[0] = kind;
        BinaryPrimitives.WriteInt64BigEndian(lead[1..], number);
        _row.AppendData(lead);
    }
}
