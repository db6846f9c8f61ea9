using Workflow.Rules.Matching;
using Workflow.Rules.RuleModel;

namespace Workflow.Rules;

/// <summary>Matches that wait to fire: the highest priority first, then the first come. What was taken off stays in the queue without its ticket.</summary>
internal sealed class Agenda(int priorities) : IAgenda
{
    private readonly Queue<(Activation Activation, long Ticket)>?[] _queues = new Queue<(Activation, long)>?[priorities];
    private int _top = priorities;
    private long _tickets;

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
        if (activation.Ticket == 0)
        {
            activation.Ticket = ++_tickets;
            (_queues[activation.Plan.Rank] ??= new()).Enqueue((activation, activation.Ticket));
            _top = Math.Min(_top, activation.Plan.Rank);
        }
    }

    public static void Remove(Activation activation) => activation.Ticket = 0;

    public Activation? Pop()
    {
        var next = Next();
        if (next is not null)
        {
            _queues[_top]!.Dequeue();
            next.Ticket = 0;
        }

        return next;
    }

    private Activation? Next()
    {
        for (; _top < _queues.Length; _top++)
        {
            while (_queues[_top] is { Count: > 0 } queue)
            {
                var (activation, ticket) = queue.Peek();
                if (activation.Ticket == ticket)
                {
                    return activation;
                }

                queue.Dequeue();
            }
        }

        return null;
    }
}
