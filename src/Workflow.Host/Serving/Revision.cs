using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Workflow.Approvals;
using Workflow.Runtime.Data;

namespace Workflow.Host.Serving;

/// <summary>Which version of an admin row a caller has seen: given as <c>ETag</c>, asked for as <c>If-Match</c>, so that nobody overwrites what they have not read.</summary>
internal static class Revision
{
    /// <summary>Tells the version with the answer.</summary>
    public static void Show(HttpContext context, int version) => context.Response.GetTypedHeaders().ETag = Tag(version);

    /// <summary>Refused: <c>precondition.missing</c> without the header, <c>precondition.stale</c> when it names another version.</summary>
    public static Result Check(string? ifMatch, int version) =>
        string.IsNullOrEmpty(ifMatch) ? new PreconditionMissing()
        : EntityTagHeaderValue.TryParseList([ifMatch], out var known) && known.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(Tag(version), useStrongComparison: true)) ? Result.Done
        : new PreconditionStale();

    /// <summary>Saves a change whose version was looked at. Refused: <c>precondition.stale</c> when somebody was faster.</summary>
    public static async Task<Result> SaveAsync(this WorkflowDb db, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return Result.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new PreconditionStale();
        }
    }

    private static EntityTagHeaderValue Tag(int version) => new($"\"{version}\"");
}

/// <summary>The change does not say what it rests on.</summary>
internal sealed record PreconditionMissing() : Refusal("precondition.missing", "Send If-Match with the ETag of what you have read.");

/// <summary>What the change rests on was changed by somebody else.</summary>
internal sealed record PreconditionStale() : Refusal("precondition.stale", "It was changed since you read it; read it again and decide anew.");
