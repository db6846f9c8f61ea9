using Workflow.Host.Api.Acting;

namespace Workflow.Host.Api.Supplements;

/// <summary><c>POST /api/cases/{no}/stages/{stage}/supplement-list</c>: the lead sends the stage's list, once.</summary>
internal static class SendSupplement
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/cases/{no}/stages/{stage}/supplement-list", (string no, string stage, Act act) =>
            act.OnStageAsync(no, stage, (@case, code) => new Approvals.Materials.SendSupplement(@case, code)))
        .Does("sendSupplement", "The lead department sends the applicant the list of what the departments still need; it stops no clock.");
}
