using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflow.Host.Api.Acting;
using Workflow.Host.Api.Cases;
using Workflow.Host.Api.Migrations;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;
using Workflow.Runtime.Data.Versions;
using Workflow.Runtime.Versions;

namespace Workflow.Host.Api.Definitions;

/// <summary>What becomes of drafts and versions: publication, a version taken up again as draft, retraction.</summary>
internal static class PublishDefinition
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/definitions/{id}/draft/publication", PublishAsync).Once<PublicationView>()
    .WithName("publishDefinition").WithSummary("Makes the draft the next version, if the gate lets it through; running cases stay, or a migration is proposed.");
        api.MapPost("/definitions/{id}/versions/{version:int}/draft", TakeUpAsync)
            .WithName("takeUpDefinition").WithSummary("Makes an earlier version the draft, where there is none.");
        api.MapPost("/definitions/{id}/retraction", RetractAsync)
            .WithName("retractDefinition").WithSummary("No new case begins on the definition until a version is published; running cases go on.");
    }

    private static async Task<IResult> PublishAsync(
        string id, PublicationRequest request, Once once, HttpContext context, Caller caller, WorkflowDb db, Desk desk, PublishedVersions versions, AdminTrail trail, CancellationToken cancellationToken)
    {
        if (await db.DefinitionDrafts.SingleOrDefaultAsync(row => row.DefinitionId == id, cancellationToken) is not { } draft)
        {
            return await once.AgainAsync() ?? new DefinitionDraftNotFound(id).Answer();
        }

        var published = await DefinitionDrafts.PublishAsync(db, draft, versions, caller.Account, desk.Now, request.RunningCases.Mode(), cancellationToken);
        if (published.IsRefused)
        {
            return published.Refusal.Answer();
        }

        var (version, migration) = published.Value;
        db.AdminAudit.Add(trail.Of(caller, "definition.published", id, region: null, before: null, new() { ["version"] = version.Version, ["hash"] = version.Hash, ["savedBy"] = draft.SavedBy, ["migration"] = migration?.Id.ToString() }));
        var view = new PublicationView(id, version.Version, version.Hash, migration?.Id);
        return await once.MakeAsync(view, $"/api/definitions/{id}/versions/{version.Version}", async beside =>
        {
            db.AddRange(beside);
            return await db.SaveNewAsync(cancellationToken);
        });
    }

    private static async Task<Results<Ok<DraftInfoView>, ProblemHttpResult>> TakeUpAsync(
        string id, int version, HttpContext context, Caller caller, WorkflowDb db, Desk desk, CancellationToken cancellationToken)
    {
        if (await db.DefinitionVersions.AsNoTracking().SingleOrDefaultAsync(row => row.DefinitionId == id && row.Version == version, cancellationToken) is not { } found)
        {
            return new DefinitionNotFound(id, version).Answer();
        }

        var draft = new DefinitionDraftRow { DefinitionId = id, Json = found.Json, SavedBy = caller.Account, SavedAt = desk.Now, Version = 1 };
        db.DefinitionDrafts.Add(draft);
        if ((await db.SaveNewAsync(cancellationToken)).IsRefused)
        {
            return new DefinitionDraftExists(id).Answer();
        }

        Revision.Show(context, draft.Version);
        return TypedResults.Ok(new DraftInfoView(draft.SavedBy, draft.SavedAt, draft.Version));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RetractAsync(string id, Caller caller, WorkflowDb db, AdminTrail trail, CancellationToken cancellationToken)
    {
        if (!await db.DefinitionVersions.AnyAsync(row => row.DefinitionId == id, cancellationToken))
        {
            return new DefinitionNotFound(id, null).Answer();
        }

        var head = await db.DefinitionHeads.SingleOrDefaultAsync(row => row.DefinitionId == id, cancellationToken);
        if (head is { Published: null })
        {
            return TypedResults.NoContent();
        }

        if (head is null)
        {
            head = new DefinitionHeadRow { DefinitionId = id, Version = 0 };
            db.DefinitionHeads.Add(head);
        }

        (head.Published, head.Version) = (null, head.Version + 1);
        db.AdminAudit.Add(trail.Of(caller, "definition.retracted", id, region: null, before: null, after: null));
        return (await db.SaveNewAsync(cancellationToken)).Refusal is { } stale ? stale.Answer() : TypedResults.NoContent();
    }

    /// <summary>How a draft is published.</summary>
    /// <param name="RunningCases">What becomes of the cases that run on the version before.</param>
    private sealed record PublicationRequest(RunningCases RunningCases = RunningCases.Stay);
}

/// <summary>What was published.</summary>
/// <param name="Hash">Lower-case hex SHA-256 of the document.</param>
/// <param name="Migration">The migration that waits for a second person, or null.</param>
internal sealed record PublicationView(string Definition, int Version, string Hash, Guid? Migration);

/// <summary>The definition has a draft already.</summary>
internal sealed record DefinitionDraftExists(string Definition) : Approvals.Refusal("definition.draft-exists", $"Definition {Definition} has a draft already; publish or drop it first.", ("definition", Definition));
