using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;

namespace Workflow.Approvals.Archives;

/// <summary>What an archive holds of one paper (归档目录的一行).</summary>
/// <param name="Kind"><c>document</c> (文书, issued by the office) or <c>attachment</c> (材料, handed in).</param>
/// <param name="Number">Number of a document; empty for what was handed in.</param>
/// <param name="Title">Title of a document, file name of an attachment.</param>
/// <param name="At">When it was issued or uploaded.</param>
/// <param name="Bytes">Length; a page as rendered has no fixed number of sheets.</param>
/// <param name="Sha256">Lower-case hex over its bytes.</param>
public sealed record ArchivedPaper(string Kind, string Number, string Title, DateTimeOffset At, long Bytes, string Sha256)
{
    public const string Document = "document";
    public const string Attachment = "attachment";
}

/// <summary>The catalogue of a closed case's electronic archive (电子归档): made in the step that closes it, never changed.</summary>
/// <param name="Case">The case as closed.</param>
/// <param name="Applicant">Registered name; of a person the word <c>person</c>.</param>
/// <param name="Retention">How long it is kept.</param>
/// <param name="Papers">Documents in order of issue, then attachments in order of upload.</param>
public sealed record ArchiveCatalogue(Case Case, string Applicant, Retention Retention, IReadOnlyList<ArchivedPaper> Papers)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text that is kept and hashed; the same facts give the same bytes.</summary>
    public string Write()
    {
        var closedOn = OfficeTime.DayOf(Case.ClosedAt ?? throw new InvalidOperationException($"Case {Case.No} is open."));
        return new JsonObject
        {
            ["format"] = "workflow-archive-1",
            ["case"] = Case.No.Value,
            ["service"] = Case.DefinitionId,
            ["applicant"] = Applicant,
            ["region"] = Case.Region,
            ["openedOn"] = Day(OfficeTime.DayOf(Case.OpenedAt)),
            ["closedOn"] = Day(closedOn),
            ["state"] = Wording.Of(Case.State),
            ["reason"] = Case.ClosedReason,
            ["retention"] = new JsonObject
            {
                ["period"] = Retention.Period,
                ["until"] = Retention.Until(closedOn) is { } until ? Day(until) : null,
                ["basis"] = Retention.Basis,
                ["assumption"] = Retention.IsAssumption,
            },
            ["papers"] = new JsonArray([.. Papers.Select(Line)]),
        }.ToJsonString(Readable);
    }

    /// <summary>Lower-case hex of the SHA-256 of a text's UTF-8 bytes.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Where a paper lies in the package: its order number, so that two of one name keep apart.</summary>
    /// <param name="order">From 1.</param>
    /// <param name="kind">Document or attachment.</param>
    /// <param name="title">Its extension is kept for an attachment; a document is a page.</param>
    public static string PathOf(int order, string kind, string title)
    {
        var dot = title.LastIndexOf('.');
        var extension = kind == ArchivedPaper.Document ? ".html" : dot < 0 ? "" : title[dot..];
        return string.Create(CultureInfo.InvariantCulture, $"{kind}s/{order:D4}{extension}");
    }

    private static JsonNode Line(ArchivedPaper paper, int index) => new JsonObject
    {
        ["order"] = index + 1,
        ["kind"] = paper.Kind,
        ["number"] = paper.Number,
        ["title"] = paper.Title,
        ["date"] = Day(OfficeTime.DayOf(paper.At)),
        ["bytes"] = paper.Bytes,
        ["sha256"] = paper.Sha256,
        ["path"] = PathOf(index + 1, paper.Kind, paper.Title),
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
