using Workflow.Rules.RuleModel;

namespace Workflow.Rules.Extensibility;

/// <summary>Stands between a rule that fires and its actions.</summary>
public interface IActionInterceptor
{
    /// <summary>Called in place of the actions; runs them, or does not. What an action throws passes through unwrapped.</summary>
    void Intercept(IContext context, IEnumerable<IActionInvocation> actions);
}

/// <summary>An action about to run.</summary>
public interface IActionInvocation
{
    /// <summary>Facts and services the action speaks of, without the context.</summary>
    object?[] Arguments { get; }

    /// <summary>On which events it runs.</summary>
    ActionTrigger Trigger { get; }

    /// <summary>Runs it.</summary>
    void Invoke();
}

/// <summary>Gives rules the services they ask for.</summary>
public interface IDependencyResolver
{
    /// <summary>A service.</summary>
    object Resolve(IResolutionContext context, Type serviceType);
}

/// <summary>Who asks for a service.</summary>
public interface IResolutionContext
{
    /// <summary>The session.</summary>
    ISession Session { get; }

    /// <summary>The rule.</summary>
    IRuleDefinition Rule { get; }
}

internal sealed record ResolutionContext(ISession Session, IRuleDefinition Rule) : IResolutionContext;

internal sealed class NoResolver : IDependencyResolver
{
    public object Resolve(IResolutionContext context, Type serviceType) =>
        throw new InvalidOperationException($"The rule {context.Rule.Name} asks for {serviceType}, but the session has no dependency resolver.");
}
