using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Instant;
using Workflow.Host.Api.Cases;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;
using Workflow.Runtime.RuleSets;

namespace Workflow.Host.Api.Scenarios;

/// <summary><c>/api/scenarios</c>: the instant scenarios (秒批), and the switch that hands one of them to persons at once.</summary>
internal static class Scenarios
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/scenarios", ListAsync).WithName("listScenarios").WithSummary("All instant scenarios with what must be known for each.");
        api.MapGet("/scenarios/{code}", ShowAsync).WithName("showScenario").WithMetadata(new Versioned(Takes: false)).WithSummary("One instant scenario, with the ETag its switch needs.");
        api.MapPut("/scenarios/{code}", SwitchAsync).WithName("switchScenario").WithMetadata(new Versioned(Takes: true)).OnlyFor(ActorRole.Administrator)
            .WithSummary("Switches an instant scenario off, so that persons decide its cases from the next step on, or on again (If-Match).");
    }

    private static async Task<Ok<IReadOnlyList<ScenarioView>>> ListAsync(WorkflowDb db, CancellationToken cancellationToken)
    {
        var switches = await db.ScenarioSwitches.AsNoTracking().ToListAsync(cancellationToken);
        return TypedResults.Ok<IReadOnlyList<ScenarioView>>([.. RuleSets.Shipped.Scenarios.Select(scenario => View(scenario, switches.Find(row => row.Code == scenario.Code)))]);
    }

    private static async Task<Results<Ok<ScenarioView>, ProblemHttpResult>> ShowAsync(string code, HttpContext context, WorkflowDb db, CancellationToken cancellationToken)
    {
        if (RuleSets.Shipped.Scenario(code) is not { } scenario)
        {
            return new ScenarioUnknown(code).Answer(StatusCodes.Status404NotFound);
        }

        var row = await db.ScenarioSwitches.AsNoTracking().SingleOrDefaultAsync(known => known.Code == code, cancellationToken);
        Revision.Show(context, row?.Version ?? 0);
        return TypedResults.Ok(View(scenario, row));
    }

    private static async Task<Results<Ok<ScenarioView>, ProblemHttpResult>> SwitchAsync(
        string code, Request request, HttpContext context, Caller caller, WorkflowDb db, Desk desk, AdminTrail trail, CancellationToken cancellationToken)
    {
        if (RuleSets.Shipped.Scenario(code) is not { } scenario)
        {
            return new ScenarioUnknown(code).Answer(StatusCodes.Status404NotFound);
        }

        // A scenario is one for the whole office; an administrator of a division may not switch it for the others.
        if (caller.Region is not null)
        {
            return new RoleMayNot(caller.Role, "switch-scenario").Answer();
        }

        if (string.IsNullOrWhiteSpace(request.Reason))
        {
            return (new ScenarioReasonMissing() with { Field = "/reason" }).Answer();
        }

        var row = await db.ScenarioSwitches.SingleOrDefaultAsync(known => known.Code == code, cancellationToken);
        if (Revision.Check(context, row?.Version ?? 0).Refusal is { } stale)
        {
            return stale.Answer();
        }

        var before = new JsonObject { ["open"] = row?.IsOpen ?? scenario.IsOpen };
        if (row is null)
        {
            row = new() { Code = code, IsOpen = request.Open, ChangedBy = caller.Account, ChangedAt = desk.Now, Reason = request.Reason, Version = 1 };
            db.ScenarioSwitches.Add(row);
        }
        else
        {
            (row.IsOpen, row.ChangedBy, row.ChangedAt, row.Reason) = (request.Open, caller.Account, desk.Now, request.Reason);
            row.Version++;
        }

        db.AdminAudit.Add(trail.Of(caller, "scenario.switched", code, region: null, before, new JsonObject { ["open"] = request.Open, ["reason"] = request.Reason }));
        var saved = await db.SaveNewAsync(cancellationToken);
        if (saved.IsRefused)
        {
            return saved.Refusal.Answer();
        }

        Revision.Show(context, row.Version);
        return TypedResults.Ok(View(scenario, row));
    }

    private static ScenarioView View(InstantScenario scenario, ScenarioSwitchRow? row) => new(
        scenario.Code, scenario.Name, scenario.IsOpen && row?.IsOpen != false, [.. scenario.Requirements.Select(requirement => new RequirementView(requirement.Fact, requirement.Meaning))],
        row?.ChangedBy, row?.ChangedAt, row?.Reason);

    /// <param name="Open">False hands its cases to persons.</param>
    /// <param name="Reason">Why; kept.</param>
    private sealed record Request(bool Open, string Reason);
}

/// <summary>An instant scenario.</summary>
/// <param name="Open">False when persons decide its cases.</param>
internal sealed record ScenarioView(string Code, string Name, bool Open, IReadOnlyList<RequirementView> Requirements, string? ChangedBy, DateTimeOffset? ChangedAt, string? Reason);

/// <summary>What must be known to be so.</summary>
internal sealed record RequirementView(string Fact, string Meaning);

/// <summary>Switching a scenario needs a reason.</summary>
internal sealed record ScenarioReasonMissing() : Refusal("scenario.reason-missing", "Say why the scenario is switched.");
