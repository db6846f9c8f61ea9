using Workflow.Rules.Matching;
using Workflow.Rules.RuleModel;

namespace Workflow.Rules;

/// <summary>Matches that wait to fire: the highest priority first, then the first come. Those of one priority are linked.</summary>
internal sealed class Agenda(int priorities) : IAgenda
{
    private readonly int _priorities = priorities;
    private (Activation? First, Activation? Last)[]? _waiting;
    private int _top = priorities;

    public bool IsEmpty => Next() is null;

    public IMatch? Peek() => Next();

    public void Clear()
    {
        while (Pop() is not null)
        {
        }
    }

    /// <summary>Puts a match at the end; one that waits already keeps its place.</summary>
    public void Add(Activation activation)
    {
        if (activation.IsWaiting)
        {
            return;
        }

        var rank = activation.Plan.Rank;
        ref var waiting = ref (_waiting ??= new (Activation?, Activation?)[_priorities])[rank];
        activation.IsWaiting = true;
        activation.PreviousWaiting = waiting.Last;
        if (waiting.Last is { } last)
        {
            last.NextWaiting = activation;
        }
        else
        {
            waiting.First = activation;
        }

        waiting.Last = activation;
        _top = Math.Min(_top, rank);
    }

    public void Remove(Activation activation)
    {
        if (!activation.IsWaiting)
        {
            return;
        }

        ref var waiting = ref _waiting![activation.Plan.Rank];
        var (previous, next) = (activation.PreviousWaiting, activation.NextWaiting);
        if (previous is null)
        {
            waiting.First = next;
        }
        else
        {
            previous.NextWaiting = next;
        }

        if (next is null)
        {
            waiting.Last = previous;
        }
        else
        {
            next.PreviousWaiting = previous;
        }

        (activation.IsWaiting, activation.PreviousWaiting, activation.NextWaiting) = (false, null, null);
    }

    public Activation? Pop()
    {
        var next = Next();
        if (next is not null)
        {
            Remove(next);
        }

        return next;
    }

    private Activation? Next()
    {
        for (; _top < _priorities; _top++)
        {
            if (_waiting![_top].First is { } first)
            {
                return first;
            }
        }

        return null;
    }
}
