using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Workflow.Tests.Attachments;

/// <summary>ZIP containers for tests: sound ones, and ones bent at a place of their directory.</summary>
internal static class Zip
{
    /// <summary>A sound container with entries of a few bytes.</summary>
    public static byte[] Of(params string[] names) => With([.. names.Select(name => (name, Encoding.UTF8.GetBytes("content")))]);

    public static byte[] With(params (string Name, byte[] Content)[] entries)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return file.ToArray();
    }

    public static byte[] Docx { get; } = Of("[Content_Types].xml", "_rels/.rels", "word/document.xml");

    /// <summary>The container with the number at an offset of its first directory entry replaced.</summary>
    public static byte[] Bent(byte[] zip, int offset, params byte[] bytes)
    {
        var bent = zip.ToArray();
        bytes.CopyTo(bent, Directory(bent) + offset);
        return bent;
    }

    /// <summary>The container with the number in its end record replaced.</summary>
    public static byte[] BentEnd(byte[] zip, int offset, ushort number)
    {
        var bent = zip.ToArray();
        BinaryPrimitives.WriteUInt16LittleEndian(bent.AsSpan(bent.Length - 22 + offset), number);
        return bent;
    }

    /// <summary>The container with a name replaced, in the directory and before the entry, by one of the same length.</summary>
    public static byte[] Renamed(byte[] zip, string name, string other)
    {
        var text = Encoding.Latin1.GetString(zip).Replace(name, other, StringComparison.Ordinal);
        return Encoding.Latin1.GetBytes(text);
    }

    /// <summary>Where the directory begins.</summary>
    public static int Directory(byte[] zip) => zip.AsSpan().IndexOf("PK\u0001\u0002"u8);
}
