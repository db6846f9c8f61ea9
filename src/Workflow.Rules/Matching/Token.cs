namespace Workflow.Rules.Matching;

/// <summary>A token and an entry that go together. Lists of pairs pass over dead ones and drop them on the way.</summary>
internal class Pair(Token? left, Entry? right)
{
    /// <summary>The match it extends; null for the root.</summary>
    public readonly Token? Left = left;

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

    /// <summary>Puts it into the lists of both sides, without the dead at their heads.</summary>
    public void Join()
    {
        while (Left!.FirstChild is { IsDead: true })
        {
            Left.FirstChild = Left.FirstChild.NextSibling;
        }

        while (Right!.FirstToken is { IsDead: true })
        {
            Right.FirstToken = Right.FirstToken.NextOfRight;
        }

        (NextSibling, Left.FirstChild) = (Left.FirstChild, this);
        (NextOfRight, Right.FirstToken) = (Right.FirstToken, this);
    }
}

/// <summary>A partial match: facts for the first levels of a rule.</summary>
internal class Token(Token? left, Fact? fact, Entry? right) : Pair(left, right)
{
    /// <summary>The fact its level adds; null for a level that only asks.</summary>
    public readonly Fact? Fact = fact;

    /// <summary>What the next level pairs it with, last first.</summary>
    public Pair? FirstChild;

    /// <summary>The next in the memory of the level it is the left side of.</summary>
    public Token? Next;

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
internal sealed class Entry(Fact fact, BranchState branch, int level)
{
    public readonly Fact Fact = fact;

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

internal readonly record struct TokenDelta(Token Token, DeltaKind Kind);

internal readonly record struct EntryDelta(Entry Entry, DeltaKind Kind);

internal readonly record struct FactDelta(Fact Fact, DeltaKind Kind);
