using Workflow.Approvals.Cases;
using Workflow.Approvals.Commitments;
using Workflow.Host.Api.Acting;

namespace Workflow.Host.Api.Commitments;

/// <summary>What an applicant does about a commitment: asks for the notice, signs, declines, withdraws.</summary>
internal static class CommitToMatter
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/cases/{no}/stages/{stage}/commitments", (string no, string stage, NoticeRequest request, Act act) =>
                act.Pointing(Places.Of(("matter.", "/matter"), ("commitment.not-offered", "/matter"))).OnStageAsync(no, stage, (@case, code) => new ShowCommitment(@case, code, request.Matter)))
            .Does("askCommitment", "The applicant asks for the notice of a matter before filing its stage; it is kept as it is shown.");
        api.MapPost("/cases/{no}/commitments/{id:guid}/sign", SignAsync)
            .Does("signCommitment", "The applicant commits itself. Rules judge signature and way: what they refuse is not taken, what they refer a person decides.");
        api.MapPost("/cases/{no}/commitments/{id:guid}/decline", (string no, Guid id, Act act) => act.OnCaseAsync(no, @case => new DeclineCommitment(@case, new(id))))
            .Does("declineCommitment", "The applicant does not commit itself and goes the ordinary way in the same case.");
        api.MapPost("/cases/{no}/commitments/{id:guid}/withdraw", (string no, Guid id, ReasonRequest request, Act act) =>
                act.Pointing(Places.Of(("reasons.", "/reason"))).OnCaseAsync(no, @case => new WithdrawCommitment(@case, new(id), request.Reason)))
            .Does("withdrawCommitment", "The applicant withdraws its commitment before the decision, with reasons.");
    }

    private static Task<IResult> SignAsync(string no, Guid id, SignRequest request, Act act) =>
        act.Pointing(Places.Of(("commitment.condition-unknown", "/conditions"), ("commitment.publication", "/mayPublish"), ("commitment.evidence", "/evidence")))
            .OnCaseAsync(
                no, request.Evidence is { } file ? [(file, "/evidence")] : [],
                @case => new SignCommitment(@case, new CommitmentId(id), request.TextVersion, request.Method, request.Conditions ?? [], request.MayPublish, request.Evidence));

    /// <summary>Which notice.</summary>
    /// <param name="Matter">Code of the matter.</param>
    private sealed record NoticeRequest(string Matter);

    /// <summary>A signature.</summary>
    /// <param name="TextVersion">As the notice names itself: what is signed is what was shown.</param>
    /// <param name="Method">How it is signed.</param>
    /// <param name="Conditions">Codes of what is promised; left out for all.</param>
    /// <param name="MayPublish">Agrees to publication.</param>
    /// <param name="Evidence">Hash of a file uploaded to the case: the signed paper or the signature.</param>
    private sealed record SignRequest(string TextVersion, SigningMethod Method, IReadOnlyList<string>? Conditions = null, bool MayPublish = false, string? Evidence = null);

    /// <summary>Why.</summary>
    /// <param name="Reason">In the applicant's words.</param>
    private sealed record ReasonRequest(string Reason);
}
