namespace Workflow.Approvals.Cases;

/// <summary>Who acts. An account acts in one role at a time; an applicant's account acts for a party through a mandate.</summary>
/// <param name="Account">Account id; <c>system</c> for timers.</param>
/// <param name="Role">The role used for this command.</param>
/// <param name="Department">Department code for officials, else null.</param>
/// <param name="Party">The party acted for (mandate checked by the caller), else null.</param>
public sealed record Actor(string Account, ActorRole Role, string? Department = null, PartyId? Party = null)
{
    public static Actor System { get; } = new("system", ActorRole.System);
}

/// <summary>Roles of the glossary, and the system itself.</summary>
public enum ActorRole
{
    System,
    Applicant,
    IntakeClerk,
    Reviewer,
    DepartmentHead,
    Supervisor,
    Administrator,
    Designer,
}
