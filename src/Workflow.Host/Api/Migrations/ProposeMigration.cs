using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Host.Api.Acting;
using Workflow.Host.Api.Cases;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Versions;
using Workflow.Runtime.Migrating;
using Workflow.Runtime.Versions;

namespace Workflow.Host.Api.Migrations;

/// <summary><c>POST /api/definitions/{id}/migrations</c>: a designer proposes that running cases go on on another version.</summary>
internal static class ProposeMigration
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/definitions/{id}/migrations", HandleAsync)
        .Once<MigrationView>().WithName("proposeMigration").WithSummary("A designer proposes that running cases go on on another version; a second person approves.");

    private static async Task<IResult> HandleAsync(string id, Request request, Once once, Caller caller, WorkflowDb db, Desk desk, AdminTrail trail, CancellationToken cancellationToken)
    {
        foreach (var version in new[] { request.From, request.To })
        {
            if (!await db.DefinitionVersions.AnyAsync(row => row.DefinitionId == id && row.Version == version, cancellationToken))
            {
                return (new DefinitionNotFound(id, version) with { Field = version == request.From ? "/from" : "/to" }).Answer();
            }
        }

        if (request.From == request.To)
        {
            return (new MigrationSameVersion(request.To) { Field = "/to" }).Answer();
        }

        var under = await db.Migrations.AnyAsync(row => row.DefinitionId == id && row.FromVersion == request.From && (row.State == MigrationState.Proposed || row.State == MigrationState.Running || row.State == MigrationState.Undoing), cancellationToken);
        if (under)
        {
            return await once.AgainAsync() ?? new MigrationUnderWay(id, request.From).Answer();
        }

        var row = DefinitionDrafts.Proposed(id, request.From, request.To, request.Mode, caller.Account, desk.Now);
        var view = await MigrationView.OfAsync(db, row, cancellationToken);
        return await once.MakeAsync(view, $"/api/migrations/{row.Id}", async beside =>
        {
            db.Migrations.Add(row);
            db.AdminAudit.Add(trail.Of(caller, "migration.proposed", row.Id.ToString(), region: null, before: null, new() { ["definition"] = id, ["from"] = row.FromVersion, ["to"] = row.ToVersion, ["mode"] = row.Mode.ToString() }));
            db.AddRange(beside);
            return await db.SaveNewAsync(cancellationToken);
        });
    }

    /// <summary>Which cases are to go where.</summary>
    /// <param name="From">The version they run on.</param>
    /// <param name="To">The version they are to go on on.</param>
    /// <param name="Mode">At once, or each before its next stage.</param>
    private sealed record Request(int From, int To, MigrationMode Mode);
}

/// <summary>Both versions are the same.</summary>
internal sealed record MigrationSameVersion(int Version)
    : Refusal("migration.same-version", $"The cases run on version {Version} already.", ("version", Version.ToString(System.Globalization.CultureInfo.InvariantCulture)));

/// <summary>Another migration of these cases is under way.</summary>
internal sealed record MigrationUnderWay(string Definition, int From) : Refusal(
    "migration.under-way", $"A migration of the cases on version {From} of {Definition} is proposed or under way.",
    ("definition", Definition), ("version", From.ToString(System.Globalization.CultureInfo.InvariantCulture)));
