using System.Diagnostics.CodeAnalysis;

namespace Workflow.Approvals;

/// <summary>What a verb of the domain leads to: a value, or the reason why not.</summary>
/// <remarks>Return the value or the refusal itself; both convert. For an interface type, which cannot convert, say <see cref="Result.Of{T}"/>.</remarks>
public sealed record Result<T>
{
    private readonly T? _value;

    internal Result(T value) => _value = value;

    internal Result(Refusal refusal) => Refusal = refusal;

    /// <summary>The reason why not; null when there is a value.</summary>
    public Refusal? Refusal { get; }

    /// <summary>True when the answer is no.</summary>
    [MemberNotNullWhen(true, nameof(Refusal))]
    public bool IsRefused => Refusal is not null;

    /// <summary>The value. Asking a refused result for it is a bug in the caller and throws.</summary>
    public T Value => Refusal is null
        ? _value! // Set by the only constructor that leaves the refusal unset.
        : throw new InvalidOperationException($"No value: {Refusal.Code}: {Refusal.Message}");

    /// <summary>The same result with another value; a refusal stays.</summary>
    public Result<TNext> Map<TNext>(Func<T, TNext> next) => Refusal is null ? new(next(Value)) : new(Refusal);

    /// <summary>Goes on with the value; a refusal stays.</summary>
    public Result<TNext> Then<TNext>(Func<T, Result<TNext>> next) => Refusal is null ? next(Value) : new(Refusal);

    public static implicit operator Result<T>(T value) => new(value);

    public static implicit operator Result<T>(Refusal refusal) => new(refusal);
}

/// <summary>What a check leads to: nothing to say, or the reason why not.</summary>
public sealed record Result
{
    private Result(Refusal? refusal) => Refusal = refusal;

    /// <summary>Nothing speaks against it.</summary>
    public static Result Done { get; } = new(refusal: null);

    /// <summary>The reason why not; null when nothing speaks against it.</summary>
    public Refusal? Refusal { get; }

    /// <summary>True when the answer is no.</summary>
    [MemberNotNullWhen(true, nameof(Refusal))]
    public bool IsRefused => Refusal is not null;

    /// <summary>A result of a type that cannot convert by itself (an interface).</summary>
    public static Result<T> Of<T>(T value) => new(value);

    /// <summary>Goes on if nothing speaks against it.</summary>
    public Result<T> Then<T>(Func<Result<T>> next) => Refusal is null ? next() : new(Refusal);

    /// <summary>The value to go on with if nothing speaks against it.</summary>
    public Result<T> Map<T>(Func<T> next) => Refusal is null ? new(next()) : new(Refusal);

    public static implicit operator Result(Refusal refusal) => new(refusal);
}
