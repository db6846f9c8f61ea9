using Workflow.Approvals.Commitments;

namespace Workflow.Approvals.Catalogue;

internal sealed partial class CatalogueRows
{
    public void CommitmentTemplate(CatalogueRow row)
    {
        var code = Code(row);
        var parts = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in row.Rows("parts"))
        {
            var name = part.Text("part");
            if (name.Length > 0 && !NoticeParts.Known.Contains(name))
            {
                problems.Add("catalogue.value-malformed", part.At("part"), $"'{name}' is none of {string.Join(", ", NoticeParts.Known)}.");
            }
            else if (!parts.TryAdd(name, part.Text("text")))
            {
                problems.Add("catalogue.code-doubled", part.At("part"), $"{name} stands twice.");
            }

            part.End();
        }

        // A notice that lacks a part is void, so it cannot be published (rule R11).
        if (NoticeParts.Missing([.. parts.Keys]) is { Length: > 0 } missing)
        {
            problems.Add("catalogue.template-part-missing", row.Node, $"{code} lacks what the law wants a notice to say: {missing} (深圳经济特区社会信用条例 art. 61).");
        }

        foreach (var mark in parts.Values.SelectMany(TemplateMarks.In).Where(mark => !CommitmentNotice.Marks.Contains(mark)))
        {
            problems.Add("template.mark-unknown", row.At("parts"), $"Nothing fills {{{{{mark}}}}}.");
        }

        draft.CommitmentTemplates.Add(code, new CommitmentTemplate(code, row.Number("version"), row.Text("title"), parts), row, problems);
    }

    private MatterCommitment? Commitment(CatalogueRow row)
    {
        if (row.Row("commitment") is not { } commitment)
        {
            return null;
        }

        var conditions = Conditions(commitment);
        var read = new MatterCommitment
        {
            Template = commitment.Text("template"),
            Regulator = commitment.Text("regulator"),
            RiskTags = [.. commitment.Codes("riskTags").Select(tag => tag.Text)],
            NamedByStatute = commitment.Flag("namedByStatute"),
            ListedFrom = commitment.OptionalDay("listedFrom"),
            ListedTo = commitment.OptionalDay("listedTo"),
            IsLowRisk = commitment.Flag("lowRisk"),
            CheckDays = commitment.Has("checkDays") ? commitment.Number("checkDays") : null,
            Basis = FindBasis(commitment),
            IsPublished = commitment.Flag("published"),
            Conditions = conditions.Count > 0 ? conditions : commitment.Missing("conditions", conditions),
            Later = Later(commitment),
        };
        commitment.End();
        return read;
    }

    private List<CommitmentCondition> Conditions(CatalogueRow commitment)
    {
        var conditions = new List<CommitmentCondition>();
        foreach (var item in commitment.Rows("conditions"))
        {
            var code = Code(item);
            if (conditions.Exists(known => known.Code == code))
            {
                problems.Add("catalogue.code-doubled", item.At("code"), $"{code} stands twice in conditions.");
            }

            conditions.Add(new(code, item.Text("name"), item.Text("nameEn"), item.OptionalText("fact"), [.. item.Codes("materials").Select(material => material.Text)]));
            item.End();
        }

        return conditions;
    }

    private static List<LaterMaterial> Later(CatalogueRow commitment)
    {
        var later = new List<LaterMaterial>();
        foreach (var item in commitment.Rows("later"))
        {
            later.Add(new(item.Text("code"), item.Number("workingDays")));
            item.End();
        }

        return later;
    }
}
