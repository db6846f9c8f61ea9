using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Clocks;

namespace Workflow.Approvals.Documents;

/// <summary>Makes the page of a document. Pure and deterministic: the same draft, template and number give the same bytes on any machine.</summary>
public static class DocumentRenderer
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    /// <summary>Renders a document with its number.</summary>
    /// <param name="template">Title and body; the body's marks are <c>{{name}}</c>.</param>
    /// <param name="draft">Values; a list becomes a list, an empty one the word 无. Every value is encoded: nothing in it can become markup.</param>
    /// <param name="number">From <see cref="DocumentNumber"/>.</param>
    /// <param name="department">Who issues it.</param>
    /// <param name="mark">The code that leads to the progress of the case; null leaves its place marked.</param>
    /// <exception cref="InvalidOperationException">The template has a mark without a value, or is of another kind: a bug, not bad input.</exception>
    public static IssuedDocument Render(DocumentTemplate template, DocumentDraft draft, string number, Department department, TrackingMark? mark = null)
    {
        if (template.Kind != draft.Kind || department.Code != draft.Department)
        {
            throw new InvalidOperationException($"A {draft.Kind} of {draft.Department} cannot be rendered as {template.Kind} of {department.Code}.");
        }

        var values = (JsonObject)draft.Values.DeepClone();
        values["number"] = number;
        values["title"] = template.Title;
        values["department"] = department.Name;
        values["date"] = LegalWords.Date(OfficeTime.DayOf(draft.IssuedAt));
        var html = Page(template, values, Fill(template.Body, values), mark);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(html)));
        return new(draft.Id, draft.Kind, draft.Department, draft.Stage, draft.Task, number, template.Title, template.Version, html, hash, draft.IssuedAt);
    }

    /// <summary>Plain text as part of a page.</summary>
    internal static string Encoded(string text) => Encoder.Encode(text);

    // The seal is a marked place: a real one comes from outside.
    private static string Page(DocumentTemplate template, JsonObject values, string body, TrackingMark? mark) => $"""
        <!DOCTYPE html>
        <html lang="zh-CN">
        <head>
        <meta charset="utf-8">
        <title>{Text(values["title"]!)} {Text(values["number"]!)}</title>
        <style>
        {Style}
        </style>
        </head>
        <body>
        <article data-template="{Wording.Of(template.Kind)}" data-version="{template.Version}">
        <h1>{Text(values["title"]!)}</h1>
        <p class="number">{Text(values["number"]!)}</p>
        {body.TrimEnd('\n')}
        <footer>
        <p class="department">{Text(values["department"]!)}</p>
        <p class="date">{Text(values["date"]!)}</p>
        <div class="seal" data-place="seal">（盖章处）</div>
        <div class="code{(mark is null ? "" : " drawn")}" data-place="code" data-case="{Text(values["caseNo"] ?? "")}">{Code(mark)}</div>
        </footer>
        </article>
        </body>
        </html>

        """.ReplaceLineEndings("\n");

    private static string Code(TrackingMark? mark) => mark is null
        ? "（二维码）"
        : $"""<svg viewBox="0 0 {mark.Modules} {mark.Modules}" role="img" aria-label="扫码查询办理进度"><path stroke="#000" d="{mark.Path}"/></svg><span class="address">{Encoder.Encode(mark.Address)}</span>""";

    // One A4 page in the manner of official papers (仿宋 16 pt, title centred, number to the right, seal over the date); the same on screen and in print.
    private const string Style = """
        @page { size: A4; margin: 25mm 26mm; }
        body { margin: 0; background: #fff; color: #000; font: 16pt/1.75 FangSong, STFangsong, "Noto Serif CJK SC", serif; }
        article { box-sizing: border-box; max-width: 210mm; min-height: 100vh; margin: 0 auto; padding: 18mm 16mm; }
        h1 { margin: 0 0 6mm; text-align: center; font-size: 22pt; letter-spacing: 0.1em; }
        h2 { margin: 6mm 0 2mm; font-size: 16pt; }
        p { margin: 0; text-indent: 2em; text-align: justify; }
        ol { margin: 0; padding-left: 3.5em; }
        .number { margin-bottom: 8mm; text-align: right; text-indent: 0; font-size: 14pt; }
        footer { position: relative; margin-top: 18mm; }
        footer p { text-align: right; text-indent: 0; }
        .seal, .code { position: absolute; display: grid; place-items: center; border: 1px dashed #767676; color: #595959; font-size: 10pt; }
        .seal { right: 6mm; top: -10mm; width: 40mm; height: 40mm; border-radius: 50%; }
        .code { left: 0; top: -4mm; width: 26mm; height: 26mm; }
        .drawn { border: 0; color: #000; }
        .code svg { width: 26mm; height: 26mm; shape-rendering: crispEdges; }
        .address { position: absolute; left: 0; top: 26mm; width: 120mm; font-size: 7pt; line-height: 1.3; overflow-wrap: anywhere; }
        @media print { article { padding: 0; min-height: 0; } }
        """;

    private static string Fill(string body, JsonObject values)
    {
        var page = new StringBuilder(body.Length * 2);
        var from = 0;
        for (var open = body.IndexOf("{{", StringComparison.Ordinal); open >= 0; open = body.IndexOf("{{", from, StringComparison.Ordinal))
        {
            var close = body.IndexOf("}}", open, StringComparison.Ordinal);
            if (close < 0)
            {
                throw new InvalidOperationException("A mark of the template is not closed.");
            }

            var name = body[(open + 2)..close].Trim();
            page.Append(body, from, open - from);
            page.Append(values[name] is { } value ? Shown(value) : throw new InvalidOperationException($"The mark {name} has no value."));
            from = close + 2;
        }

        return page.Append(body, from, body.Length - from).ToString();
    }

    private static string Shown(JsonNode value) => value switch
    {
        JsonArray { Count: 0 } => "<p>无</p>",
        JsonArray lines => $"<ol>{string.Concat(lines.Select(line => $"<li>{Text(line!)}</li>"))}</ol>",
        _ => Text(value),
    };

    private static string Text(JsonNode value) => Encoder.Encode(value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString());
}
