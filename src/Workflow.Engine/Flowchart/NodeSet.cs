namespace Workflow.Engine.Flowchart;

/// <summary>A set of steps of one flowchart, by position.</summary>
internal sealed class NodeSet(int size)
{
    private readonly ulong[] _words = new ulong[(size + 63) / 64];

    public bool Contains(int node) => (_words[node >> 6] & (1UL << (node & 63))) != 0;

    /// <summary>False when it was there already.</summary>
    public bool Add(int node)
    {
        var added = !Contains(node);
        _words[node >> 6] |= 1UL << (node & 63);
        return added;
    }

    public void AddAll(NodeSet other)
    {
        for (var i = 0; i < _words.Length; i++)
        {
            _words[i] |= other._words[i];
        }
    }
}
