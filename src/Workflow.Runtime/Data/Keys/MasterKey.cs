using System.Security.Cryptography;
using System.Text;

namespace Workflow.Runtime.Data.Keys;

/// <summary>The one secret of a store: every other key comes from it. It encrypts nothing itself.</summary>
internal sealed class MasterKey(byte[] key)
{
    /// <summary>Length of a key.</summary>
    public const int Bytes = 32;

    /// <summary>A key for one purpose (HKDF-SHA256). Keys of different purposes tell nothing about each other or about the master key.</summary>
    /// <param name="purpose">A fixed word of the program, e.g. <c>tracking</c>; another word is another key.</param>
    /// <returns>32 bytes, the same on every node and after every start.</returns>
    public byte[] Derive(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key, Bytes, info: Encoding.UTF8.GetBytes($"workflow/{purpose}"));

    /// <summary>What the store keeps to know the key by; the key cannot be had from it.</summary>
    public byte[] CheckValue() => Derive("check-value");
}
