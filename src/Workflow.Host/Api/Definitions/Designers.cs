using Microsoft.AspNetCore.Authorization;
using Workflow.Approvals.Cases;
using Workflow.Host.Security;

namespace Workflow.Host.Api.Definitions;

/// <summary>Who works on definitions and moves running cases: process designers, and administrators of all divisions. A definition is for every division, so nobody bound to one may.</summary>
internal static class Designers
{
    public static void Only(AuthorizationPolicyBuilder policy) => policy
        .RequireAuthenticatedUser()
        .RequireClaim(Caller.RoleClaim, nameof(ActorRole.Designer), nameof(ActorRole.Administrator))
        .RequireAssertion(access => !access.User.HasClaim(claim => claim.Type == Caller.RegionClaim));
}
