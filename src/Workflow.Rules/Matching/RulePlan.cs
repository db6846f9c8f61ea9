using Workflow.Rules.RuleModel;

namespace Workflow.Rules.Matching;

/// <summary>A rule as the engine runs it: one branch for each way through its <c>Or</c> groups.</summary>
internal sealed class RulePlan(IRuleDefinition definition, int index)
{
    public IRuleDefinition Definition { get; } = definition;

    /// <summary>Place in load order.</summary>
    public int Index { get; } = index;

    public List<Branch> Branches { get; } = [];

    /// <summary>Place of its priority among all, highest first.</summary>
    public int Rank { get; set; }

    public bool IsRepeatable { get; } = definition.Repeatability == RuleRepeatability.Repeatable;

    /// <summary>The events some action runs on.</summary>
    public ActionTrigger Triggers { get; } = definition.RightHandSide.Aggregate(ActionTrigger.None, (all, action) => all | action.Trigger);

    public IReadOnlyList<Declaration> Services { get; } = [.. definition.Dependencies.Select(dependency => dependency.Declaration)];
}

/// <summary>One way to match a rule: levels from left to right, each extending the tokens of the one before.</summary>
internal sealed class Branch(RulePlan rule, int index)
{
    public RulePlan Rule { get; } = rule;

    /// <summary>Place among the branches of all rules.</summary>
    public int Index { get; } = index;

    public Level[] Levels { get; set; } = [];

    /// <summary>Of levels that add a fact, in order.</summary>
    public IReadOnlyList<Declaration> Declarations { get; set; } = [];

    public ActionPlan[] Actions { get; set; } = [];

    public Compiled<bool>[] Filters { get; set; } = [];

    public Compiled<object?>[] Keys { get; set; } = [];

    /// <summary>Whether a query makes facts for it.</summary>
    public bool HasDerived { get; set; }

    /// <summary>Reads what the conditions read.</summary>
    public ValueReader Reader { get; set; } = null!; // Set where the branch is made.

    /// <summary>How many levels need a fact before there can be a match.</summary>
    public int Required { get; set; }

    /// <summary>Which of the first 32 levels those are.</summary>
    public uint RequiredLevels { get; set; }

    /// <summary>A pattern that compares a member with a constant, e.g. the matter of an application: until a fact fulfils it the branch costs nothing else. Null when there is none.</summary>
    public Pattern? Gate { get; set; }

    /// <summary>Whether there are filters to ask before a match comes on the agenda.</summary>
    public bool IsFiltered => Filters.Length > 0 || Keys.Length > 0;

    /// <summary>A token that a level keeps, with one fact more.</summary>
    public Node NewToken(Level level, Token? left, Fact? fact, Entry? right) =>
        level.Index == Levels.Length - 1 ? new Terminal(this, left, fact, right) : new Node(left, fact, right);

    /// <summary>A token that a level keeps without adding a fact: it looks like the one before.</summary>
    public Node Passing(Level level, Node token) => NewToken(level, token.Left, token.Fact, null);
}

/// <summary>One step of a branch.</summary>
internal abstract class Level(Branch branch, int index, Declaration? declaration)
{
    public Branch Branch { get; } = branch;

    public int Index { get; } = index;

    /// <summary>What the fact it adds is called; null when it adds none.</summary>
    public Declaration? Declaration { get; } = declaration;

    /// <summary>The facts it asks for; null when it asks for none.</summary>
    public virtual Pattern? Pattern => null;

    /// <summary>Whether there is no match of the branch while no fact fulfils the pattern.</summary>
    public virtual bool IsRequired => false;

    /// <summary>Brings the level up to date.</summary>
    /// <param name="left">What changed in the tokens of the level before.</param>
    /// <param name="output">Receives what changed in its own.</param>
    public abstract void Propagate(Matcher matcher, LevelState state, List<TokenDelta> left, List<TokenDelta> output);

    /// <summary>Extends a token for the first time, keeping nothing.</summary>
    /// <param name="search">Is told each token the level makes of it.</param>
    public abstract void Match(Search search, Token left);
}

/// <summary>The conditions of a level on a fact alone, and on a fact with a token.</summary>
internal sealed class Pattern
{
    public required Branch Branch { get; init; }

    /// <summary>Place among the patterns of all branches.</summary>
    public int Index { get; set; }

    public required int Level { get; init; }

    public required Type FactType { get; init; }

    /// <summary>All conditions as the rule writes them.</summary>
    public required Compiled<bool>[] Conditions { get; init; }

    public required Compiled<bool>[] Alone { get; init; }

    public required Compiled<bool>[] Joining { get; init; }

    /// <summary>One of its conditions that compares a member with what is the same for all facts; null when there is none.</summary>
    public Constant? Constant { get; init; }

    public bool IsGate => ReferenceEquals(Branch.Gate, this);

    /// <summary>Equal keys are needed for the joining conditions to hold; null when nothing is known.</summary>
    public JoinKey? Key { get; init; }
}
