using Workflow.Host.Api.Acting;

namespace Workflow.Host.Api.Deregistration;

/// <summary><c>POST /api/cases/{no}/deregistration/declaration</c>: the enterprise declares what the choice of the route rests on.</summary>
internal static class DeclareRoute
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/cases/{no}/deregistration/declaration", (string no, Request request, Act act) =>
            act.OnCaseAsync(no, @case => new Approvals.Deregistration.DeclareRoute(@case, request.DebtsSettled, request.AllInvestorsPromised, request.WantsOrdinary)))
        .Does("declareRoute", "The enterprise declares its debts and promises; rules choose the route at once where they can.");

    /// <summary>The declaration. What is promised falsely makes the shareholders liable.</summary>
    /// <param name="DebtsSettled">No debts, or debts, wages, insurance and taxes settled.</param>
    /// <param name="AllInvestorsPromised">All investors promise so in writing.</param>
    /// <param name="WantsOrdinary">The ordinary route whatever is open.</param>
    private sealed record Request(bool DebtsSettled, bool AllInvestorsPromised, bool WantsOrdinary = false);
}
