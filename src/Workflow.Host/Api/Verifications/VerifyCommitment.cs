using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Commitments;
using Workflow.Host.Api.Acting;
using Workflow.Host.Api.Tasks;
using Workflow.Host.Security;
using Workflow.Runtime.Data;

namespace Workflow.Host.Api.Verifications;

/// <summary>What the regulator does on the tasks of a verification.</summary>
internal static class VerifyCommitment
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/tasks/{id:guid}/acknowledge", (Guid id, Act act) => act.OnTaskAsync(id, (@case, task) => new AcknowledgeHandOver(@case, task)))
            .Does("acknowledgeHandOver", "The regulator says that it has the verification.");
        api.MapPost("/tasks/{id:guid}/inspectors", NameAsync)
            .Does("nameInspectors", "The regulator names the two colleagues who check.");
        api.MapPost("/tasks/{id:guid}/check", (Guid id, CheckRequest request, Act act) =>
                act.Pointing(Places.Of(("reasons.", "/text"))).OnTaskAsync(
                    id, request.Attachments ?? [], (@case, task) => new ReportCheck(@case, task, request.Finding, request.HarmIfRevoked, request.Text) { Attachments = request.Attachments ?? [] }))
            .Does("reportCheck", "An inspector says what the check found; it takes effect when the other says the same.");
        api.MapPost("/tasks/{id:guid}/rectification", (Guid id, RectifiedRequest request, Act act) =>
                act.Pointing(Places.Of(("reasons.", "/text"))).OnTaskAsync(id, (@case, task) => new ConfirmRectification(@case, task, request.Passed, request.Text)))
            .Does("confirmRectification", "An inspector says whether what was found was put right.");
        api.MapPost("/tasks/{id:guid}/revocation", (Guid id, RevocationRequest request, Act act) =>
                act.Pointing(Places.Of(("reasons.", "/text"))).OnTaskAsync(id, (@case, task) => new SignRevocation(@case, task, request.Revoke, request.Text)))
            .Does("signRevocation", "One proposes to revoke what was granted, the head of the department, another person, approves.");
    }

    private static async Task<IResult> NameAsync(Guid id, InspectorsRequest request, Act act, Caller caller, WorkflowDb db, CancellationToken cancellationToken)
    {
        act.Pointing(Places.Of(("verification.inspectors", "/inspectors")));
        var known = await Colleagues.Of(db, caller).Where(account => request.Inspectors.Contains(account.Id)).Select(account => account.Id).ToListAsync(cancellationToken);
        var stranger = request.Inspectors.FirstOrDefault(account => !known.Contains(account) && account != caller.Account);
        return await act.OnTaskAsync(id, (@case, task) => stranger is null ? new NameInspectors(@case, task, request.Inspectors) : new NameStranger(@case, task, request.Inspectors, stranger));
    }

    /// <summary>Who checks.</summary>
    /// <param name="Inspectors">Two accounts of the department.</param>
    private sealed record InspectorsRequest(IReadOnlyList<string> Inspectors);

    /// <summary>What was found.</summary>
    /// <param name="Finding">What was found.</param>
    /// <param name="Text">The record of the check.</param>
    /// <param name="HarmIfRevoked">To revoke would do great harm to the public.</param>
    /// <param name="Attachments">Hashes of files uploaded to the case.</param>
    private sealed record CheckRequest(CheckFinding Finding, string Text, bool HarmIfRevoked = false, IReadOnlyList<string>? Attachments = null);

    /// <summary>Whether it was put right.</summary>
    /// <param name="Passed">It was.</param>
    /// <param name="Text">The record.</param>
    private sealed record RectifiedRequest(bool Passed, string Text);

    /// <summary>A signature on a revocation.</summary>
    /// <param name="Revoke">Whether to revoke.</param>
    /// <param name="Text">The reasons.</param>
    private sealed record RevocationRequest(bool Revoke, string Text);
}

/// <summary>Somebody who is no colleague checks nothing. Whether the caller may name anybody at all is said first.</summary>
internal sealed record NameStranger(CaseNo Case, TaskId Task, IReadOnlyList<string> Inspectors, string Stranger) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        new NameInspectors(Case, Task, Inspectors).Decide(file, context).Then<FlowSignals>(_ => new ColleagueUnknown(Stranger) { Field = "/inspectors" });
}
