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

    /// <summary>Administrative division whose cases the account may see and whose administrators look after it; null for all divisions. An applicant sees by its mandates alone.</summary>
    public string? Region { get; set; }

    /// <summary>Made by the demo, shown as such.</summary>
    public bool IsDemo { get; set; }

    /// <summary>Nobody signs in with it any more. An account is never deleted: its name stands in opinions and in the audit trail.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Counts its changes, for If-Match.</summary>
    public int Version { get; set; } = 1;
}
