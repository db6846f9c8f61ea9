using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Approvals.PublicNotices;
using Workflow.Host.Api.Acting;
using Workflow.Host.Api.Cases;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;

namespace Workflow.Host.Api.PublicNotices;

/// <summary><c>POST /api/public/notices/{id}/objections</c>: whoever is signed in speaks against a public notice, also on a case that is not theirs.</summary>
internal static class ObjectToNotice
{
    private const string What = "object-to-notice";

    public static void Map(RouteGroupBuilder api) => api.MapPost("/public/notices/{id:guid}/objections", HandleAsync)
        .Does("objectToNotice", "Somebody speaks against a public notice, which ends it; to an announcement to creditors it is a claim.");

    private static async Task<IResult> HandleAsync(Guid id, Request request, Act act, Caller caller, WorkflowDb db, Desk desk, CancellationToken cancellationToken)
    {
        if (caller.Role is not (ActorRole.Applicant or ActorRole.Reviewer or ActorRole.DepartmentHead))
        {
            return new RoleMayNot(caller.Role, What).Answer();
        }

        // What is not listed is known to departments of its division alone.
        var official = caller.Role != ActorRole.Applicant;
        var found = await db.PublicNotices.Where(notice => notice.Id == id && (official || notice.IsListed))
            .Join(db.Cases.Where(row => !official || caller.Region == null || row.Region == caller.Region), notice => notice.CaseNo, row => row.No, (_, row) => new { row.No, row.Applicant })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return new PublicNoticeUnknown(id).Answer();
        }

        var isOwn = !official && await Visible.Cases(db, caller, desk.Today).AnyAsync(row => row.No == found.No, cancellationToken);
        return await act.Pointing(Places.Of(("reasons.", "/text"), ("objection.", "/ground"))).OnPublishedAsync(
            new(found.No), isOwn ? new PartyId(found.Applicant) : null, @case => new Approvals.PublicNotices.ObjectToNotice(@case, id, request.Ground, request.Text));
    }

    /// <summary>The objection.</summary>
    /// <param name="Ground">tax and investigation for departments, creditor and other for everybody else.</param>
    /// <param name="Text">The reasons; required.</param>
    private sealed record Request(ObjectionGround Ground, string Text = "");
}
