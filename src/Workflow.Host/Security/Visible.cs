using System.Diagnostics;
using System.Linq.Expressions;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Tasks;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Host.Security;

/// <summary>What a caller may see, as part of each query: rows of others are never read, so a foreign number is like one that does not exist.</summary>
internal static class Visible
{
    /// <summary>Inbox of the supervisors.</summary>
    private const string Supervision = "supervision";

    /// <summary>Inbox of the administrators.</summary>
    private const string Administration = "administration";

    /// <summary>Applicant: cases of parties it has a mandate for today. Reviewer and head: cases in which their department has a task or leads a stage. Clerk: cases of its
    /// division. Supervisor and administrator: cases of their division, all without one. Designer: none.</summary>
    public static IQueryable<CaseRow> Cases(WorkflowDb db, Caller caller, DateOnly today) => caller.Role switch
    {
        ActorRole.Applicant => db.Cases.Where(row => Mandated.Parties(db, caller, today).Any(party => party.Id == row.Applicant)),
        ActorRole.Reviewer or ActorRole.DepartmentHead => db.Cases.Where(InRegion(caller)).Where(row =>
            db.ReviewTasks.Any(task => task.CaseNo == row.No && task.Department == caller.Department)
            || db.StageApplications.Any(stage => stage.CaseNo == row.No && stage.LeadDepartment == caller.Department)),
        ActorRole.IntakeClerk => db.Cases.Where(row => row.Region == caller.Region),
        ActorRole.Supervisor or ActorRole.Administrator => db.Cases.Where(InRegion(caller)),
        ActorRole.Designer => db.Cases.Where(_ => false),
        _ => throw new UnreachableException($"{caller.Role} does not sign in."),
    };

    /// <summary>Open tasks of the caller's department in its division; nobody else has an inbox.</summary>
    public static IQueryable<ReviewTaskRow> OpenTasks(WorkflowDb db, Caller caller) => caller.Role switch
    {
        ActorRole.IntakeClerk => db.ReviewTasks.Where(task =>
            task.Department == caller.Department && task.IsOpen && db.Cases.Any(row => row.No == task.CaseNo && row.Region == caller.Region)),
        ActorRole.Reviewer or ActorRole.DepartmentHead => db.ReviewTasks.Where(task =>
            task.Department == caller.Department && task.IsOpen && db.Cases.Any(row => row.No == task.CaseNo && (caller.Region == null || row.Region == caller.Region))),
        _ => db.ReviewTasks.Where(_ => false),
    };

    /// <summary>Notices to a party the caller acts for, or to its department's inbox in its division.</summary>
    public static IQueryable<NoticeRow> Notices(WorkflowDb db, Caller caller, DateOnly today) => caller.Role switch
    {
        ActorRole.Applicant => db.Notices.Where(notice => Mandated.Parties(db, caller, today).Any(party => party.Id == notice.Party)),
        ActorRole.IntakeClerk => InboxOf(db, caller.Department).Where(notice => db.Cases.Any(row => row.No == notice.CaseNo && row.Region == caller.Region)),
        ActorRole.Reviewer or ActorRole.DepartmentHead => OfRegion(db, InboxOf(db, caller.Department), caller),
        ActorRole.Supervisor => OfRegion(db, InboxOf(db, Supervision), caller),
        ActorRole.Administrator => OfRegion(db, InboxOf(db, Administration), caller),
        _ => db.Notices.Where(_ => false),
    };

    /// <summary>Applicant: parties it has a mandate for today. Clerk: of its division. Supervisor and administrator: of their division, all without one. Others: none.</summary>
    public static IQueryable<PartyRow> Parties(WorkflowDb db, Caller caller, DateOnly today) => caller.Role switch
    {
        ActorRole.Applicant => Mandated.Parties(db, caller, today),
        ActorRole.IntakeClerk => db.Parties.Where(party => party.Region == caller.Region),
        ActorRole.Supervisor or ActorRole.Administrator => db.Parties.Where(party => caller.Region == null || party.Region == caller.Region),
        _ => db.Parties.Where(_ => false),
    };

