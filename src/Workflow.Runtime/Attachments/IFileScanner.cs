namespace Workflow.Runtime.Attachments;

/// <summary>Looks for malicious content in files on their way in.</summary>
internal interface IFileScanner
{
    /// <summary>Never throws for a scanner that cannot be reached: that is an answer, too, and the file is then not taken.</summary>
    Task<ScanVerdict> ScanAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken);
}

/// <summary>What a scanner says.</summary>
internal enum ScanVerdict
{
    Clean,
    Infected,

    /// <summary>No answer in time, or none that can be understood.</summary>
    Unavailable,
}

/// <summary>No scanner is configured: nothing is scanned. Types, containers and sizes are looked at all the same.</summary>
internal sealed class NoScanner : IFileScanner
{
    public Task<ScanVerdict> ScanAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => Task.FromResult(ScanVerdict.Clean);
}
