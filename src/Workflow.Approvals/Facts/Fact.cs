using System.Globalization;

namespace Workflow.Approvals.Facts;

/// <summary>What is known of a value that somebody else keeps. A closed set: known, unknown, stale or conflicting. The value is only reached through <see cref="Holds"/> and <see cref="Fails"/>, so that nothing is concluded from what is not known.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public abstract record Fact<T> : IFormattable
{
    private Fact() { }

    /// <summary>Every fresh source says the same.</summary>
    public sealed record Known(T Value, FactSource Source) : Fact<T>
    {
        public override string ToString() => ToString(null, null);
    }

    /// <summary>Nobody was asked, or nobody answered.</summary>
    /// <param name="Reason">A code: <c>fact.not-asked</c>, <c>fact.source-down</c>.</param>
    public sealed record Unknown(string Reason) : Fact<T>
    {
        public override string ToString() => ToString(null, null);
    }

    /// <summary>The last answer is older than is relied on.</summary>
    public sealed record Stale(FactSource Source) : Fact<T>
    {
        public override string ToString() => ToString(null, null);
    }

    /// <summary>Fresh sources say different things.</summary>
    public sealed record Conflicting(IReadOnlyList<FactSource> Sources) : Fact<T>
    {
        public override string ToString() => ToString(null, null);
    }

    public bool IsKnown => this is Known;

    /// <summary>The value is known, and so.</summary>
    public bool Holds(Func<T, bool> test) => this is Known known && test(known.Value);

    /// <summary>The value is known, and not so.</summary>
    public bool Fails(Func<T, bool> test) => this is Known known && !test(known.Value);

    /// <summary>The value with its source, or why there is none; for receipts.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider) => this switch
    {
        Known known => $"{Text(known.Value)} ({known.Source})",
        Unknown unknown => $"unknown ({unknown.Reason})",
        Stale stale => $"stale ({stale.Source})",
        Conflicting conflicting => $"conflicting ({string.Join("; ", conflicting.Sources)})",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Text(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        string text => text,
        System.Collections.IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(Text))}]",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}

/// <summary>Who said it, and when.</summary>
/// <param name="Name">Register or person, e.g. <c>credit-register</c>.</param>
/// <param name="ObservedAt">When it was so, as the source says.</param>
/// <param name="FetchedAt">When we asked.</param>
public sealed record FactSource(string Name, DateTimeOffset ObservedAt, DateTimeOffset FetchedAt)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}, {ObservedAt:yyyy-MM-ddTHH:mm:sszzz}");
}

/// <summary>Short words for facts.</summary>
public static class Fact
{
    public static Fact<T> Known<T>(T value, FactSource source) => new Fact<T>.Known(value, source);

    public static Fact<T> NotAsked<T>() => new Fact<T>.Unknown("fact.not-asked");

    /// <summary>Known to be true.</summary>
    public static bool IsTrue(this Fact<bool> fact) => fact.Holds(value => value);

    /// <summary>Known to be false.</summary>
    public static bool IsFalse(this Fact<bool> fact) => fact.Fails(value => value);
}
