namespace Workflow.Rules.Matching;

/// <summary>Facts in the order of their numbers. The retracted stay until there are as many of them as of the others.</summary>
internal struct FactRow
{
    private const int FewEnoughToKeep = 8;

    private SessionFact[]? _facts;
    private int _length;
    private int _gone;

    /// <summary>The facts, the retracted among them.</summary>
    public readonly ReadOnlySpan<SessionFact> All => new(_facts, 0, _length);

    /// <summary>Makes room for so many more.</summary>
    public void Reserve(int count)
    {
        if (count > 0 && (_facts is null || _facts.Length < _length + count))
        {
            Array.Resize(ref _facts, _length + count);
        }
    }

    public void Add(SessionFact fact)
    {
        if (_facts is null || _length == _facts.Length)
        {
            Array.Resize(ref _facts, Math.Max(4, 2 * _length));
        }

        _facts![_length++] = fact;
    }

    /// <summary>A fact of it was marked as gone.</summary>
    public void Remove()
    {
        if (++_gone <= _length - _gone + FewEnoughToKeep)
        {
            return;
        }

        var kept = 0;
        for (var i = 0; i < _length; i++)
        {
            if (!_facts![i].IsGone)
            {
                _facts[kept++] = _facts[i];
            }
        }

        Array.Clear(_facts!, kept, _length - kept);
        (_length, _gone) = (kept, 0);
    }

    /// <summary>A fact is there again that was marked as gone.</summary>
    public void Restore(SessionFact fact)
    {
        var place = 0;
        for (var end = _length; place < end;)
        {
            var middle = (place + end) / 2;
            (place, end) = _facts![middle].Id < fact.Id ? (middle + 1, end) : (place, middle);
        }

        if (place < _length && ReferenceEquals(_facts![place], fact))
        {
            _gone--;
            return;
        }

        Add(fact);
        Array.Copy(_facts!, place, _facts!, place + 1, _length - 1 - place);
        _facts![place] = fact;
    }
}
