using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Approvals.Clocks;
using Workflow.Host.Serving;

namespace Workflow.Host.Api.Clocks;

/// <summary><c>GET /api/clock-grounds</c>: the grounds somebody may stop a clock on. The list is closed.</summary>
internal static class ListGrounds
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/clock-grounds", Handle).WithName("listGrounds").WithSummary("The grounds a clock may be stopped on; the list is closed.");

    private static Ok<IReadOnlyList<GroundView>> Handle(Language language) => TypedResults.Ok<IReadOnlyList<GroundView>>(
        [.. StopGrounds.All.Where(rule => rule.CanBeAsked).Select(rule => new GroundView(
            rule.Code, language.Text($"ground.{rule.Code}"), rule.StopsStatutory, rule.TasksOnly, rule.NeedsLocalRule, rule.Source))]);
}

/// <summary>A ground.</summary>
/// <param name="StopsStatutory">It may stop the limit of the law, too.</param>
/// <param name="TasksOnly">It stops clocks of tasks only.</param>
/// <param name="NeedsLocalRule">It stops the promise only where a local rule says so, which must be cited.</param>
/// <param name="Source">The provision it rests on.</param>
internal sealed record GroundView(string Code, string Name, bool StopsStatutory, bool TasksOnly, bool NeedsLocalRule, string Source);
