using Microsoft.Net.Http.Headers;
using Workflow.Approvals;

namespace Workflow.Host.Serving;

/// <summary>What a change of a draft or an admin row says about the version it was made from, so that nobody overwrites what he has not seen.</summary>
/// <param name="Version">The tag of <c>If-Match</c>, without its quotes; null for <c>If-None-Match: *</c>: there must be none yet.</param>
internal readonly record struct Precondition(string? Version)
{
    /// <summary>Of a change: <c>If-Match</c> with one tag. Refused: <c>precondition.missing</c>.</summary>
    public static Result<Precondition> OfChange(HttpRequest request) =>
        request.GetTypedHeaders() is { IfMatch: [{ IsWeak: false } tag], IfNoneMatch.Count: 0 } && tag != EntityTagHeaderValue.Any ? new Precondition(tag.Tag.Subsegment(1, tag.Tag.Length - 2).Value)
        : new PreconditionMissing();

    /// <summary>Of a change or a creation: <c>If-Match</c> with one tag, or <c>If-None-Match: *</c>. Refused: <c>precondition.missing</c>.</summary>
    public static Result<Precondition> OfPut(HttpRequest request) =>
        request.GetTypedHeaders() is { IfMatch.Count: 0, IfNoneMatch: [var any] } && any == EntityTagHeaderValue.Any ? new Precondition(null) : OfChange(request);

    /// <summary>Says the version in the answer.</summary>
    public static void Show(HttpResponse response, string version) => response.GetTypedHeaders().ETag = new EntityTagHeaderValue($"\"{version}\"");
}

/// <summary>The request does not say which version it changes.</summary>
internal sealed record PreconditionMissing()
    : Refusal("precondition.missing", "Say which version this changes: If-Match with the tag that was given with it, or If-None-Match: * for one that is new.");

/// <summary>Somebody else has changed it in between.</summary>
internal sealed record PreconditionStale() : Refusal("precondition.stale", "It was changed in between; read it again.");
