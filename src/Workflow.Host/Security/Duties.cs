using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Parties;

namespace Workflow.Host.Security;

/// <summary>Where an account works: department and division, as its role needs them.</summary>
internal static class Duties
{
    /// <summary>Clerk, reviewer and head work in a department, a clerk in one division; nobody else has a department.</summary>
    public static Result Check(string name, ActorRole role, string? department, string? region)
    {
        var isOfDepartment = role is ActorRole.IntakeClerk or ActorRole.Reviewer or ActorRole.DepartmentHead;
        return role is ActorRole.System ? new AccountRoleIncomplete(name, role, "person")
            : isOfDepartment && department is null ? new AccountRoleIncomplete(name, role, "department")
            : !isOfDepartment && department is not null ? new AccountRoleWithoutDepartment(name, role)
            : role is ActorRole.IntakeClerk && region is null ? new AccountRoleIncomplete(name, role, "region")
            : region is not null ? PartyRegistration.Region(region)
            : Result.Done;
    }

    /// <summary>Whether the catalogue knows the department. Refused: <c>department.unknown</c>.</summary>
    public static Result CheckDepartment(string? department, CatalogueVersion catalogue) =>
        department is null || catalogue.Departments.ContainsKey(department) ? Result.Done : new DepartmentUnknown(department);
}

/// <summary>The role needs something the account does not have.</summary>
internal sealed record AccountRoleIncomplete(string Name, ActorRole Role, string Missing)
    : Refusal("account.role-incomplete", $"Account {Name} cannot be {Role} without a {Missing}.", ("name", Name), ("role", Role.ToString()), ("missing", Missing));

/// <summary>The role works in no department.</summary>
internal sealed record AccountRoleWithoutDepartment(string Name, ActorRole Role)
    : Refusal("account.role-without-department", $"Account {Name} is {Role}, which belongs to no department.", ("name", Name), ("role", Role.ToString()));

/// <summary>The catalogue has no such department.</summary>
internal sealed record DepartmentUnknown(string Department) : Refusal("department.unknown", $"The catalogue has no department {Department}.", ("department", Department));
