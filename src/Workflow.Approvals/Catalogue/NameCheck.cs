namespace Workflow.Approvals.Catalogue;

/// <summary>Names say what is meant: no vague materials, and no two fields or attributes with the same label.</summary>
internal static class NameCheck
{
    // Vague wording and catch-all items (模糊性表述和兜底条款): the applicant cannot know which paper is asked for.
    private static readonly string[] Vague =
    [
        "其他", "其它", "有关材料", "相关材料", "有关资料", "相关资料", "有关文件", "相关文件", "有关证明", "相关证明", "有关手续", "相关手续",
        "等材料", "等资料", "等文件", "必要的材料", "必要材料", "所需材料", "要求的材料", "需要的材料", "要求提交的", "认为需要", "认为必要",
    ];

    public static void Run(CatalogueDraft draft, CatalogueProblems problems)
    {
        foreach (var (material, row) in draft.Materials.Rows)
        {
            if (Vague.FirstOrDefault(material.Name.Contains) is { } word)
            {
                problems.Add("material.vague", row.At("name"), $"'{material.Name}' is vague ({word}): name the paper.");
            }
        }

        Labels([.. draft.Fields.Rows.Select(field => (field.Row.Label, field.Source))], problems);
        Labels([.. draft.Attributes.Rows.Select(attribute => (attribute.Row.Label, attribute.Source))], problems);
    }

    private static void Labels(List<(string Label, CatalogueRow Source)> labels, CatalogueProblems problems)
    {
        var first = new SortedDictionary<string, CatalogueRow>(StringComparer.Ordinal);
        foreach (var (label, source) in labels)
        {
            if (label.Length > 0 && !first.TryAdd(label, source))
            {
                problems.Add("field.label-doubled", source.At("label"), $"'{label}' is asked by {first[label].Node.Path} already.");
            }
        }
    }
}
