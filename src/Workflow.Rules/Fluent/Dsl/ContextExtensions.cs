using Workflow.Rules.RuleModel;

namespace Workflow.Rules.Fluent.Dsl;

/// <summary>Short words for actions.</summary>
public static class ContextExtensions
{
    /// <summary>Changes a fact and says so.</summary>
    /// <exception cref="ArgumentException">There is no such fact.</exception>
    public static void Update<T>(this IContext context, T fact, Action<T> updateAction)
        where T : notnull
    {
        updateAction(fact);
        context.Update(fact);
    }

    /// <summary>A service from the session's resolver.</summary>
    public static TService Resolve<TService>(this IContext context) => (TService)context.Resolve(typeof(TService));
}
