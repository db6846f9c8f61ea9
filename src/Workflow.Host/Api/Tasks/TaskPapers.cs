using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Attachments;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Materials;
using Workflow.Host.Api.Cases;
using Workflow.Host.Security;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Json;
using Workflow.Runtime.Data.Parties;

namespace Workflow.Host.Api.Tasks;

/// <summary>What the applicant handed in for a stage: the form with its personal values, and the materials.</summary>
internal sealed class TaskPapers(WorkflowDb db, PartyVault vault)
{
    /// <summary>The form of the task's stage. Personal values are opened for the applicant, the window, and departments with a task in the case; nobody else reads them.</summary>
    public async Task<IReadOnlyList<FormValueView>> FormAsync(CaseHead head, TaskLine task, Caller caller, CatalogueNames names, CancellationToken cancellationToken)
    {
        var row = await db.StageApplications.AsNoTracking().Where(stage => stage.CaseNo == head.No && stage.Number == task.Stage)
            .Select(stage => new { stage.Form, Applicant = db.Cases.Where(one => one.No == head.No).Select(one => one.Applicant).Single() })
            .SingleAsync(cancellationToken);
        var mayOpen = caller.Role is ActorRole.Applicant or ActorRole.IntakeClerk || (caller.Role is ActorRole.Reviewer or ActorRole.DepartmentHead && caller.Department == task.Department);
        var opened = mayOpen ? await vault.ReadAsync(new PartyId(row.Applicant), cancellationToken) : null;
        var personal = opened is { IsRefused: false } ? opened.Value : null;
        var own = MatterOf(task, names)?.Form;
        return [.. StoreJson.ReadObject(row.Form).Select(value => Value(value.Key, value.Value, own?.Contains(value.Key) ?? true, names, personal))];
    }

    /// <summary>The materials of the task's stage.</summary>
    public async Task<IReadOnlyList<TaskMaterialView>> MaterialsAsync(string no, TaskLine task, CaseContent content, CatalogueNames names, CancellationToken cancellationToken)
    {
        var materials = await db.Materials.AsNoTracking().Where(row => row.CaseNo == no && row.Stage == task.Stage).OrderBy(row => row.Code).ToListAsync(cancellationToken);
        var own = MatterOf(task, names)?.Materials;
        return materials.ConvertAll(material =>
        {
            var isWaived = material.State == MaterialState.Waived;
            var (file, office) = isWaived ? (null, null) : (After(Attachment.Scheme, material.Reference), After(OfficeScheme, material.Reference));
            return new TaskMaterialView(
                material.Code, names.Material(material.Code), own?.Any(need => need.Code == material.Code) ?? true, material.State, material.DueOn,
                file is null ? null : content.Files.GetValueOrDefault(file), isWaived || file is not null || office is not null ? null : material.Reference,
                office is null ? null : names.Department(office), isWaived ? material.Reference : null);
        });
    }

    private const string OfficeScheme = "office:";

    private static string? After(string scheme, string? reference) => reference?.StartsWith(scheme, StringComparison.Ordinal) ?? false ? reference[scheme.Length..] : null;

    private static Matter? MatterOf(TaskLine task, CatalogueNames names) => task.Matter is { } code ? names.Catalogue.Matters.GetValueOrDefault(code) : null;

    private static FormValueView Value(string code, JsonNode? value, bool isOwn, CatalogueNames names, IReadOnlyDictionary<string, JsonNode>? personal)
    {
        var field = names.Catalogue.Fields.GetValueOrDefault(code);
        var isPersonal = field?.IsPersonal ?? false;
        return new(
            code, field is null ? code : names.Language.Pick(field.Label, field.LabelEn), field?.Type ?? FieldType.Text,
            [.. (field?.Choices ?? []).Select(choice => new CodeName(choice, names.Language.Find($"choice.{code}.{choice}", _ => null) ?? choice))],
            (isPersonal ? personal?.GetValueOrDefault(code) : value)?.DeepClone(), isPersonal, isOwn);
    }
}
