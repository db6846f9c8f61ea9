using System.Security.Cryptography;
using System.Text;
using Workflow.Approvals.Cases;

namespace Workflow.Runtime.Data.Parties;

/// <summary>A personal field as stored.</summary>
/// <param name="Cipher">AES-256-GCM cipher text followed by its tag.</param>
internal sealed record SealedField(PartyId Party, string Field, byte[] Nonce, byte[] Cipher);

/// <summary>A party's key as stored: encrypted with the master key, tag at the end.</summary>
internal sealed record WrappedKey(byte[] Nonce, byte[] Wrapped);

/// <summary>Encrypts personal fields with a key per party, and those keys with the master key. Shredding a party's key makes its fields noise for good.</summary>
/// <remarks>Party and field name are authenticated with the text, so a cipher moved to another row does not open.</remarks>
internal sealed class PartyCipher(byte[] masterKey)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int KeyBytes = 32;

    /// <summary>A fresh key for a party, wrapped.</summary>
    public WrappedKey NewKey(PartyId party)
    {
        var nonce = RandomNumberGenerator.GetBytes(NonceBytes);
        return new(nonce, Encrypt(masterKey, nonce, RandomNumberGenerator.GetBytes(KeyBytes), party.Value.ToString("D")));
    }

    public SealedField Seal(WrappedKey key, PartyId party, string field, string value)
    {
        var nonce = RandomNumberGenerator.GetBytes(NonceBytes);
        return new(party, field, nonce, Encrypt(Unwrap(key, party), nonce, Encoding.UTF8.GetBytes(value), Place(party, field)));
    }

    /// <exception cref="CryptographicException">The key is not this party's, or the row was altered.</exception>
    public string Open(WrappedKey key, SealedField field) =>
        Encoding.UTF8.GetString(Decrypt(Unwrap(key, field.Party), field.Nonce, field.Cipher, Place(field.Party, field.Field)));

    /// <summary>Whether our master key is the one a party's key was wrapped with.</summary>
    public bool IsOpening(WrappedKey key, PartyId party)
    {
        try
        {
            Unwrap(key, party);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    private byte[] Unwrap(WrappedKey key, PartyId party) => Decrypt(masterKey, key.Nonce, key.Wrapped, party.Value.ToString("D"));

    private static string Place(PartyId party, string field) => $"{party.Value:D}/{field}";

    private static byte[] Encrypt(byte[] key, byte[] nonce, byte[] text, string place)
    {
        var cipher = new byte[text.Length + TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, text, cipher.AsSpan(0, text.Length), cipher.AsSpan(text.Length), Encoding.UTF8.GetBytes(place));
        return cipher;
    }

    private static byte[] Decrypt(byte[] key, byte[] nonce, byte[] cipher, string place)
    {
        var text = new byte[cipher.Length - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(nonce, cipher.AsSpan(0, text.Length), cipher.AsSpan(text.Length), text, Encoding.UTF8.GetBytes(place));
        return text;
    }
}
