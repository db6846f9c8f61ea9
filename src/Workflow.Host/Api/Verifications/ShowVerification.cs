using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Commitments;
using Workflow.Host.Api.Cases;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Json;
using Workflow.Runtime.Data.Steps;
using Workflow.Runtime.Data.Tables;

namespace Workflow.Host.Api.Verifications;

/// <summary><c>GET /api/cases/{no}/verification</c>: what a verification case is about and how far it has come.</summary>
internal static class ShowVerification
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/cases/{no}/verification", HandleAsync)
        .WithName("showVerification").WithSummary("What a verification case is about and how far it has come.");

    private static async Task<Results<Ok<VerificationView>, ProblemHttpResult>> HandleAsync(string no, Caller caller, Language language, WorkflowDb db, Desk desk, CancellationToken cancellationToken)
    {
        if (await CaseHead.Of(db, Visible.Cases(db, caller, desk.Today).Where(row => row.No == no)).SingleOrDefaultAsync(cancellationToken) is not { } head)
        {
            return new CaseNotFound(new CaseNo(no)).Answer();
        }

        if (await db.Verifications.AsNoTracking().SingleOrDefaultAsync(row => row.CaseNo == no, cancellationToken) is not { } row)
        {
            return new VerificationMissing(new CaseNo(no)).Answer();
        }

        var names = await desk.NamesAsync(head, language, cancellationToken);
        return TypedResults.Ok(new VerificationView(
            no, row.OriginNo, row.CommitmentId, new(row.Matter, names.Matter(row.Matter)), names.DepartmentOf(row.Approver), names.DepartmentOf(row.Regulator), row.GrantedAt, row.State,
            language.Text($"verification-state.{Wording.Of(row.State)}"), row.AcknowledgedAt, row.Manner, row.DueOn, StoreJson.ReadTexts(row.Inspectors).Count, row.CheckedOn is null ? null : row.Finding, row.CheckedOn,
            row.RectifyBy, row.ReportedAt, row.Ground, [.. CommitmentTables.ReadLater(row.Later).Select(later => new PromisedView(new(later.Code, names.Material(later.Code)), later.DueOn, later.DeliveredOn))]));
    }
}

/// <summary>A verification.</summary>
/// <param name="Origin">Number of the case that was granted.</param>
/// <param name="Inspectors">How many are named: none or two.</param>
/// <param name="Finding">Once both inspectors found it; what one found is not told.</param>
/// <param name="Ground">Rule that proposed revocation.</param>
internal sealed record VerificationView(
    string CaseNo, string Origin, Guid Commitment, CodeName Matter, CodeName Approver, CodeName Regulator, DateTimeOffset GrantedAt, VerificationState State, string StateName,
    DateTimeOffset? AcknowledgedAt, CheckManner? Manner, DateOnly? DueOn, int Inspectors, CheckFinding? Finding, DateOnly? CheckedOn, DateOnly? RectifyBy, DateTimeOffset? ReportedAt, string? Ground,
    IReadOnlyList<PromisedView> Promised);

/// <summary>A material that was promised for later.</summary>
internal sealed record PromisedView(CodeName Material, DateOnly DueOn, DateOnly? DeliveredOn);
