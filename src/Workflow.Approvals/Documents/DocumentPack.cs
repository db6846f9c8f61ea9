using System.Text;

namespace Workflow.Approvals.Documents;

/// <summary>Puts the pages of several documents into one, for one print: each begins a new sheet, its content is byte for byte as it was issued.</summary>
public static class DocumentPack
{
    private const string StyleOpens = "<style>\n";
    private const string StyleCloses = "\n</style>";
    private const string BodyOpens = "<body>\n";
    private const string BodyCloses = "</body>";

    /// <summary>The pack. Every document brings the same style, which then stands once; styles of different times all stand, in the order of their documents.</summary>
    /// <param name="title">Title of the whole; plain text.</param>
    /// <param name="pages">Pages as <see cref="DocumentRenderer"/> made them, in order.</param>
    public static string Of(string title, IReadOnlyList<string> pages)
    {
        var body = new StringBuilder();
        foreach (var page in pages)
        {
            body.Append("<section>\n").Append(Between(page, BodyOpens, BodyCloses)).Append("</section>\n");
        }

        return $$"""
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <title>{{DocumentRenderer.Encoded(title)}}</title>
            <style>
            {{string.Join('\n', pages.Select(page => Between(page, StyleOpens, StyleCloses)).Distinct(StringComparer.Ordinal))}}
            section + section { break-before: page; }
            </style>
            </head>
            <body>
            {{body}}</body>
            </html>

            """.ReplaceLineEndings("\n");
    }

    // Values of a document are encoded, so that these can only be the page's own.
    private static string Between(string page, string opens, string closes)
    {
        var from = page.IndexOf(opens, StringComparison.Ordinal) + opens.Length;
        return page[from..page.IndexOf(closes, from, StringComparison.Ordinal)];
    }
}
