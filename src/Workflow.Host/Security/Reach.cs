using System.Diagnostics;
using Workflow.Approvals.Cases;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Host.Security;

/// <summary>Which cases a caller may act on: the same as it may see (<see cref="Visible.Cases"/>), as the condition under which a step locks its case.</summary>
internal static class Reach
{
    /// <summary>The caller's reach on an office day.</summary>
    public static CaseReach Of(Caller caller, DateOnly today) => caller.Role switch
    {
        ActorRole.Applicant => new CaseReach.OfMandates(caller.Account, today),
        ActorRole.Reviewer or ActorRole.DepartmentHead => new CaseReach.OfDepartment(caller.Department ?? "", caller.Region),
        ActorRole.IntakeClerk => new CaseReach.OfRegion(caller.Region ?? ""),
        ActorRole.Supervisor or ActorRole.Administrator => caller.Region is { } region ? new CaseReach.OfRegion(region) : CaseReach.Everything,
        ActorRole.Designer => CaseReach.Nothing,
        _ => throw new UnreachableException($"{caller.Role} does not sign in."),
    };
}
