using System.Buffers.Binary;

namespace Workflow.Approvals.Attachments;

/// <summary>Width and height a picture's header claims: what a viewer would make room for.</summary>
internal static class PictureSize
{
    // A0 at 300 dots an inch has 9,933 x 14,043 = 139 million.
    private const long MostPixels = 200_000_000;
    private const long LongestSide = 30_000;
    private const int PngHeader = 24;

    public static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static ReadOnlySpan<byte> JpegSignature => [0xFF, 0xD8, 0xFF];

    public static bool IsTooLarge(long width, long height) => width > LongestSide || height > LongestSide || width * height > MostPixels;

    /// <summary>Null when the header is broken.</summary>
    public static (long Width, long Height)? OfPng(ReadOnlySpan<byte> file) =>
        file.Length < PngHeader || !file[12..].StartsWith("IHDR"u8)
            ? null
            : (BinaryPrimitives.ReadUInt32BigEndian(file[16..]), BinaryPrimitives.ReadUInt32BigEndian(file[20..]));

    /// <summary>Goes from marker to marker up to the frame header. Null when it is not reached.</summary>
    public static (long Width, long Height)? OfJpeg(ReadOnlySpan<byte> file)
    {
        for (var at = 2; at + 9 <= file.Length && file[at] == 0xFF;)
        {
            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++; // Fill byte.
                continue;
            }

            // C0 to CF begin a frame but for the tables of Huffman codes, the extension, and arithmetic coding.
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return (BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]));
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (length < 2 || marker is 0xD9 or 0xDA)
            {
                return null;
            }

            at += 2 + length;
        }

        return null;
    }
}
