using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Approvals.Archives;
using Workflow.Approvals.Cases;
using Workflow.Host.Api.Cases;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Host.Api.Archives;

/// <summary><c>GET /api/cases/{no}/archive</c>: the archive of a closed case as one package: its catalogue, byte for byte as hashed at the closing, and every paper it names.</summary>
internal static class ShowArchive
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/cases/{no}/archive", HandleAsync)
        .WithName("showArchive").WithSummary("The archive of a closed case: a zip of its catalogue and every paper it names.")
        .Produces<byte[]>(contentType: "application/zip");

    private static async Task<IResult> HandleAsync(string no, HttpContext context, Caller caller, WorkflowDb db, Desk desk, CancellationToken cancellationToken)
    {
        var @case = await Visible.Cases(db, caller, desk.Today).AsNoTracking().Where(row => row.No == no).Select(row => new { row.ClosedAt }).SingleOrDefaultAsync(cancellationToken);
        if (@case is null)
        {
            return new CaseNotFound(new CaseNo(no)).Answer();
        }

        if (@case.ClosedAt is null)
        {
            return new ArchiveCaseOpen(no).Answer();
        }

        // An entry of a zip ends with a write that is not asynchronous, whatever its stream is asked for.
        context.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        return await db.Archives.AsNoTracking().SingleOrDefaultAsync(row => row.CaseNo == no, cancellationToken) is { } archive
            ? TypedResults.Stream(body => WriteAsync(archive, db, body, cancellationToken), "application/zip", $"{no}.zip")
            : new ArchiveNotFound(no).Answer();
    }

    // One paper after the other, so that a package of any size needs the memory of one file.
    private static async Task WriteAsync(ArchiveRow archive, WorkflowDb db, Stream body, CancellationToken cancellationToken)
    {
        await using var zip = await ZipArchive.CreateAsync(body, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        await AddAsync(zip, "catalogue.json", Encoding.UTF8.GetBytes(archive.Catalogue), archive.ArchivedAt, cancellationToken);
        await AddAsync(zip, "catalogue.json.sha256", Encoding.ASCII.GetBytes($"{archive.Sha256}  catalogue.json\n"), archive.ArchivedAt, cancellationToken);
        using var catalogue = JsonDocument.Parse(archive.Catalogue);
        foreach (var paper in catalogue.RootElement.GetProperty("papers").EnumerateArray())
        {
            await AddAsync(zip, paper.GetProperty("path").GetString()!, await ContentAsync(db, archive.CaseNo, paper, cancellationToken), archive.ArchivedAt, cancellationToken); // Written by us.
        }
    }

    private static async Task<byte[]> ContentAsync(WorkflowDb db, string no, JsonElement paper, CancellationToken cancellationToken)
    {
        var hash = paper.GetProperty("sha256").GetString();
        if (paper.GetProperty("kind").GetString() == ArchivedPaper.Attachment)
        {
            return await db.AttachmentContents.AsNoTracking().Where(file => file.Sha256 == hash).Select(file => file.Content).SingleAsync(cancellationToken);
        }

        var number = paper.GetProperty("number").GetString();
        var html = await db.Documents.AsNoTracking().Where(document => document.CaseNo == no && document.Number == number && document.Sha256 == hash)
            .Join(db.DocumentContents, document => document.Id, content => content.DocumentId, (_, content) => content.Html).FirstAsync(cancellationToken);
        return Encoding.UTF8.GetBytes(html);
    }

    private static async Task AddAsync(ZipArchive zip, string path, byte[] content, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var entry = zip.CreateEntry(path, CompressionLevel.Fastest);
        entry.LastWriteTime = at.ToOffset(Approvals.Clocks.OfficeTime.Offset);
        await using var stream = await entry.OpenAsync(cancellationToken);
        await stream.WriteAsync(content, cancellationToken);
    }
}

/// <summary>The case still runs; it is archived when it closes.</summary>
internal sealed record ArchiveCaseOpen(string Case) : Refusal("archive.case-open", $"Case {Case} is open; it is archived when it closes.", ("case", Case));

/// <summary>The case was closed before archives were made.</summary>
internal sealed record ArchiveNotFound(string Case) : Refusal("archive.not-found", $"Case {Case} has no archive.", ("case", Case));
