using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Workflow.Approvals.Catalogue;

namespace Workflow.Approvals.Commitments;

/// <summary>The text that is shown before somebody commits itself, in Chinese. It is kept as it was shown; a signature counts for these bytes alone.</summary>
public static class CommitmentNotice
{
    private static readonly string[] Numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];

    /// <summary>Marks a part may hold, without braces.</summary>
    public static IReadOnlyList<string> Marks { get; } = ["matter", "department", "regulator", "conditions", "materials", "basis", "checkDays", "publication"];

    /// <summary>Heading of a part.</summary>
    public static string TitleOf(string part) => part switch
    {
        "matter" => "事项名称",
        "content" => "承诺内容",
        "conditions" => "办理条件",
        "right-to-check" => "核查权力",
        "liability" => "不实承诺的责任",
        "legal-basis" => "依据",
        "materials" => "以承诺替代的材料",
        "method" => "承诺方式",
        "publication" => "公示",
        _ => part,
    };

    /// <summary>Fills the parts of a notice, one numbered paragraph each.</summary>
    /// <param name="template">The notice.</param>
    /// <param name="matter">A matter with a commitment.</param>
    /// <param name="commitment">Its commitment.</param>
    /// <param name="catalogue">Names.</param>
    /// <param name="usualDays">Working days for the check afterwards where the matter names none.</param>
    public static string TextOf(CommitmentTemplate template, Matter matter, MatterCommitment commitment, CatalogueVersion catalogue, int usualDays)
    {
        var text = new StringBuilder(template.Title).Append('\n');
        var number = 0;
        foreach (var (part, body) in template.Parts)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Numerals[number++]}、{TitleOf(part)}\n");
            text.Append(Filled(body)).Append('\n');
        }

        return text.ToString();

        string Filled(string body) => Marks.Aggregate(body, (filled, mark) => filled.Replace($"{{{{{mark}}}}}", ValueOf(mark), StringComparison.Ordinal));

        string ValueOf(string mark) => mark switch
        {
            "matter" => matter.Name,
            "department" => catalogue.Departments[matter.Department].Name,
            "regulator" => catalogue.Departments[commitment.Regulator].Name,
            "conditions" => string.Join('；', commitment.Conditions.Select(condition => condition.Name)),
            "materials" => commitment.Conditions.SelectMany(condition => condition.Materials).Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } materials
                ? string.Join('、', materials.Select(code => catalogue.Materials[code].Name)) : "无",
            "basis" => commitment.Basis.InChinese,
            "checkDays" => (commitment.CheckDays ?? usualDays).ToString(CultureInfo.InvariantCulture),
            _ => commitment.IsPublished ? "本承诺书签署后、作出决定前向社会公示，公示内容不含个人信息。" : "本承诺书不公示。",
        };
    }

    /// <summary>Lower-case hex SHA-256 of the UTF-8 bytes.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
