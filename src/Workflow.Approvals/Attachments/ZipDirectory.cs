using System.Buffers.Binary;
using System.Text;

namespace Workflow.Approvals.Attachments;

/// <summary>Reads the directory of a ZIP container and refuses what is built to harm whoever unpacks it. Nothing is unpacked.</summary>
internal static class ZipDirectory
{
    private const int EndBytes = 22;
    private const int EntryBytes = 46;
    private const int LocalBytes = 30;
    private const int LongestComment = ushort.MaxValue;
    private const int MostEntries = 10_000;
    private const long MostUnpacked = 512L * 1024 * 1024;

    // Text packs to a tenth or a twentieth; small files may do better by chance.
    private const long MostRatio = 100;
    private const long AnyRatio = 16L * 1024 * 1024;
    private const ushort Locked = 0x2041; // Encrypted, strongly encrypted, directory masked.

    /// <summary>Names of all entries. Refused: <c>attachment.damaged</c>, <c>attachment.encrypted</c>, <c>attachment.unsafe</c>.</summary>
    public static Result<IReadOnlyList<string>> NamesOf(ReadOnlySpan<byte> file)
    {
        var end = EndOf(file);
        if (end < 0)
        {
            return new AttachmentDamaged("ZIP");
        }

        var (disks, count) = (BinaryPrimitives.ReadUInt32LittleEndian(file[(end + 4)..]), BinaryPrimitives.ReadUInt16LittleEndian(file[(end + 10)..]));
        long size = BinaryPrimitives.ReadUInt32LittleEndian(file[(end + 12)..]), start = BinaryPrimitives.ReadUInt32LittleEndian(file[(end + 16)..]);
        if (disks != 0 || BinaryPrimitives.ReadUInt16LittleEndian(file[(end + 8)..]) != count || start + size != end)
        {
            return new AttachmentDamaged("ZIP");
        }

        return count > MostEntries ? new AttachmentUnsafe("too many entries") : Entries(file, (int)start, end, count);
    }

    // The record at the end is followed by nothing but its own comment.
    private static int EndOf(ReadOnlySpan<byte> file)
    {
        for (var at = file.Length - EndBytes; at >= 0 && at >= file.Length - EndBytes - LongestComment; at--)
        {
            if (file[at..].StartsWith("PK\u0005\u0006"u8) && at + EndBytes + BinaryPrimitives.ReadUInt16LittleEndian(file[(at + 20)..]) == file.Length)
            {
                return at;
            }
        }

        return -1;
    }

    private static Result<IReadOnlyList<string>> Entries(ReadOnlySpan<byte> file, int start, int end, int count)
    {
        var names = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        long packed = 0, unpacked = 0;
        var at = start;
        for (var i = 0; i < count; i++)
        {
            if (at + EntryBytes > end || !file[at..].StartsWith("PK\u0001\u0002"u8))
            {
                return new AttachmentDamaged("ZIP");
            }

            var entry = file[at..end];
            int nameBytes = BinaryPrimitives.ReadUInt16LittleEndian(entry[28..]);
            var next = EntryBytes + nameBytes + BinaryPrimitives.ReadUInt16LittleEndian(entry[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(entry[32..]);
            if (next > entry.Length)
            {
                return new AttachmentDamaged("ZIP");
            }

            if (Fault(file[..start], entry, entry.Slice(EntryBytes, nameBytes)) is { } fault)
            {
                return fault;
            }

            if (!names.Add(Encoding.UTF8.GetString(entry.Slice(EntryBytes, nameBytes))))
            {
                return new AttachmentUnsafe("two entries of one name");
            }

            packed += LocalBytes + nameBytes + BinaryPrimitives.ReadUInt32LittleEndian(entry[20..]);
            unpacked += BinaryPrimitives.ReadUInt32LittleEndian(entry[24..]);
            at += next;
        }

        return at != end ? new AttachmentDamaged("ZIP")
            : packed > start ? new AttachmentUnsafe("entries overlap")
            : unpacked > MostUnpacked || (unpacked > AnyRatio && unpacked > MostRatio * file.Length) ? new AttachmentUnsafe("it unpacks to far more than it is")
            : Result.Of<IReadOnlyList<string>>([.. names]);
    }

    /// <summary>What speaks against one entry of the directory.</summary>
    /// <param name="data">The file before the directory.</param>
    private static Refusal? Fault(ReadOnlySpan<byte> data, ReadOnlySpan<byte> entry, ReadOnlySpan<byte> name)
    {
        var (flags, method) = (BinaryPrimitives.ReadUInt16LittleEndian(entry[8..]), BinaryPrimitives.ReadUInt16LittleEndian(entry[10..]));
        long packed = BinaryPrimitives.ReadUInt32LittleEndian(entry[20..]), local = BinaryPrimitives.ReadUInt32LittleEndian(entry[42..]);
        var isLink = (BinaryPrimitives.ReadUInt32LittleEndian(entry[38..]) >> 28) == 0xA;
        if (local + LocalBytes + name.Length + packed > data.Length)
        {
            return new AttachmentDamaged("ZIP");
        }

        var header = data[(int)local..];
        return (flags & Locked) != 0 || (BinaryPrimitives.ReadUInt16LittleEndian(header[6..]) & Locked) != 0 ? new AttachmentEncrypted("ZIP")
            // A reader that goes by the local headers must see what one sees that goes by the directory.
            : !header.StartsWith("PK\u0003\u0004"u8) || !header[LocalBytes..].StartsWith(name) || BinaryPrimitives.ReadUInt16LittleEndian(header[26..]) != name.Length ? new AttachmentUnsafe("directory and entries differ")
            : method is not (0 or 8) ? new AttachmentUnsafe("unusual compression")
            : isLink || !IsPlain(Encoding.UTF8.GetString(name)) ? new AttachmentUnsafe("an entry leads outside")
            : null;
    }

    // A relative path of plain parts; a folder ends with a slash.
    private static bool IsPlain(string name)
    {
        var path = name.EndsWith('/') ? name[..^1] : name;
        return path.Length > 0 && !path.AsSpan().ContainsAny('\\', ':', '\uFFFD') && !path.Any(char.IsControl) && path.Split('/').All(part => part is not ("" or "." or ".."));
    }
}
