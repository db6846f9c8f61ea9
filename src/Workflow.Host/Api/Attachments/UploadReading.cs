using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Workflow.Approvals;
using Workflow.Approvals.Attachments;

namespace Workflow.Host.Api.Attachments;

/// <summary>Reads the one file of an upload from the body as it comes in; never more of it than is taken.</summary>
internal static class UploadReading
{
    /// <summary>Most bytes of the whole body: the file and what multipart puts around it.</summary>
    public const long MostBodyBytes = Attachment.MostBytes + 16 * 1024;

    private const string Part = "file";
    private const int LongestBoundary = 70;
    private const int PartHeaderBytes = 4 * 1024;
    private const int PieceBytes = 64 * 1024;

    /// <summary>The content, and the name as the sender gives it. Refused: <c>attachment.malformed</c>, <c>attachment.too-large</c>.</summary>
    /// <exception cref="BadHttpRequestException">The body is too large or comes too slowly; the server answers that itself.</exception>
    public static async Task<Result<SentFile>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            ? HeaderUtilities.RemoveQuotes(type.Boundary).Value
            : null;
        if (boundary is not { Length: > 0 and <= LongestBoundary })
        {
            return new AttachmentMalformed();
        }

        try
        {
            return await ReadAsync(new MultipartReader(boundary, request.Body) { HeadersLengthLimit = PartHeaderBytes }, cancellationToken);
        }
        catch (Exception broken) when (broken is InvalidDataException || (broken is IOException and not BadHttpRequestException && !cancellationToken.IsCancellationRequested))
        {
            return new AttachmentMalformed();
        }
    }

    private static async Task<Result<SentFile>> ReadAsync(MultipartReader parts, CancellationToken cancellationToken)
    {
        if (await parts.ReadNextSectionAsync(cancellationToken) is not { } part || NameOf(part) is not { } name)
        {
            return new AttachmentMalformed();
        }

        var content = new MemoryStream();
        var piece = new byte[PieceBytes];
        int read;
        while ((read = await part.Body.ReadAsync(piece, cancellationToken)) > 0)
        {
            if (content.Length + read > Attachment.MostBytes)
            {
                return new AttachmentTooLarge();
            }

            content.Write(piece, 0, read);
        }

        return await parts.ReadNextSectionAsync(cancellationToken) is null ? new SentFile(name, content.ToArray()) : new AttachmentMalformed();
    }

    // Null when the part is not the one that is wanted.
    private static string? NameOf(MultipartSection part)
    {
        if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition) || !disposition.DispositionType.Equals("form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(disposition.Name) != Part)
        {
            return null;
        }

        return (StringSegment.IsNullOrEmpty(disposition.FileNameStar) ? HeaderUtilities.UnescapeAsQuotedString(disposition.FileName) : disposition.FileNameStar).Value;
    }
}

/// <summary>A file as it was sent.</summary>
internal sealed record SentFile(string Name, byte[] Content);

/// <summary>The upload is not what the address takes.</summary>
internal sealed record AttachmentMalformed()
    : Refusal("attachment.malformed", "An upload is one multipart/form-data part named file, with a file name.");
