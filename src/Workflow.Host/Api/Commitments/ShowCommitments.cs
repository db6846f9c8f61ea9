using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Commitments;
using Workflow.Host.Api.Cases;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Host.Api.Commitments;

/// <summary><c>GET /api/cases/{no}/commitments</c> and <c>.../{id}</c>: the commitments of a case; one with the text that was shown.</summary>
internal static class ShowCommitments
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/cases/{no}/commitments", ListAsync).WithName("listCommitments").WithSummary("The commitments of a case: at most one for each matter and filing.");
        api.MapGet("/cases/{no}/commitments/{id:guid}", ShowAsync).WithName("showCommitment").WithSummary("A commitment with its text as it was shown.");
    }

    private static async Task<Results<Ok<IReadOnlyList<CommitmentView>>, ProblemHttpResult>> ListAsync(string no, Caller caller, Language language, WorkflowDb db, Desk desk, CancellationToken cancellationToken)
    {
        if (await HeadAsync(no, caller, db, desk, cancellationToken) is not { } head)
        {
            return new CaseNotFound(new CaseNo(no)).Answer();
        }

        return TypedResults.Ok(await ReadAsync(db, head, await desk.NamesAsync(head, language, cancellationToken), cancellationToken));
    }

    private static async Task<Results<Ok<CommitmentPageView>, ProblemHttpResult>> ShowAsync(string no, Guid id, Caller caller, Language language, WorkflowDb db, Desk desk, CancellationToken cancellationToken)
    {
        if (await HeadAsync(no, caller, db, desk, cancellationToken) is not { } head)
        {
            return new CaseNotFound(new CaseNo(no)).Answer();
        }

        var found = (await ReadAsync(db, head, await desk.NamesAsync(head, language, cancellationToken), cancellationToken)).FirstOrDefault(one => one.Id == id);
        return found is null
            ? new CommitmentUnknown(new(id)).Answer()
            : TypedResults.Ok(new CommitmentPageView(found, await db.CommitmentTexts.Where(text => text.CommitmentId == id).Select(text => text.Text).SingleAsync(cancellationToken)));
    }

    private static Task<CaseHead?> HeadAsync(string no, Caller caller, WorkflowDb db, Desk desk, CancellationToken cancellationToken) =>
        CaseHead.Of(db, Visible.Cases(db, caller, desk.Today).Where(row => row.No == no)).SingleOrDefaultAsync(cancellationToken);

    private static async Task<IReadOnlyList<CommitmentView>> ReadAsync(WorkflowDb db, CaseHead head, CatalogueNames names, CancellationToken cancellationToken)
    {
        var rows = await db.Commitments.AsNoTracking().Where(row => row.CaseNo == head.No).OrderBy(row => row.ShownAt).ThenBy(row => row.Id).ToListAsync(cancellationToken);
        var verifications = await db.Verifications.AsNoTracking().Where(row => row.OriginNo == head.No).OrderBy(row => row.CaseNo).Select(row => new { row.CommitmentId, row.CaseNo }).ToDictionaryAsync(row => row.CommitmentId, row => row.CaseNo, cancellationToken);
        return rows.ConvertAll(row => CommitmentView.Of(row, verifications.GetValueOrDefault(row.Id), names));
    }
}
