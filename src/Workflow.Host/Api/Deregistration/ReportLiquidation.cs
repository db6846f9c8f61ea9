using Workflow.Approvals.Deregistration;
using Workflow.Host.Api.Acting;

namespace Workflow.Host.Api.Deregistration;

/// <summary><c>POST /api/cases/{no}/deregistration/liquidation</c>: the enterprise reports a step of its liquidation.</summary>
internal static class ReportLiquidation
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/cases/{no}/deregistration/liquidation", (string no, Request request, Act act) =>
            act.Pointing(Places.Of(("liquidation.day-wrong", "/on"), ("liquidation.step", "/step")))
                .OnCaseAsync(no, @case => new Approvals.Deregistration.ReportLiquidation(@case, request.Step, request.On)))
        .Does("reportLiquidation", "The enterprise reports a step of its liquidation; the group's notice and the announcement are published by it.");

    /// <summary>The step.</summary>
    /// <param name="Step">The group first, the report last, each once.</param>
    /// <param name="On">Day on which the group was formed or the creditors were notified; today when left out.</param>
    private sealed record Request(LiquidationStep Step, DateOnly? On = null);
}
