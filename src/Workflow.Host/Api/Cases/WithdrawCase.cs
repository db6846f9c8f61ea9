using Workflow.Approvals.Cases;
using Workflow.Host.Api.Acting;

namespace Workflow.Host.Api.Cases;

/// <summary><c>POST /api/cases/{no}/withdrawal</c>: the applicant takes its application back.</summary>
internal static class WithdrawCase
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/cases/{no}/withdrawal", (string no, Request request, Act act) =>
            act.OnCaseAsync(no, @case => new Withdraw(@case, request.Reason)))
        .Does("withdrawCase", "The applicant withdraws the case; what was granted stays granted.");

    /// <summary>Why.</summary>
    /// <param name="Reason">In the applicant's words; may be empty.</param>
    private sealed record Request(string Reason = "");
}
