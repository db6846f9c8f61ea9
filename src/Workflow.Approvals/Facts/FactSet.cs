using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workflow.Approvals.Facts;

/// <summary>The facts of one decision, frozen: what every source last said before it, and how much of that is relied on.</summary>
/// <param name="snapshots">In any order; of one source and name the last answer counts.</param>
/// <param name="at">When is decided; answers fetched later do not count.</param>
public sealed class FactSet(IEnumerable<FactSnapshot> snapshots, DateTimeOffset at)
{
    /// <summary>An answer older than this is stale.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromHours(24);

    private readonly List<FactSnapshot> _snapshots = [.. snapshots.Where(snapshot => snapshot.FetchedAt <= at).OrderBy(snapshot => snapshot.FetchedAt).ThenBy(snapshot => snapshot.Source, StringComparer.Ordinal)];

    public Fact<bool> Flag(string name) => Of(name, node => node.GetValueKind() switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => (bool?)null });

    public Fact<decimal> Number(string name) => Of(name, node => node is JsonValue value && value.TryGetValue<decimal>(out var number) ? number : (decimal?)null);

    public Fact<DateOnly> Day(string name) =>
        Of(name, node => DateOnly.TryParseExact(TextOf(node), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null);

    public Fact<string> Text(string name) => OfReference(name, TextOf);

    /// <summary>A list of texts.</summary>
    public Fact<IReadOnlyList<string>> Texts(string name) =>
        OfReference<IReadOnlyList<string>>(name, node => node is JsonArray list && list.Select(TextOf).ToList() is var texts && !texts.Contains(null) ? [.. texts.OfType<string>()] : null);

    private Fact<T> Of<T>(string name, Func<JsonNode, T?> read)
        where T : struct => Weighed<T>(name, node => read(node) is { } value ? (true, value) : (false, default));

    private Fact<T> OfReference<T>(string name, Func<JsonNode, T?> read)
        where T : class => Weighed<T>(name, node => read(node) is { } value ? (true, value) : (false, null!));

    private Fact<T> Weighed<T>(string name, Func<JsonNode, (bool IsRead, T Value)> read)
    {
        var last = _snapshots.Where(snapshot => snapshot.Name == name).GroupBy(snapshot => snapshot.Source, StringComparer.Ordinal).Select(group => group.Last()).ToList();
        if (last.Count == 0)
        {
            return Fact.NotAsked<T>();
        }

        // An answer of another kind than was asked for is none.
        var answers = last.Where(snapshot => snapshot is { Status: FactStatus.Answered, Value: not null }).Select(snapshot => (Snapshot: snapshot, Read: read(snapshot.Value!))).Where(answer => answer.Read.IsRead).ToList();
        if (answers.Count == 0)
        {
            return new Fact<T>.Unknown("fact.source-down");
        }

        var fresh = answers.FindAll(answer => at - answer.Snapshot.FetchedAt <= Fresh);
        return fresh.Count == 0 ? new Fact<T>.Stale(SourceOf(answers[^1].Snapshot))
            : fresh.Select(answer => answer.Snapshot.Value!.ToJsonString()).Distinct(StringComparer.Ordinal).Skip(1).Any() ? new Fact<T>.Conflicting([.. fresh.Select(answer => SourceOf(answer.Snapshot))])
            : Fact.Known(fresh[^1].Read.Value, SourceOf(fresh[^1].Snapshot));
    }

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static FactSource SourceOf(FactSnapshot snapshot) => new(snapshot.Source, snapshot.ObservedAt, snapshot.FetchedAt);
}
