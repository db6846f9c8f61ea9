namespace Workflow.Engine.Definitions;

/// <summary>What reading a definition leads to: the definition with what was noticed, or a refusal.</summary>
public abstract record ReadResult
{
    private ReadResult() { }

    /// <summary>The document is a definition.</summary>
    /// <param name="Definition">What the engine runs and the writer writes back.</param>
    /// <param name="Warnings">What was mended or cannot take effect, in document order.</param>
    public sealed record Read(WorkflowDefinition Definition, IReadOnlyList<Problem> Warnings) : ReadResult;

    /// <summary>The document cannot be used.</summary>
    /// <param name="Problems">At least one error, in document order; at most 100 problems are listed.</param>
    public sealed record Refused(IReadOnlyList<Problem> Problems) : ReadResult;
}

/// <summary>Limits on a definition document. Beyond one the document is refused.</summary>
/// <param name="MaxBytes">Size of the document in UTF-8 bytes.</param>
/// <param name="MaxActivityDepth">Activities inside each other, the root counted; 1 to 100.</param>
/// <param name="MaxActivities">Activities in all.</param>
/// <param name="MaxConnections">Connections in all.</param>
/// <param name="MaxIdLength">Characters of an activity's id; every node path repeats the ids above it.</param>
public sealed record ReadLimits(int MaxBytes = 5 * 1024 * 1024, int MaxActivityDepth = 64, int MaxActivities = 5_000, int MaxConnections = 20_000, int MaxIdLength = 256)
{
    /// <summary>The limits used when a caller sets none.</summary>
    public static ReadLimits Default { get; } = new();
}
