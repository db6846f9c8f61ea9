using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Approvals.Attachments;
using Workflow.Approvals.Materials;
using Workflow.Host.Api.Acting;
using Workflow.Host.Api.Cases;
using Workflow.Host.Security;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;
using Workflow.Runtime.Instances;

namespace Workflow.Host.Api.Attachments;

/// <summary>Turns what a request hands in into what a command takes, and refuses files that are not on the case.</summary>
/// <remarks>Looked at before the step: a file never leaves its case. A case the caller may not see is not judged here; the step answers it like one that does not exist.</remarks>
internal sealed class Attached(WorkflowDb db, Desk desk)
{
    // What the program itself writes into references; a caller who could write it would pass one thing off as another.
    private static readonly string[] Reserved = [Attachment.Scheme, "office:"];

    /// <summary>The files of an opinion. Refused: <c>attachment.doubled</c>, <c>attachment.unknown</c>, each with its place in <c>/attachments</c>.</summary>
    public async Task<Result> FilesAsync(Caller caller, CaseName name, IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < files.Count; i++)
        {
            if (!seen.Add(files[i]))
            {
                return new AttachmentDoubled(files[i]) { Field = $"/attachments/{i}" };
            }
        }

        return await CheckAsync(caller, name, [.. files.Select((file, i) => (file, $"/attachments/{i}"))], cancellationToken);
    }

    /// <summary>Files of a request with their places. Refused: <c>attachment.unknown</c> at its place.</summary>
    public Task<Result> NamedAsync(Caller caller, CaseName name, IReadOnlyList<(string File, string Place)> files, CancellationToken cancellationToken) => CheckAsync(caller, name, [.. files], cancellationToken);

    /// <summary>The materials of a request. Refused: <c>material.ambiguous</c>, <c>material.reference-reserved</c>, <c>attachment.unknown</c>, each with its place in <c>/materials</c>.</summary>
    public async Task<Result<IReadOnlyList<FiledMaterial>>> MaterialsAsync(Caller caller, CaseName name, IReadOnlyList<MaterialRequest> materials, CancellationToken cancellationToken)
    {
        for (var i = 0; i < materials.Count; i++)
        {
            if (Fault(materials[i]) is { } fault)
            {
                return fault with { Field = $"/materials/{i}" };
            }
        }

        List<(string, string)> files = [.. materials.Select((material, i) => (File: material.Attachment, Place: $"/materials/{i}/attachment")).Where(named => named.File is not null).Select(named => (named.File!, named.Place))]; // Just filtered.
        var known = await CheckAsync(caller, name, files, cancellationToken);
        return known.Map<IReadOnlyList<FiledMaterial>>(() => [.. materials.Select(Filed)]);
    }

    // Which materials are asked for, and whether one is empty, is for the domain to say.
    private static Refusal? Fault(MaterialRequest material) =>
        new[] { material.Attachment, material.Reference, material.WaiverGround }.Count(part => part is not null) > 1 ? new MaterialAmbiguous(material.Code)
        : material.Reference is { } reference && Array.Exists(Reserved, prefix => reference.TrimStart().StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) ? new MaterialReferenceReserved(material.Code)
        : null;

    private static FiledMaterial Filed(MaterialRequest material) => new(
        material.Code, material.Attachment is { } file ? Attachment.Scheme + file : string.IsNullOrWhiteSpace(material.Reference) ? null : material.Reference.Trim(), material.WaiverGround);

    private async Task<Result> CheckAsync(Caller caller, CaseName name, List<(string File, string Place)> files, CancellationToken cancellationToken)
    {
        if (files.Count == 0 || await Named(caller, name).Select(row => row.No).SingleOrDefaultAsync(cancellationToken) is not { } no)
        {
            return Result.Done;
        }

        // All files of the case, at most 200: what a request names may be far more.
        var held = await db.Attachments.Where(row => row.CaseNo == no).Select(row => row.Sha256).ToListAsync(cancellationToken);
        var foreign = files.FirstOrDefault(named => !held.Contains(named.File));
        return foreign.File is { } file ? new AttachmentUnknown(file) { Field = foreign.Place } : Result.Done;
    }

    private IQueryable<CaseRow> Named(Caller caller, CaseName name)
    {
        var cases = Visible.Cases(db, caller, desk.Today);
        var (no, task) = (name.No?.Value, name.Task?.Value);
        return task is null ? cases.Where(row => row.No == no) : cases.Where(row => db.ReviewTasks.Any(one => one.Id == task && one.CaseNo == row.No));
    }
}

/// <summary>A material is handed in in more than one way at once.</summary>
internal sealed record MaterialAmbiguous(string Material)
    : Refusal("material.ambiguous", $"Material {Material} names more than one of file, reference and ground.", ("material", Material));

/// <summary>A reference begins like one the program writes itself.</summary>
internal sealed record MaterialReferenceReserved(string Material)
    : Refusal("material.reference-reserved", $"The reference of material {Material} begins with a reserved word.", ("material", Material));
