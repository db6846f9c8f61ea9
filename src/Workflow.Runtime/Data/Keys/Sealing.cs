using System.Security.Cryptography;
using System.Text;

namespace Workflow.Runtime.Data.Keys;

/// <summary>AES-256-GCM with the tag at the end. The place a text stands at is authenticated with it, so a cipher moved to another row does not open.</summary>
internal static class Sealing
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <summary>A nonce; a new one for each text.</summary>
    public static byte[] NewNonce() => RandomNumberGenerator.GetBytes(NonceBytes);

    public static byte[] Seal(byte[] key, byte[] nonce, byte[] text, string place)
    {
        var cipher = new byte[text.Length + TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, text, cipher.AsSpan(0, text.Length), cipher.AsSpan(text.Length), Encoding.UTF8.GetBytes(place));
        return cipher;
    }

    /// <exception cref="CryptographicException">The key is another, or the row was altered.</exception>
    public static byte[] Open(byte[] key, byte[] nonce, byte[] cipher, string place)
    {
        var text = new byte[cipher.Length - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(nonce, cipher.AsSpan(0, text.Length), cipher.AsSpan(text.Length), text, Encoding.UTF8.GetBytes(place));
        return text;
    }
}
