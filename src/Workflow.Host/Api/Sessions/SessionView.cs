using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime;
using Workflow.Runtime.Data;
using Workflow.Runtime.Versions;

namespace Workflow.Host.Api.Sessions;

/// <summary>Who is signed in, and what the office's clock says.</summary>
/// <param name="Party">For an applicant: the party acted for, the first of today's mandates.</param>
internal sealed record SessionView(
    string Account, string DisplayName, ActorRole Role, string? Department, string? DepartmentName, Guid? Party, string? PartyName, bool IsDemo, DateTimeOffset OfficeNow);

/// <summary>Reads what a session shows.</summary>
internal sealed class SessionReading(WorkflowDb db, PublishedVersions versions, RuntimeTime time)
{
    public async Task<SessionView> OfAsync(Caller caller, Language language, CancellationToken cancellationToken)
    {
        var now = time.OfficeNow();
        var account = await db.Users.AsNoTracking().Where(row => row.Id == caller.Account).Select(row => new { row.DisplayName, row.IsDemo }).SingleAsync(cancellationToken);
        var party = caller.Role == ActorRole.Applicant
            ? await Mandated.Parties(db, caller, OfficeTime.DayOf(now)).OrderBy(row => row.Id).Select(row => new { row.Id, row.DisplayName }).FirstOrDefaultAsync(cancellationToken)
            : null;
        return new(
            caller.Account, account.DisplayName, caller.Role, caller.Department, DepartmentName(caller.Department, language), party?.Id, party?.DisplayName, account.IsDemo, now);
    }

    private string? DepartmentName(string? code, Language language) =>
        code is null ? null : versions.Catalogue.Departments.TryGetValue(code, out var department) ? language.Pick(department.Name, department.NameEn) : code;
}
