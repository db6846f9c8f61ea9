using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Host.Api.Paging;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;

namespace Workflow.Host.Api.Accounts;

/// <summary><c>GET /api/admin-audit</c>: who changed accounts, parties, mandates and projects of an administrator's division, newest first.</summary>
internal static class ListAdminAudit
{
    private const string List = "admin-audit";

    public static void Map(RouteGroupBuilder api) => api.MapGet("/admin-audit", HandleAsync).OnlyFor(ActorRole.Administrator)
        .WithName("listAdminAudit").WithSummary("Who changed accounts, parties, mandates and projects, newest first.");

    private static async Task<Results<Ok<Page<AdminAuditView>>, ProblemHttpResult>> HandleAsync(
        [AsParameters] PageRequest page, Caller caller, WorkflowDb db, CancellationToken cancellationToken)
    {
        var start = page.For(List);
        if (start.IsRefused)
        {
            return start.Refusal.Answer();
        }

        var (after, limit) = start.Value;
        var entries = db.AdminAudit.Where(entry => caller.Region == null || entry.Region == caller.Region);
        if (after is not null)
        {
            if (!long.TryParse(after.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                return new CursorInvalid().Answer();
            }

            entries = entries.Where(entry => entry.Id < id);
        }

        var rows = await entries.AsNoTracking().OrderByDescending(entry => entry.Id).Take(limit + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page<AdminAuditView>(
            [.. rows.Take(limit).Select(row => new AdminAuditView(row.OfficeTime, row.SystemTime, row.Account, row.Role, row.Kind, row.Subject, row.Region, Object(row.Before), Object(row.After)))],
            rows.Count > limit ? new Cursor(List, At: null, rows[limit - 1].Id.ToString(CultureInfo.InvariantCulture)).ToString() : null));
    }

    private static JsonObject? Object(string? json) => json is null ? null : JsonNode.Parse(json)!.AsObject();
}

/// <summary>What somebody did to an admin row.</summary>
/// <param name="At">Office time.</param>
/// <param name="SystemTime">Machine time; differs in demo stores.</param>
/// <param name="Kind">What, e.g. account.changed.</param>
/// <param name="Subject">Id of the row.</param>
/// <param name="Before">What was; null when it was made, or there is nothing to show.</param>
/// <param name="After">What is since.</param>
internal sealed record AdminAuditView(
    DateTimeOffset At, DateTimeOffset SystemTime, string Account, ActorRole Role, string Kind, string Subject, string? Region, JsonObject? Before, JsonObject? After);
