namespace Workflow.Approvals.Catalogue;

/// <summary>Every code that is named stands somewhere.</summary>
internal static class ReferenceCheck
{
    public static void Run(CatalogueDraft draft, CatalogueProblems problems)
    {
        foreach (var (material, row) in draft.Materials.Rows)
        {
            draft.Departments.Refer(row.At("issuedBy"), material.IssuedBy ?? "", "department", problems);
        }

        foreach (var (stage, row) in draft.Stages.Rows)
        {
            draft.Flows.Refer(row.At("flow"), stage.Flow, "flow", problems);
            draft.Departments.Refer(row.At("lead"), stage.LeadDepartment, "department", problems);
        }

        foreach (var (kind, row) in draft.LicenceKinds.Rows)
        {
            draft.Departments.Refer(row.At("department"), kind.Department ?? "", "department", problems);
        }

        foreach (var (matter, row) in draft.Matters.Rows)
        {
            OfMatter(draft, matter, row, problems);
        }
    }

    private static void OfMatter(CatalogueDraft draft, Matter matter, CatalogueRow row, CatalogueProblems problems)
    {
        draft.Departments.Refer(row.At("department"), matter.Department, "department", problems);
        draft.Flows.Refer(row.At("flow"), matter.Flow, "flow", problems);
        draft.Stages.Refer(row.At("stage"), matter.Stage, "stage", problems);
        foreach (var need in row.Rows("materials"))
        {
            draft.Materials.Refer(need.At("code"), need.OptionalText("code") ?? "", "material", problems);
        }

        foreach (var field in row.Codes("form"))
        {
            draft.Fields.Refer(field, field.Text, "field", problems);
        }

        foreach (var upstream in row.Codes("finishAfter"))
        {
            draft.Matters.Refer(upstream, upstream.Text, "matter", problems);
        }

        if (row.Row("commitment") is { } commitment)
        {
            OfCommitment(draft, matter, commitment, problems);
        }
    }

    private static void OfCommitment(CatalogueDraft draft, Matter matter, CatalogueRow row, CatalogueProblems problems)
    {
        draft.CommitmentTemplates.Refer(row.At("template"), row.OptionalText("template") ?? "", "commitment template", problems);
        draft.Departments.Refer(row.At("regulator"), row.OptionalText("regulator") ?? "", "department", problems);
        foreach (var later in row.Rows("later"))
        {
            draft.Materials.Refer(later.At("code"), later.OptionalText("code") ?? "", "material", problems);
        }

        // A promise stands in for what the matter asks, and for nothing else.
        foreach (var material in row.Rows("conditions").SelectMany(condition => condition.Codes("materials")).Where(material => !matter.Materials.Any(need => need.Code == material.Text)))
        {
            problems.Add("catalogue.reference-unknown", material, $"{matter.Code} does not ask for {material.Text}.");
        }
    }
}
