using Workflow.Approvals.Commitments;
using Workflow.Host.Api.Acting;

namespace Workflow.Host.Api.Commitments;

/// <summary><c>POST /api/cases/{no}/commitments/{id}/route</c>: a person of the department decides on a referred commitment.</summary>
internal static class DecideCommitmentWay
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/cases/{no}/commitments/{id:guid}/route", (string no, Guid id, Request request, Act act) =>
            act.Pointing(Places.Of(("reasons.", "/reasons"))).OnCaseAsync(no, @case => new DecideCommitmentRoute(@case, new(id), request.Open, request.Reasons)))
        .Does("decideCommitmentRoute", "The department of a matter says whether a referred commitment may be gone by.");

    /// <summary>The decision.</summary>
    /// <param name="Open">Whether it may be gone by.</param>
    /// <param name="Reasons">Told to the applicant.</param>
    private sealed record Request(bool Open, string Reasons);
}
