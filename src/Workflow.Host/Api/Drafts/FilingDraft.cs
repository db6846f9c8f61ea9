using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Stages;
using Workflow.Host.Api.Acting;
using Workflow.Host.Api.Cases;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Parties;
using Workflow.Runtime.Data.Steps;
using Workflow.Runtime.Drafts;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Workflow.Host.Api.Drafts;

/// <summary><c>/api/cases/{no}/stages/{stage}/draft</c>: what the applicant has typed of an application, kept until it is filed. Nobody but the applicant's accounts reads it.</summary>
internal sealed class FilingDraft(FilingDrafts drafts, WorkflowDb db, Desk desk, IOptions<JsonOptions> json)
{
    private const string Address = "/cases/{no}/stages/{stage}/draft";
    private const string Act = "draft-filing";
    private const int MostBytes = 256 * 1024;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet(Address, ShowAsync).WithName("showDraft").WithSummary("The draft of a stage application, with its version as ETag.");
        api.MapPut(Address, SaveAsync).WithName("saveDraft").WithMetadata(new RequestSizeLimitAttribute(MostBytes))
            .WithSummary("Saves the draft over the version it was made from (If-Match), or as the first (If-None-Match: *); at most 256 KB.");
        api.MapDelete(Address, DropAsync).WithName("dropDraft").WithSummary("Drops the draft (If-Match). Filing drops it by itself.");
    }

    private static async Task<Results<Ok<DraftView>, ProblemHttpResult>> ShowAsync(
        string no, string stage, HttpResponse response, Caller caller, FilingDraft draft, CancellationToken cancellationToken)
    {
        var found = MayNot(caller) is { } refused ? refused : await draft.FindAsync(no, stage, caller, cancellationToken);
        if (found.IsRefused)
        {
            return found.Refusal.Answer();
        }

        Precondition.Show(response, TagOf(found.Value.Version));
        return TypedResults.Ok(found.Value.View);
    }

    private static async Task<Results<Ok<SavedView>, ProblemHttpResult>> SaveAsync(
        string no, string stage, DraftRequest content, HttpContext context, Caller caller, FilingDraft draft, CancellationToken cancellationToken)
    {
        var condition = MayNot(caller) is { } refused ? refused : Precondition.OfPut(context.Request);
        if (condition.IsRefused)
        {
            return condition.Refusal.Answer();
        }

        var saved = await draft.KeepAsync(new(no), stage, content, caller, condition.Value, cancellationToken);
        if (saved.IsRefused || saved.Value is not { } version)
        {
            return (saved.Refusal ?? new PreconditionStale()).Answer();
        }

        Precondition.Show(context.Response, TagOf(version));
        return TypedResults.Ok(new SavedView(draft.Now));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DropAsync(
        string no, string stage, HttpRequest request, Caller caller, FilingDraft draft, CancellationToken cancellationToken)
    {
        var condition = MayNot(caller) is { } refused ? refused : Precondition.OfChange(request);
        if (condition.IsRefused)
        {
            return condition.Refusal.Answer();
        }

        var dropped = await draft.RemoveAsync(new(no), stage, caller, condition.Value, cancellationToken);
        return dropped.IsRefused ? dropped.Refusal.Answer() : dropped.Value is null ? new PreconditionStale().Answer() : TypedResults.NoContent();
    }

    private JsonSerializerOptions Json => json.Value.SerializerOptions;

    private DateTimeOffset Now => desk.Now;

    private Task<Result<Guid?>> KeepAsync(CaseNo no, string stage, DraftRequest content, Caller caller, Precondition condition, CancellationToken cancellationToken) =>
        VersionOf(condition, out var expected)
            ? drafts.SaveAsync(new(no, stage, JsonSerializer.Serialize(content, Json), caller.Account, Now), Reach.Of(caller, desk.Today), expected, cancellationToken)
            : Task.FromResult(Result.Of<Guid?>(null));

    private Task<Result<Guid?>> RemoveAsync(CaseNo no, string stage, Caller caller, Precondition condition, CancellationToken cancellationToken) =>
        VersionOf(condition, out var expected) && expected is { } version
            ? drafts.DropAsync(no, stage, Reach.Of(caller, desk.Today), version, cancellationToken)
            : Task.FromResult(Result.Of<Guid?>(null));

    private async Task<Result<FoundDraft>> FindAsync(string no, string stage, Caller caller, CancellationToken cancellationToken)
    {
        var visible = Visible.Cases(db, caller, desk.Today).AsNoTracking().Where(row => row.No == no);
        if (await visible.Select(row => (Guid?)row.Applicant).SingleOrDefaultAsync(cancellationToken) is not { } applicant)
        {
            return new CaseNotFound(new(no));
        }

        var number = int.TryParse(stage, NumberStyles.None, CultureInfo.InvariantCulture, out var named) ? named : 0;
        if (await db.StageApplications.Where(row => row.CaseNo == no && (row.Code == stage || row.Number == number)).Select(row => row.Code).SingleOrDefaultAsync(cancellationToken) is not { } code)
        {
            return new StageNotOpened(stage);
        }

        if (await db.FilingDrafts.AsNoTracking().SingleOrDefaultAsync(row => row.CaseNo == no && row.Stage == code, cancellationToken) is not { } draft)
        {
            return new DraftNotFound(no, code);
        }

        if (await db.PartyKeys.AsNoTracking().SingleOrDefaultAsync(row => row.PartyId == applicant, cancellationToken) is not { } key)
        {
            return new PartyErased(new(applicant));
        }

        var content = JsonSerializer.Deserialize<DraftRequest>(drafts.Open(draft, new(applicant), key), Json)!; // Written above.
        return new FoundDraft(draft.Version, new(content.Form, content.Materials, draft.SavedAt));
    }

    private static RoleMayNot? MayNot(Caller caller) => caller.Role == ActorRole.Applicant ? null : new RoleMayNot(caller.Role, Act);

    private static string TagOf(Guid version) => version.ToString("N");

    /// <summary>False when the tag is none that a draft was ever given.</summary>
    private static bool VersionOf(Precondition condition, out Guid? version)
    {
        var isTag = Guid.TryParseExact(condition.Version, "N", out var known);
        version = isTag ? known : null;
        return isTag || condition.Version is null;
    }

    private sealed record FoundDraft(Guid Version, DraftView View);
}

/// <summary>What is kept: as it would be filed, finished or not.</summary>
/// <param name="Form">Field code to value.</param>
/// <param name="Materials">What is to be handed in.</param>
internal sealed record DraftRequest(JsonObject Form, IReadOnlyList<MaterialRequest> Materials);

/// <summary>A draft.</summary>
internal sealed record DraftView(JsonObject Form, IReadOnlyList<MaterialRequest> Materials, DateTimeOffset SavedAt);

/// <summary>When a draft was saved.</summary>
internal sealed record SavedView(DateTimeOffset SavedAt);

/// <summary>The stage has no draft.</summary>
internal sealed record DraftNotFound(string Case, string Stage) : Refusal("draft.not-found", $"Stage {Stage} of case {Case} has no draft.", ("case", Case), ("stage", Stage));
