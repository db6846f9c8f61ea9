using Workflow.Approvals.Cases;

namespace Workflow.Host.Security;

/// <summary>Says which roles a route is for; the others get <c>access.refused</c>.</summary>
internal static class Allowed
{
    public static TRoute OnlyFor<TRoute>(this TRoute route, params ActorRole[] roles) where TRoute : IEndpointConventionBuilder =>
        route.RequireAuthorization(policy => policy.RequireRole(roles.Select(role => role.ToString())));
}
