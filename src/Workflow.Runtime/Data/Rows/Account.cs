using Microsoft.AspNetCore.Identity;
using Workflow.Approvals.Cases;

namespace Workflow.Runtime.Data.Rows;

/// <summary>Row of <c>accounts</c>: somebody who signs in. One role an account; an applicant's account acts for parties through mandates.</summary>
internal sealed class Account : IdentityUser
{
    public string DisplayName { get; set; } = "";
    public ActorRole Role { get; set; }

    /// <summary>Department code for officials.</summary>
    public string? Department { get; set; }

    /// <summary>Administrative division whose cases the account may see; null for applicants.</summary>
    public string? Region { get; set; }

    /// <summary>Made by the demo, shown as such.</summary>
    public bool IsDemo { get; set; }
}
