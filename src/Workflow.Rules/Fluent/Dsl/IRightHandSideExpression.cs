using System.Linq.Expressions;
using Workflow.Rules.RuleModel;

namespace Workflow.Rules.Fluent.Dsl;

/// <summary>The actions of a rule, one after the other.</summary>
public interface IRightHandSideExpression
{
    /// <summary>An action for some events.</summary>
    IRightHandSideExpression Action(Expression<Action<IContext>> action, ActionTrigger actionTrigger);

    /// <summary>An action for a match that is new or updated.</summary>
    IRightHandSideExpression Do(Expression<Action<IContext>> action);

    /// <summary>An action for a match that had fired and is lost.</summary>
    IRightHandSideExpression Undo(Expression<Action<IContext>> action);

    /// <summary>A linked fact: made when the match fires, made anew when it fires again, retracted when the match is lost. Null makes none.</summary>
    IRightHandSideExpression Yield<TFact>(Expression<Func<IContext, TFact>> yield);

    /// <summary>A linked fact: made when the match fires, made of the former one when it fires again, retracted when the match is lost.</summary>
    IRightHandSideExpression Yield<TFact>(Expression<Func<IContext, TFact>> yieldInsert, Expression<Func<IContext, TFact, TFact>> yieldUpdate);
}
