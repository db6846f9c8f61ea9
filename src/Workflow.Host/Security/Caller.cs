using System.Security.Claims;
using Workflow.Approvals.Cases;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Host.Security;

/// <summary>Who asks: the claims of a session. One role an account.</summary>
/// <param name="Account">Account id, which is also the name it signs in with.</param>
/// <param name="Role">Its role.</param>
/// <param name="Department">Department code of an official, else null.</param>
/// <param name="Region">Administrative division the account is bound to, or null.</param>
internal sealed record Caller(string Account, ActorRole Role, string? Department, string? Region)
{
    internal const string AccountClaim = "account";
    internal const string RoleClaim = "role";
    internal const string DepartmentClaim = "department";
    internal const string RegionClaim = "region";

    /// <summary>The caller of a request. Routes bind it as a parameter; they all require a session.</summary>
    public static ValueTask<Caller> BindAsync(HttpContext context) => ValueTask.FromResult(Of(context.User));

    /// <exception cref="InvalidOperationException">The principal has no session: a route forgot to require one.</exception>
    public static Caller Of(ClaimsPrincipal principal) =>
        principal.FindFirstValue(AccountClaim) is { } account && Enum.TryParse<ActorRole>(principal.FindFirstValue(RoleClaim), out var role)
            ? new(account, role, principal.FindFirstValue(DepartmentClaim), principal.FindFirstValue(RegionClaim))
            : throw new InvalidOperationException("The request has no session.");

    /// <summary>The caller an account is while signed in.</summary>
    public static Caller Of(Account account) => new(account.Id, account.Role, account.Department, account.Region);

    /// <summary>The claims of the session.</summary>
    public IEnumerable<Claim> Claims()
    {
        yield return new(RoleClaim, Role.ToString());
        if (Department is not null)
        {
            yield return new(DepartmentClaim, Department);
        }

        if (Region is not null)
        {
            yield return new(RegionClaim, Region);
        }
    }
}
