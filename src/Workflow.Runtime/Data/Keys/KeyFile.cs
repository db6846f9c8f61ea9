using System.Security.Cryptography;

namespace Workflow.Runtime.Data.Keys;

/// <summary>A master key in a file of its own, outside the database. Losing it loses all personal fields; it is backed up apart.</summary>
internal static class KeyFile
{
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
    /// <exception cref="InvalidDataException">The file is missing, or is not a key.</exception>
    public static byte[] Open(string path)
    {
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"The store's master key is not in {path}. Bring the file back from its backup: without it personal fields cannot be read.");
        }

        var key = File.ReadAllBytes(path);
        return key.Length == MasterKey.Bytes ? key : throw new InvalidDataException($"{path} holds {key.Length} bytes, a master key has {MasterKey.Bytes}.");
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
            file.Write(RandomNumberGenerator.GetBytes(MasterKey.Bytes));
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
