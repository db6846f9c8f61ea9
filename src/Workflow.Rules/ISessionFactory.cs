using Workflow.Rules.Diagnostics;
using Workflow.Rules.Extensibility;

namespace Workflow.Rules;

/// <summary>A compiled rule set, for many sessions and many threads.</summary>
public interface ISessionFactory
{
    /// <summary>What all sessions tell of their work, with the session as sender.</summary>
    IEventProvider Events { get; }

    /// <summary>Gives actions the services they ask for; a session may have its own.</summary>
    IDependencyResolver DependencyResolver { get; set; }

    /// <summary>Stands between rules and their actions; a session may have its own.</summary>
    IActionInterceptor? ActionInterceptor { get; set; }

    /// <summary>An empty session. Rules that need no fact are on its agenda.</summary>
    ISession CreateSession();

    /// <summary>An empty session.</summary>
    /// <param name="initializationAction">Called before rules that need no fact come on the agenda.</param>
    ISession CreateSession(Action<ISession>? initializationAction);
}
