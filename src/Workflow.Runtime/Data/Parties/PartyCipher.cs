using System.Security.Cryptography;
using System.Text;
using Workflow.Approvals.Cases;
using Workflow.Runtime.Data.Keys;

namespace Workflow.Runtime.Data.Parties;

/// <summary>A personal field as stored.</summary>
/// <param name="Cipher">AES-256-GCM cipher text followed by its tag.</param>
internal sealed record SealedField(PartyId Party, string Field, byte[] Nonce, byte[] Cipher);

/// <summary>A party's key as stored: encrypted with a key of the master key, tag at the end.</summary>
internal sealed record WrappedKey(byte[] Nonce, byte[] Wrapped);

/// <summary>Encrypts personal fields with a key per party, and those keys with one that comes from the master key. Shredding a party's key makes its fields noise for good.</summary>
/// <remarks>Party and field name are authenticated with the text, so a cipher moved to another row does not open.</remarks>
internal sealed class PartyCipher(byte[] wrappingKey)
{
    private const int KeyBytes = 32;

    /// <summary>A fresh key for a party, wrapped.</summary>
    public WrappedKey NewKey(PartyId party)
    {
        var nonce = Sealing.NewNonce();
        return new(nonce, Sealing.Seal(wrappingKey, nonce, RandomNumberGenerator.GetBytes(KeyBytes), party.Value.ToString("D")));
    }

    public SealedField Seal(WrappedKey key, PartyId party, string field, string value)
    {
        var nonce = Sealing.NewNonce();
        return new(party, field, nonce, Sealing.Seal(Unwrap(key, party), nonce, Encoding.UTF8.GetBytes(value), Place(party, field)));
    }

    /// <exception cref="CryptographicException">The key is not this party's, or the row was altered.</exception>
    public string Open(WrappedKey key, SealedField field) =>
        Encoding.UTF8.GetString(Sealing.Open(Unwrap(key, field.Party), field.Nonce, field.Cipher, Place(field.Party, field.Field)));

    private byte[] Unwrap(WrappedKey key, PartyId party) => Sealing.Open(wrappingKey, key.Nonce, key.Wrapped, party.Value.ToString("D"));

    private static string Place(PartyId party, string field) => $"{party.Value:D}/{field}";
}
