namespace Workflow.Engine.Values;

/// <summary>The members of an object in insertion order. Few members are searched in line, many through an index made at the first search.</summary>
internal sealed class MemberTable
{
    public static readonly MemberTable Empty = new([], 0);

    private const int SearchedInLine = 8;

    private readonly KeyValuePair<string, Value>[] _members;
    private OrderedDictionary<string, int>? _index;

    private MemberTable(KeyValuePair<string, Value>[] members, int count)
    {
        _members = members;
        Count = count;
    }

    public int Count { get; }

    public ReadOnlySpan<KeyValuePair<string, Value>> Members => _members.AsSpan(0, Count);

    /// <summary>Takes the storage as its own: undefined members go, a repeated name keeps its first place and last value.</summary>
    public static MemberTable Owning(KeyValuePair<string, Value>[] members, int count)
    {
        OrderedDictionary<string, int>? seen = null;
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            var member = members[i];
            if (member.Value.IsUndefined)
            {
                continue;
            }

            if (kept == SearchedInLine)
            {
                seen = IndexOf(members, kept);
            }

            var known = seen is null ? FindInLine(members.AsSpan(0, kept), member.Key) : seen.TryGetValue(member.Key, out var at) ? at : -1;
            if (known >= 0)
            {
                members[known] = member;
                continue;
            }

            seen?.Add(member.Key, kept);
            members[kept++] = member;
        }

        return kept == 0 ? Empty : new(members, kept) { _index = seen };
    }

    public int Find(string name)
    {
        if (Count <= SearchedInLine)
        {
            return FindInLine(Members, name);
        }

        // Two threads may both build it; they build the same one.
        _index ??= IndexOf(_members, Count);
        return _index.TryGetValue(name, out var at) ? at : -1;
    }

    public Value Get(string name) => Find(name) is >= 0 and var at ? _members[at].Value : Value.Undefined;

    public bool Equals(MemberTable other)
    {
        if (Count != other.Count)
        {
            return false;
        }

        foreach (var (name, value) in Members)
        {
            var at = other.Find(name);
            if (at < 0 || !value.Equals(other._members[at].Value))
            {
                return false;
            }
        }

        return true;
    }

    private static OrderedDictionary<string, int> IndexOf(KeyValuePair<string, Value>[] members, int count)
    {
        var index = new OrderedDictionary<string, int>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            index[members[i].Key] = i;
        }

        return index;
    }

    private static int FindInLine(ReadOnlySpan<KeyValuePair<string, Value>> members, string name)
    {
        for (var i = 0; i < members.Length; i++)
        {
            if (string.Equals(members[i].Key, name, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }
}
