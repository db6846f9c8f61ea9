using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Host.Api.Cases;

/// <summary><c>GET /api/cases/{no}</c>: everything about one case. A foreign number is answered like one that does not exist.</summary>
internal static class ShowCase
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/cases/{no}", HandleAsync)
        .WithName("showCase").WithSummary("Everything about one case: stages, tasks, clocks, who holds it, documents, timeline.");

    private static async Task<Results<Ok<CaseView>, ProblemHttpResult>> HandleAsync(
        string no, Caller caller, Language language, WorkflowDb db, Desk desk, CaseRows rows, CancellationToken cancellationToken)
    {
        var visible = Visible.Cases(db, caller, desk.Today).Where(row => row.No == no);
        if (await CaseHead.Of(db, visible).SingleOrDefaultAsync(cancellationToken) is not { } head)
        {
            return new CaseNotFound(new CaseNo(no)).Answer(StatusCodes.Status404NotFound);
        }

        var row = (await rows.OfAsync([head], language, cancellationToken))[0];
        var content = await CaseContent.ReadAsync(db, no, cancellationToken);
        return TypedResults.Ok(new CaseShowing(head, content, await desk.NamesAsync(head, language, cancellationToken), desk.Clocks(language)).Show(row));
    }
}
