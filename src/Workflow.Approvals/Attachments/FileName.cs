using System.Globalization;
using System.Text;

namespace Workflow.Approvals.Attachments;

/// <summary>The name under which a file is shown and given back.</summary>
public static class FileName
{
    /// <summary>Most characters.</summary>
    public const int Longest = 200;

    /// <summary>Leaves out folders, control characters and characters that turn the direction of text or cannot be seen, and puts the extension of its type on a name that has another.</summary>
    /// <param name="given">As the uploader's program says, e.g. <c>C:\scans\红线图.pdf</c>.</param>
    /// <param name="kind">What the content is.</param>
    /// <returns>Refused: <c>attachment.name-invalid</c> when nothing is left, or too much.</returns>
    public static Result<string> Clean(string given, FileKind kind)
    {
        var name = new StringBuilder();
        foreach (var rune in given[(given.LastIndexOfAny(['/', '\\']) + 1)..].EnumerateRunes())
        {
            if (IsShown(rune))
            {
                name.Append(rune);
            }
        }

        var clean = name.ToString().Trim(' ', '.');
        if (!kind.Extensions.Any(extension => clean.EndsWith(extension, StringComparison.OrdinalIgnoreCase) && clean.Length > extension.Length))
        {
            clean = clean.Length == 0 || kind.Extensions.Any(extension => $".{clean}".Equals(extension, StringComparison.OrdinalIgnoreCase)) ? "" : clean + kind.Extensions[0];
        }

        return clean.Length is 0 or > Longest ? new AttachmentNameInvalid() : clean;
    }

    private static bool IsShown(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