    /// <summary>Applicant: licences of parties it has a mandate for today. Reviewer and head: those their department issued in their division. Supervisor and administrator: of their
    /// division, all without one. Others: none.</summary>
    public static IQueryable<LicenceRow> Licences(WorkflowDb db, Caller caller, DateOnly today) => caller.Role switch
    {
        ActorRole.Applicant => db.Licences.Where(licence => Mandated.Parties(db, caller, today).Any(party => party.Id == licence.Holder)),
        ActorRole.Reviewer or ActorRole.DepartmentHead =>
            db.Licences.Where(licence => licence.Department == caller.Department && (caller.Region == null || licence.Region == caller.Region)),
        ActorRole.Supervisor or ActorRole.Administrator => db.Licences.Where(licence => caller.Region == null || licence.Region == caller.Region),
        _ => db.Licences.Where(_ => false),
    };

    /// <summary>Applicant: projects of parties it has a mandate for today. Reviewer and head: projects of cases they see. Clerk: of its division. Supervisor and administrator: of
    /// their division, all without one. Designer: none.</summary>
    public static IQueryable<ProjectRow> Projects(WorkflowDb db, Caller caller, DateOnly today) => caller.Role switch
    {
        ActorRole.Applicant => db.Projects.Where(project => Mandated.Parties(db, caller, today).Any(party => party.Id == project.Owner)),
        ActorRole.Reviewer or ActorRole.DepartmentHead => db.Projects.Where(project => Cases(db, caller, today).Any(row => row.Project == project.Code)),
        ActorRole.IntakeClerk => db.Projects.Where(project => project.Region == caller.Region),
        ActorRole.Supervisor or ActorRole.Administrator => db.Projects.Where(project => caller.Region == null || project.Region == caller.Region),
        _ => db.Projects.Where(_ => false),
    };

    /// <summary>Reviewer and head: meetings their department holds, or in which it is asked. Supervisor and administrator: of their division, all without one. Others: none.</summary>
    public static IQueryable<MeetingRow> Meetings(WorkflowDb db, Caller caller) => caller.Role switch
    {
        ActorRole.Reviewer or ActorRole.DepartmentHead => db.Meetings.Where(meeting => (meeting.Department == caller.Department && (caller.Region == null || meeting.Region == null || meeting.Region == caller.Region))
            || db.JointReviews.Any(review => review.MeetingId == meeting.Id && db.Cases.Any(row => row.No == review.CaseNo && (caller.Region == null || row.Region == caller.Region))
                && db.ReviewTasks.Any(task => task.CaseNo == review.CaseNo && task.Department == caller.Department && task.Kind == TaskKind.JointOpinion))),
        ActorRole.Supervisor or ActorRole.Administrator => db.Meetings.Where(meeting => caller.Region == null || meeting.Region == caller.Region),
        _ => db.Meetings.Where(_ => false),
    };

    /// <summary>Reviewer and head: issues their department answers or closes. Supervisor and administrator: of their division, all without one. Others: none.</summary>
    public static IQueryable<JointIssueRow> Issues(WorkflowDb db, Caller caller)
    {
        var issues = db.JointIssues.Where(issue => db.Cases.Any(row => row.No == issue.CaseNo && (caller.Region == null || row.Region == caller.Region)));
        return caller.Role switch
        {
            ActorRole.Reviewer or ActorRole.DepartmentHead => issues.Where(issue => issue.Owner == caller.Department || issue.Convenor == caller.Department),
            ActorRole.Supervisor or ActorRole.Administrator => issues,
            _ => issues.Where(_ => false),
        };
    }

    /// <summary>Administrator: accounts of its division, all without one. Others: none.</summary>
    public static IQueryable<Account> Accounts(WorkflowDb db, Caller caller) => caller.Role == ActorRole.Administrator
        ? db.Users.Where(account => caller.Region == null || account.Region == caller.Region)
        : db.Users.Where(_ => false);

    private static Expression<Func<CaseRow, bool>> InRegion(Caller caller) => row => caller.Region == null || row.Region == caller.Region;

    private static IQueryable<NoticeRow> InboxOf(WorkflowDb db, string? department) => db.Notices.Where(notice => notice.Department != null && notice.Department == department);

    private static IQueryable<NoticeRow> OfRegion(WorkflowDb db, IQueryable<NoticeRow> notices, Caller caller) =>
        notices.Where(notice => db.Cases.Any(row => row.No == notice.CaseNo && (caller.Region == null || row.Region == caller.Region)));
}
