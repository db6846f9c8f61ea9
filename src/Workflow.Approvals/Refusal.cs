namespace Workflow.Approvals;

/// <summary>An expected "no": a value, never an exception. Specific refusals are sealed records that derive from this one and stand in the folder of their concept.</summary>
/// <example><code>public sealed record ClockEnded(ClockId Clock) : Refusal("clock.ended", $"Clock {Clock} has ended.", ("clock", Clock.ToString()));</code></example>
public record Refusal
{
    /// <summary>Makes a refusal.</summary>
    /// <param name="code">Stable <c>noun.state</c>, e.g. <c>case.already-decided</c>; never renamed. Texts in Chinese and English are keyed by it.</param>
    /// <param name="message">English line for logs: names the thing, the value and the limit.</param>
    /// <param name="values">Name and text of each value a localised text may show, in order.</param>
    public Refusal(string code, string message, params IReadOnlyList<(string Name, string Text)> values)
    {
        Code = code;
        Message = message;
        Values = values;
    }

    /// <summary>Stable <c>noun.state</c>.</summary>
    public string Code { get; }

    /// <summary>English line with the values.</summary>
    public string Message { get; }

    /// <summary>Values for localised texts, in the order they were given.</summary>
    public IReadOnlyList<(string Name, string Text)> Values { get; }

    /// <summary>JSON pointer to the field of the request that is at fault, e.g. <c>/limit</c>; null when it is not one field.</summary>
    public string? Field { get; init; }

    /// <summary>The provision behind the refusal, cited as in the docs (e.g. <c>行政许可法 art. 45</c>); null when no law says so.</summary>
    public virtual string? LegalSource => null;

    /// <summary>Two refusals are equal when kind, code, message and field are: the message carries the values.</summary>
    public virtual bool Equals(Refusal? other) =>
        other is not null && EqualityContract == other.EqualityContract && Code == other.Code && Message == other.Message && Field == other.Field;

    /// <summary>The same in every process, unlike the hashes of .NET: FNV-1a over code and message.</summary>
    public override int GetHashCode()
    {
        var hash = 2166136261;
        foreach (var letter in Code)
        {
            hash = unchecked((hash ^ letter) * 16777619);
        }

        foreach (var letter in Message)
        {
            hash = unchecked((hash ^ letter) * 16777619);
        }

        return unchecked((int)hash);
    }
}
