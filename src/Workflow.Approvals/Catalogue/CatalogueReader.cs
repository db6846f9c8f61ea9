using Workflow.Approvals.Clocks;

namespace Workflow.Approvals.Catalogue;

/// <summary>Reads catalogue files into one version, or says everything that is wrong with them.</summary>
public static class CatalogueReader
{
    /// <summary>The section that says from when the version holds.</summary>
    internal const string Header = "catalogue";

    /// <summary>Reads and checks.</summary>
    /// <param name="files">The top of every file; a section may be spread over several.</param>
    /// <param name="version">Number of the version, from 1.</param>
    /// <param name="office">Calendar and hours on which promises are held against the law, over every day of the published years.</param>
    /// <param name="faultOf">Says in English what is wrong with an expression of <c>appliesWhen</c> or <c>replacedWhen</c>; null when it can be read.</param>
    public static CatalogueReading Read(IReadOnlyList<CatalogueNode> files, int version, Office office, Func<string, string?> faultOf)
    {
        var problems = new CatalogueProblems();
        var tops = new List<CatalogueNode.Mapping>();
        foreach (var file in files)
        {
            if (CatalogueRow.RowAt(file, problems) is { } top)
            {
                tops.Add(top.Node);
            }
        }

        var draft = ReadSections(tops, problems);
        ReferenceCheck.Run(draft, problems);
        NameCheck.Run(draft, problems);
        StageCheck.Run(draft, problems);
        FinishingOrderCheck.Run(draft, problems);
        PromiseAgainstLaw.Run(draft, office, problems);
        ConditionCheck.Run(draft, faultOf, problems);
        SettingCheck.Run(draft, tops, problems);
        TemplateMarks.Run(draft, tops, problems);
        LicenceWindowCheck.Run(draft, problems);

        var content = CatalogueContent.Of(tops);
        return new CatalogueReading(problems.Found.Count == 0 ? draft.Version(version, CatalogueContent.HashOf(content)) : null, content, problems.Found);
    }

    private static CatalogueDraft ReadSections(List<CatalogueNode.Mapping> tops, CatalogueProblems problems)
    {
        var draft = new CatalogueDraft();
        var places = new CatalogueRows(draft, problems);

        // Bases first: limits, settings and replacements name them, whatever the order of the files.
        EachRow(tops, "bases", places.Basis, problems);
        EachRow(tops, "departments", places.Department, problems);
        EachRow(tops, "attributes", places.Attribute, problems);
        EachRow(tops, "fields", places.Field, problems);
        EachRow(tops, "materials", places.Material, problems);
        EachRow(tops, "flows", places.Flow, problems);
        EachRow(tops, "stages", places.Stage, problems);
        EachRow(tops, "matters", places.Matter, problems);
        EachRow(tops, "templates", places.Template, problems);
        EachRow(tops, "settings", places.Setting, problems);
        EachRow(tops, "licence-kinds", places.LicenceKind, problems);
        EachRow(tops, "commitment-templates", places.CommitmentTemplate, problems);
        EachRow(tops, "industries", places.Industry, problems);
        ReadHeader(tops, draft, problems);

        foreach (var (section, node) in tops.SelectMany(top => top.Entries).Where(entry => !Sections.Contains(entry.Key)))
        {
            problems.Add("catalogue.section-unknown", node, $"{section} is none of {string.Join(", ", Sections)}.");
        }

        return draft;
    }

    private static readonly string[] Sections =
        [Header, "bases", "departments", "attributes", "fields", "materials", "flows", "stages", "matters", "templates", "settings", "licence-kinds", "commitment-templates", "industries"];

    private static void EachRow(List<CatalogueNode.Mapping> tops, string section, Action<CatalogueRow> read, CatalogueProblems problems)
    {
        foreach (var top in tops.Where(top => top.Entries.ContainsKey(section)))
        {
            foreach (var row in new CatalogueRow(top, problems).Rows(section))
            {
                read(row);
                row.End();
            }
        }
    }

    private static void ReadHeader(List<CatalogueNode.Mapping> tops, CatalogueDraft draft, CatalogueProblems problems)
    {
        var headers = tops.Where(top => top.Entries.ContainsKey(Header)).ToList();
        foreach (var second in headers.Skip(1))
        {
            problems.Add("catalogue.code-doubled", second.Entries[Header], $"{Header} stands in {headers[0].File} already.");
        }

        if (headers is [var first, ..] && new CatalogueRow(first, problems).Row(Header) is { } row)
        {
            draft.ValidFrom = row.Has("validFrom") ? row.OptionalDay("validFrom") : row.Missing<DateOnly?>("validFrom", null);
            row.End();
        }
        else if (headers.Count == 0)
        {
            problems.Add("catalogue.value-missing", Anywhere(tops), $"{Header} with validFrom is mandatory.");
        }
    }

    /// <summary>A place for what is missing as a whole: the top of the first file.</summary>
    internal static CatalogueNode Anywhere(IReadOnlyList<CatalogueNode.Mapping> tops) =>
        tops is [var first, ..] ? first : new CatalogueNode.Mapping("catalogue", "$", 1, []);
}
