using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Engine.Definitions;
using Workflow.Host.Api.Cases;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;
using Workflow.Runtime.Versions;

namespace Workflow.Host.Api.Definitions;

/// <summary><c>/api/definitions/{id}/draft</c>: what the next version of a definition is to be. Saving asks only that it can be read; the gate stands at publication.</summary>
internal static class DefinitionDraft
{
    private const string Address = "/definitions/{id}/draft";
    private const int MostBytes = 4 * 1024 * 1024;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet(Address, ShowAsync).WithName("showDefinitionDraft").WithMetadata(new Versioned()).WithSummary("The draft of a definition, with its revision as ETag.")
    .Produces<object>(StatusCodes.Status200OK, "application/json").ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPut(Address, SaveAsync).WithName("saveDefinitionDraft").WithMetadata(new Versioned(Takes: true, OrNew: true)).WithMetadata(new RequestSizeLimitAttribute(MostBytes))
            .Accepts<DefinitionDocument>("application/json").WithSummary("Saves the draft over the revision it was made from (If-Match), or as the first (If-None-Match: *); at most 4 MB.");
        api.MapDelete(Address, DropAsync).WithName("dropDefinitionDraft").WithMetadata(new Versioned(Takes: true)).WithSummary("Drops the draft (If-Match).");
        api.MapGet($"{Address}/problems", CheckAsync).WithName("checkDefinitionDraft").WithSummary("What stands between the draft and its publication, with counter-examples.");
    }

    private static async Task<IResult> ShowAsync(string id, HttpContext context, WorkflowDb db, CancellationToken cancellationToken)
    {
        if (await db.DefinitionDrafts.AsNoTracking().SingleOrDefaultAsync(row => row.DefinitionId == id, cancellationToken) is not { } draft)
        {
            return new DefinitionDraftNotFound(id).Answer();
        }

        Revision.Show(context, draft.Version);
        return TypedResults.Text(draft.Json, "application/json; charset=utf-8");
    }

    private static async Task<Results<Ok<DraftInfoView>, ProblemHttpResult>> SaveAsync(
        string id, HttpContext context, Caller caller, WorkflowDb db, Desk desk, CancellationToken cancellationToken)
    {
        var condition = Precondition.OfPut(context.Request);
        if (condition.IsRefused)
        {
            return condition.Refusal.Answer();
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, cancellationToken);
        var json = DefinitionDrafts.Read(id, body.ToArray());
        if (json.IsRefused)
        {
            return json.Refusal.Answer();
        }

        var draft = await db.DefinitionDrafts.SingleOrDefaultAsync(row => row.DefinitionId == id, cancellationToken);
        if (draft is null != condition.Value.Version is null || (draft is not null && Revision.Check(context, draft.Version).IsRefused))
        {
            return new PreconditionStale().Answer();
        }

        if (draft is null)
        {
            draft = new DefinitionDraftRow { DefinitionId = id, Json = json.Value, SavedBy = caller.Account, SavedAt = desk.Now, Version = 1 };
            db.DefinitionDrafts.Add(draft);
        }
        else
        {
            (draft.Json, draft.SavedBy, draft.SavedAt, draft.Version) = (json.Value, caller.Account, desk.Now, draft.Version + 1);
        }

        if ((await db.SaveNewAsync(cancellationToken)).Refusal is { } stale)
        {
            return stale.Answer();
        }

        Revision.Show(context, draft.Version);
        return TypedResults.Ok(new DraftInfoView(draft.SavedBy, draft.SavedAt, draft.Version));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DropAsync(string id, HttpContext context, WorkflowDb db, CancellationToken cancellationToken)
    {
        if (await db.DefinitionDrafts.SingleOrDefaultAsync(row => row.DefinitionId == id, cancellationToken) is not { } draft)
        {
            return new DefinitionDraftNotFound(id).Answer();
        }

        if (Revision.Check(context, draft.Version).Refusal is { } no)
        {
            return no.Answer();
        }

        db.DefinitionDrafts.Remove(draft);
        return (await db.SaveAsync(cancellationToken)).Refusal is { } stale ? stale.Answer() : TypedResults.NoContent();
    }

    private static async Task<Results<Ok<IReadOnlyList<ProblemView>>, ProblemHttpResult>> CheckAsync(
        string id, WorkflowDb db, Desk desk, PublishedVersions versions, Language language, CancellationToken cancellationToken)
    {
        if (await db.DefinitionDrafts.AsNoTracking().SingleOrDefaultAsync(row => row.DefinitionId == id, cancellationToken) is not { } draft)
        {
            return new DefinitionDraftNotFound(id).Answer();
        }

        var (definition, problems) = PublishGate.Check(Encoding.UTF8.GetBytes(draft.Json), versions.Catalogue, explore: true, versions.Office, await versions.ActivitiesAsync(cancellationToken), desk.Now);
        return TypedResults.Ok<IReadOnlyList<ProblemView>>([.. problems.Select(problem => ProblemView.Of(definition, problem, language))]);
    }
}

/// <summary>A definition as Elsa 3 writes it. These members are read; all others are kept as they are.</summary>
/// <param name="DefinitionId">As in the address.</param>
/// <param name="Name">What the flow is called.</param>
/// <param name="Root">The root activity, most often a flowchart.</param>
internal sealed record DefinitionDocument(string DefinitionId, string? Name, JsonObject Root);

/// <summary>What stands in the way of a publication, or is worth a look.</summary>
/// <param name="IsError">True when it refuses the publication.</param>
/// <param name="Path">Path of the step.</param>
/// <param name="Pointer">JSON pointer into the document.</param>
/// <param name="Text">In the language of the caller.</param>
/// <param name="Message">English line with the values.</param>
/// <param name="Way">What was answered, in order, until it came to that; null where nothing was tried.</param>
/// <param name="CounterExample">Steps that <c>trace --steps</c> replays to show it; null where there are none.</param>
internal sealed record ProblemView(bool IsError, string Code, string Path, string Pointer, string Text, string Message, string? Way, JsonNode? CounterExample)
{
    public static ProblemView Of(WorkflowDefinition? definition, Problem problem, Language language) => new(
        problem.Severity == Severity.Error, problem.Code, problem.Path, ProblemPlace.PointerOf(definition, problem.Path),
        language.Find(problem.Code, problem.Values.GetValueOrDefault) ?? problem.Message, problem.Message,
        problem.Values.GetValueOrDefault("way"), problem.Values.TryGetValue("counterExample", out var steps) ? JsonNode.Parse(steps) : null);
}

/// <summary>The definition has no draft.</summary>
internal sealed record DefinitionDraftNotFound(string Definition) : Refusal("definition.draft-not-found", $"Definition {Definition} has no draft.", ("definition", Definition));
