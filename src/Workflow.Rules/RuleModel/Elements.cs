using System.Linq.Expressions;

namespace Workflow.Rules.RuleModel;

/// <summary>A part of a rule's left-hand side. Closed: <see cref="GroupElement"/>, <see cref="PatternElement"/>, <see cref="QuantifierElement"/>, <see cref="AggregateElement"/>, <see cref="BindingElement"/>, <see cref="ConditionElement"/>.</summary>
public abstract record RuleElement;

/// <summary>Elements that must all match, or of which one must.</summary>
/// <param name="Kind">All or one.</param>
/// <param name="Elements">In the order written.</param>
public sealed record GroupElement(GroupKind Kind, IReadOnlyList<RuleElement> Elements) : RuleElement;

/// <summary>How elements of a group go together.</summary>
public enum GroupKind
{
    /// <summary>All must match.</summary>
    And,

    /// <summary>Each that matches makes a match of the rule of its own.</summary>
    Or,
}

/// <summary>A fact of a type that fulfils conditions.</summary>
/// <param name="Declaration">What the fact is called in the rule.</param>
/// <param name="Conditions">Lambdas over the fact; they may speak of facts declared before.</param>
public sealed record PatternElement(Declaration Declaration, IReadOnlyList<LambdaExpression> Conditions) : RuleElement;

/// <summary>That there is such a fact, or that there is none.</summary>
/// <param name="IsNegated">True for none.</param>
/// <param name="Pattern">Which fact.</param>
public sealed record QuantifierElement(bool IsNegated, PatternElement Pattern) : RuleElement;

/// <summary>What a query makes of facts.</summary>
/// <param name="Declaration">What a result is called in the rule.</param>
/// <param name="Source">The facts asked for; null when the query begins with an expression.</param>
/// <param name="From">An expression over facts declared before whose value the query begins with; null when it begins with facts.</param>
/// <param name="Operators">What is done to them, in order.</param>
public sealed record AggregateElement(Declaration Declaration, PatternElement? Source, LambdaExpression? From, IReadOnlyList<QueryOperator> Operators) : RuleElement;

/// <summary>A value computed from facts declared before (<c>Let</c>).</summary>
/// <param name="Declaration">What the value is called in the rule.</param>
/// <param name="Expression">A lambda without parameters.</param>
public sealed record BindingElement(Declaration Declaration, LambdaExpression Expression) : RuleElement;

/// <summary>A condition on facts declared before (<c>Having</c>).</summary>
/// <param name="Expression">A lambda without parameters.</param>
public sealed record ConditionElement(LambdaExpression Expression) : RuleElement;

/// <summary>One step of a query.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="ElementType">Type of what goes in.</param>
/// <param name="ResultType">Type of what comes out.</param>
/// <param name="Expressions">Its lambdas over what goes in: conditions, or a selector, or key and element.</param>
/// <param name="Direction">Of a sort.</param>
public sealed record QueryOperator(QueryOperatorKind Kind, Type ElementType, Type ResultType, IReadOnlyList<LambdaExpression> Expressions, SortDirection Direction = SortDirection.Ascending);

/// <summary>What a step of a query does.</summary>
public enum QueryOperatorKind
{
    /// <summary>Keeps what fulfils all conditions.</summary>
    Where,

    /// <summary>Makes one of each.</summary>
    Select,

    /// <summary>Makes several of each.</summary>
    SelectMany,

    /// <summary>Makes one group of all with equal keys.</summary>
    GroupBy,

    /// <summary>Makes one collection of all, even of none.</summary>
    Collect,

    /// <summary>Sorts the collection by a further key.</summary>
    OrderBy,

    /// <summary>Makes the collection a lookup.</summary>
    ToLookup,
}

/// <summary>Direction of a sort.</summary>
public enum SortDirection
{
    /// <summary>Smallest first.</summary>
    Ascending = 0,

    /// <summary>Largest first.</summary>
    Descending = 1,
}

/// <summary>A service an action uses.</summary>
/// <param name="Declaration">What it is called in the rule.</param>
public sealed record DependencyElement(Declaration Declaration);

/// <summary>What decides whether a match comes on the agenda.</summary>
/// <param name="Kind">A condition, or a key that must have changed.</param>
/// <param name="Expression">A lambda without parameters.</param>
public sealed record FilterElement(FilterKind Kind, LambdaExpression Expression);

/// <summary>How a filter decides.</summary>
public enum FilterKind
{
    /// <summary>The condition must hold.</summary>
    Predicate,

    /// <summary>One of the rule's keys must differ from when it last fired on the match.</summary>
    KeyChange,
}

/// <summary>Something a rule does.</summary>
/// <param name="Expression">A lambda over the context; of a yielding action it returns the fact.</param>
/// <param name="Trigger">On which events.</param>
/// <param name="Yield">The lambda that makes an updated fact of context and former fact, when <paramref name="IsYield"/>; null to make it anew.</param>
/// <param name="IsYield">True when the action yields a linked fact.</param>
public sealed record ActionElement(LambdaExpression Expression, ActionTrigger Trigger, LambdaExpression? Yield = null, bool IsYield = false);

/// <summary>A name of a rule and the type of what it stands for.</summary>
/// <param name="Type">Type of the fact or value.</param>
/// <param name="Name">The variable's name; invented where the rule gives none, then it begins with <c>$</c>.</param>
public sealed record Declaration(Type Type, string Name);
