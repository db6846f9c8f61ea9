namespace Workflow.Rules.Matching;

/// <summary>A partial match: facts for the first levels of a rule. Lists of tokens pass over dead ones and drop them on the way.</summary>
internal class Token(Token? left, Fact? fact, Entry? right)
{
    /// <summary>The match it extends; null for the root.</summary>
    public readonly Token? Left = left;

    /// <summary>The fact its level adds; null for a level that only asks.</summary>
    public readonly Fact? Fact = fact;

    /// <summary>The pattern entry its level adds.</summary>
    public readonly Entry? Right = right;

    /// <summary>What the next level pairs it with, last first.</summary>
    public Token? FirstChild;

    public Token? NextSibling;

    public Token? NextOfRight;

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

    public bool IsDead;

    public bool IsTouched;

    /// <summary>True while the level after it has yet to hear that it was updated.</summary>
    public bool IsUpdated;

    /// <summary>True while the level after it has yet to pass on that it was updated.</summary>
    public bool IsRenewed;

    /// <summary>Puts a pair of this token and an entry into the lists of both, without the dead at their heads.</summary>
    public void Pair(Token child, Entry entry)
    {
        while (FirstChild is { IsDead: true })
        {
            FirstChild = FirstChild.NextSibling;
        }

        while (entry.FirstToken is { IsDead: true })
        {
            entry.FirstToken = entry.FirstToken.NextOfRight;
        }

        (child.NextSibling, FirstChild) = (FirstChild, child);
        (child.NextOfRight, entry.FirstToken) = (entry.FirstToken, child);
    }
}

/// <summary>A fact that fulfils the conditions of a pattern that need no other fact.</summary>
internal sealed class Entry(Fact fact, BranchState branch, int level)
{
    public readonly Fact Fact = fact;

    public readonly BranchState Branch = branch;

    public readonly int Level = level;

    /// <summary>The pairs it is the right side of, last first.</summary>
    public Token? FirstToken;

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
