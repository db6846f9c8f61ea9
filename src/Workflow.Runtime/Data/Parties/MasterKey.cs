using System.Security.Cryptography;

namespace Workflow.Runtime.Data.Parties;

/// <summary>The key that wraps every party's key: 32 random bytes in a file outside the database. Losing it loses all personal fields; it is backed up apart.</summary>
internal static class MasterKey
{
    private const int KeyBytes = 32;

    /// <summary>Reads the key; at first start makes it, readable by the owner only.</summary>
    /// <exception cref="InvalidDataException">The file is not a key.</exception>
    public static byte[] OpenOrCreate(string path)
    {
        if (!File.Exists(path))
        {
            Create(path);
        }

        return Open(path);
    }

    /// <summary>Reads a key that must be there.</summary>
    /// <exception cref="InvalidDataException">The file is not a key.</exception>
    /// <exception cref="FileNotFoundException">There is no file.</exception>
    public static byte[] Open(string path)
    {
        var key = File.ReadAllBytes(path);
        return key.Length == KeyBytes ? key : throw new InvalidDataException($"{path} holds {key.Length} bytes, a master key has {KeyBytes}.");
    }

    /// <summary>Written beside and moved into place: two processes that start together end with one whole file.</summary>
    private static void Create(string path)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!); // A full path of a file has a folder.
        var draft = $"{full}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(draft, options))
        {
            file.Write(RandomNumberGenerator.GetBytes(KeyBytes));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, full, overwrite: false);
        }
        catch (IOException) when (File.Exists(full))
        {
            File.Delete(draft);
        }
    }
}
