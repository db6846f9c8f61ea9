using Workflow.Approvals.Documents;

namespace Workflow.Approvals.Catalogue;

/// <summary>The marks a document text may hold. A mark nobody fills would go out to the applicant as it stands.</summary>
public static class TemplateMarks
{
    /// <summary>Marks of one value, without braces.</summary>
    public static IReadOnlyList<string> Values { get; } =
    [
        "applicant", "project", "projectCode", "caseNo", "stage", "stageNo", "matter", "department", "result", "basis", "consequence", "ground", "expectedEnd",
        "receivedOn", "acceptedOn", "dueOn", "oldDueOn", "promisedUntil", "statutoryUntil",
        "text", "meeting", "minutesNumber", "heldOn", "place",
    ];

    /// <summary>Marks of a list; rendered as one, an empty list says that there is nothing.</summary>
    public static IReadOnlyList<string> Lists { get; } = ["materials", "missing", "items", "reasons", "tolerated", "opinions", "issues", "present"];

    /// <summary>All marks.</summary>
    public static IReadOnlyList<string> Known { get; } = [.. Values, .. Lists];

    /// <summary>The marks of a body, in order, also unknown ones; a brace without its mate gives the rest of the text.</summary>
    public static IReadOnlyList<string> In(string body)
    {
        var marks = new List<string>();
        for (var open = body.IndexOf("{{", StringComparison.Ordinal); open >= 0; open = body.IndexOf("{{", open + 2, StringComparison.Ordinal))
        {
            var close = body.IndexOf("}}", open, StringComparison.Ordinal);
            marks.Add(close < 0 ? body[(open + 2)..] : body[(open + 2)..close]);
        }

        return marks;
    }

    internal static void Run(CatalogueDraft draft, IReadOnlyList<CatalogueNode.Mapping> tops, CatalogueProblems problems)
    {
        foreach (var (template, row) in draft.Templates.Rows)
        {
            foreach (var mark in In(template.Body).Where(mark => !Known.Contains(mark)))
            {
                problems.Add("template.mark-unknown", row.At("body"), $"Nothing fills {{{{{mark}}}}}.");
            }
        }

        foreach (var kind in Enum.GetValues<DocumentKind>().Select(kind => CatalogueRow.Hyphenated(kind.ToString())).Where(kind => !draft.Templates.Has(kind)))
        {
            problems.Add("template.missing", CatalogueReader.Anywhere(tops), $"There is no text for {kind}.");
        }
    }
}
