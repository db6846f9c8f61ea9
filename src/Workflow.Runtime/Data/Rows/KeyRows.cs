namespace Workflow.Runtime.Data.Rows;

/// <summary>Row of <c>store_keys</c>: the master key of the store, or what it is known by.</summary>
internal sealed class StoreKeyRow
{
    /// <summary>Always <c>master</c>.</summary>
    public required string Name { get; init; }

    /// <summary>32 bytes; null when the key is kept in a file.</summary>
    public byte[]? Key { get; init; }

    /// <summary>Derived from the key: a node with another key does not start.</summary>
    public required byte[] CheckValue { get; init; }
}

/// <summary>Row of <c>data_protection_keys</c>: a key that seals cookies and tokens, itself sealed with a key of the master key.</summary>
internal sealed class DataProtectionKeyRow
{
    /// <summary>1, 2, ... in the order they were made.</summary>
    public required int Number { get; init; }

    public required string Name { get; init; }
    public required byte[] Nonce { get; init; }

    /// <summary>AES-GCM cipher text followed by its tag.</summary>
    public required byte[] Cipher { get; init; }
}
