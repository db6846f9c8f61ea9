using Microsoft.AspNetCore.Authorization;
using Workflow.Approvals.Cases;
using Workflow.Host.Security;

namespace Workflow.Host.Api.Operations;

/// <summary>Who may look at the machinery: administrators of all divisions. What it shows is not bound to a division.</summary>
internal static class Operators
{
    public static void Only(AuthorizationPolicyBuilder policy) => policy
        .RequireAuthenticatedUser()
        .RequireClaim(Caller.RoleClaim, nameof(ActorRole.Administrator))
        .RequireAssertion(access => !access.User.HasClaim(claim => claim.Type == Caller.RegionClaim));
}
