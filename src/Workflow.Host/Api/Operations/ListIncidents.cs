using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Workflow.Engine;
using Workflow.Host.Api.Paging;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;
using Workflow.Runtime.Versions;

namespace Workflow.Host.Api.Operations;

/// <summary><c>GET /api/operations/incidents</c>: steps of flows that stand, longest first; or those that were mended, newest first.</summary>
internal static class ListIncidents
{
    private const string Open = "incidents";
    private const string Closed = "incidents-closed";

    public static void Map(RouteGroupBuilder operations) => operations.MapGet("/incidents", HandleAsync)
        .WithName("listIncidents").WithSummary("Steps of flows that stand, longest first; with closed=true those that do so no more, newest first.");

    private static async Task<Results<Ok<Page<IncidentView>>, ProblemHttpResult>> HandleAsync(
        [FromQuery(Name = "closed")] bool? closed, [AsParameters] PageRequest page, WorkflowDb db, PublishedVersions versions, CancellationToken cancellationToken)
    {
        var list = closed == true ? Closed : Open;
        var start = page.For(list);
        if (start.IsRefused)
        {
            return start.Refusal.Answer();
        }

        var (after, limit) = start.Value;
        if (after is { At: null })
        {
            return new CursorInvalid().Answer();
        }

        var rows = await Slice(db.Incidents.AsNoTracking(), closed == true, after).Take(limit + 1)
            .Join(db.Instances.AsNoTracking(), incident => incident.InstanceId, instance => instance.Id, (incident, instance) => new { incident, instance.DefinitionId, instance.DefinitionVersion })
            .ToListAsync(cancellationToken);
        var views = new List<IncidentView>();
        foreach (var row in rows.Take(limit))
        {
            var definition = await versions.CompiledAsync(row.DefinitionId, row.DefinitionVersion, cancellationToken);
            views.Add(IncidentView.Of(row.incident, row.DefinitionId, row.DefinitionVersion, definition.IsRefused ? null : WorkflowEngine.OutcomesOf(definition.Value, row.incident.NodeId)));
        }

        var last = rows.Count > limit ? rows[limit - 1].incident : null;
        return TypedResults.Ok(new Page<IncidentView>(views, last is null ? null : new Cursor(list, last.ClosedAt ?? last.OpenedAt, last.Id).ToString()));
    }

    private static IQueryable<IncidentRow> Slice(IQueryable<IncidentRow> incidents, bool isClosed, Cursor? after)
    {
        var at = after?.At;
        var id = after?.Id;
        return isClosed
            ? incidents.Where(row => row.ClosedAt != null && (at == null || row.ClosedAt < at || (row.ClosedAt == at && string.Compare(row.Id, id) < 0)))
                .OrderByDescending(row => row.ClosedAt).ThenByDescending(row => row.Id)
            : incidents.Where(row => row.ClosedAt == null && (at == null || row.OpenedAt > at || (row.OpenedAt == at && string.Compare(row.Id, id) > 0)))
                .OrderBy(row => row.OpenedAt).ThenBy(row => row.Id);
    }
}

/// <summary>A step of a flow that stands, or did.</summary>
/// <param name="Step">The step's id in the definition.</param>
/// <param name="Code">Stable code, e.g. <c>flow.deadlock</c>, <c>expression.type</c>.</param>
/// <param name="Message">English line of the engine.</param>
/// <param name="OpenedAt">Office time.</param>
/// <param name="Outcomes">What the step can be passed over with; null when only running it can tell.</param>
/// <param name="ClosedBy">How it ended; null while it stands.</param>
/// <param name="Account">Who mended it; null when nobody had to.</param>
internal sealed record IncidentView(
    string Id, string CaseNo, string DefinitionId, int DefinitionVersion, string Step, string Code, string Message, DateTimeOffset OpenedAt, IReadOnlyList<string>? Outcomes,
    DateTimeOffset? ClosedAt, IncidentEnd? ClosedBy, string? Account, string? Reason)
{
    public static IncidentView Of(IncidentRow row, string definitionId, int definitionVersion, IReadOnlyList<string>? outcomes) => new(
        row.Id, row.CaseNo, definitionId, definitionVersion, row.ActivityId, row.Code, row.Message, row.OpenedAt, row.ClosedAt is null ? outcomes : null,
        row.ClosedAt, row.ClosedBy, row.Account, row.Reason);
}
