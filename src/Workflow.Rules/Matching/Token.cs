namespace Workflow.Rules.Matching;

/// <summary>A partial match: facts for the first names of a rule, the last one first. Levels that add no fact add no token.</summary>
internal class Token(Token? left, Fact? fact)
{
    /// <summary>The match without a fact that all others extend.</summary>
    public static readonly Token Root = new(null, null);

    /// <summary>The match it extends; null for a root.</summary>
    public Token? Left = left;

    /// <summary>The fact it adds; null for a root.</summary>
    public Fact? Fact = fact;
}

/// <summary>A token and an entry that go together in a memory. Lists of pairs pass over dead ones and drop them on the way.</summary>
internal class Pair(Token? left, Fact? fact, Entry? right) : Token(left, fact)
{
    /// <summary>The pattern entry its level adds.</summary>
    public readonly Entry? Right = right;

    public Pair? NextSibling;

    public Pair? NextOfRight;

    public bool IsDead;

    /// <summary>True while a level has to say something about it.</summary>
    public bool IsTouched;

    /// <summary>True while the level after it has yet to hear that it was updated.</summary>
    public bool IsUpdated;

    /// <summary>True while the level after it has yet to pass on that it was updated.</summary>
    public bool IsRenewed;

    /// <summary>What the entry is paired with.</summary>
    public Node Owner => (Node)Left!;

    /// <summary>Puts it into the lists of both sides, without the dead at their heads.</summary>
    public void Join()
    {
        var owner = Owner;
        while (owner.FirstChild is { IsDead: true })
        {
            owner.FirstChild = owner.FirstChild.NextSibling;
        }

        while (Right!.FirstToken is { IsDead: true })
        {
            Right.FirstToken = Right.FirstToken.NextOfRight;
        }

        (NextSibling, owner.FirstChild) = (owner.FirstChild, this);
        (NextOfRight, Right.FirstToken) = (Right.FirstToken, this);
    }
}

/// <summary>A token that a level keeps. One of a level that adds no fact looks like the token before it.</summary>
internal class Node(Token? left, Fact? fact, Entry? right) : Pair(left, fact, right)
{
    /// <summary>What the next level pairs it with, last first.</summary>
    public Pair? FirstChild;

    /// <summary>The next in the memory of the level it is the left side of.</summary>
    public Node? Next;

    /// <summary>What the next level keeps with it.</summary>
    public object? State;

    /// <summary>What the index of the next level finds it by.</summary>
    public object? Key;

    /// <summary>Place among the tokens of the level before.</summary>
    public int Order;

    /// <summary>A place in a list of the moment, see <see cref="PairLevel"/>.</summary>
    public int Mark;

    /// <summary>How many pairs the next level has with it.</summary>
    public int Count;
}

/// <summary>A fact that fulfils the conditions of a pattern that need no other fact.</summary>
internal sealed class Entry(SessionFact fact, BranchState branch, int level)
{
    public readonly SessionFact Fact = fact;

    public readonly BranchState Branch = branch;

    public readonly int Level = level;

    /// <summary>The pairs it is the right side of, last first.</summary>
    public Pair? FirstToken;

    public Entry? Next;

    /// <summary>The next pattern the fact fulfils.</summary>
    public Entry? NextOfFact = fact.FirstEntry;

    /// <summary>What the index of the level finds it by.</summary>
    public object? Key;

    /// <summary>Place among the entries of the level.</summary>
    public int Order;

    /// <summary>A place in a list of the moment, see <see cref="PairLevel"/>.</summary>
    public int Pairing;

    public bool IsDead;
}

internal enum DeltaKind
{
    Added,
    Updated,
    Removed,
}

internal readonly record struct TokenDelta(Node Token, DeltaKind Kind);

internal readonly record struct EntryDelta(Entry Entry, DeltaKind Kind);

internal readonly record struct FactDelta(Fact Fact, DeltaKind Kind);
