using Workflow.Approvals.Clocks;
using Workflow.Approvals.Documents;

namespace Workflow.Approvals.Catalogue;

/// <summary>Everything read so far, with places: what the checks look at before it becomes a version.</summary>
internal sealed class CatalogueDraft
{
    public DateOnly? ValidFrom { get; set; }

    public CatalogueSection<LegalBasis> Bases { get; } = new();
    public CatalogueSection<Department> Departments { get; } = new();
    public CatalogueSection<AttributeDefinition> Attributes { get; } = new();
    public CatalogueSection<FieldDefinition> Fields { get; } = new();
    public CatalogueSection<MaterialDefinition> Materials { get; } = new();
    public CatalogueSection<FlowDefinition> Flows { get; } = new();
    public CatalogueSection<StageDefinition> Stages { get; } = new();
    public CatalogueSection<Matter> Matters { get; } = new();
    public CatalogueSection<DocumentTemplate> Templates { get; } = new();
    public CatalogueSection<Setting> Settings { get; } = new();
    public CatalogueSection<LicenceKind> LicenceKinds { get; } = new();
    public CatalogueSection<CommitmentTemplate> CommitmentTemplates { get; } = new();
    public CatalogueSection<Industry> Industries { get; } = new();

    public CatalogueVersion Version(int version, string hash) => new()
    {
        Version = version,
        ValidFrom = ValidFrom ?? throw new InvalidOperationException("A catalogue without its first day is refused before."),
        Hash = hash,
        Departments = Departments.ByCode(),
        Attributes = Attributes.ByCode(),
        Fields = Fields.ByCode(),
        Materials = Materials.ByCode(),
        Flows = Flows.ByCode(),
        Stages = Stages.ByCode(),
        Matters = Matters.ByCode(),
        Templates = TemplatesByKind(),
        Settings = Settings.ByCode(),
        LicenceKinds = LicenceKinds.ByCode(),
        CommitmentTemplates = CommitmentTemplates.ByCode(),
        Industries = Industries.ByCode(),
    };

    private OrderedDictionary<DocumentKind, DocumentTemplate> TemplatesByKind()
    {
        var templates = new OrderedDictionary<DocumentKind, DocumentTemplate>();
        foreach (var (template, _) in Templates.Rows)
        {
            templates.Add(template.Kind, template);
        }

        return templates;
    }
}
