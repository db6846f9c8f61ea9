using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Workflow.Approvals;

namespace Workflow.Host.Api.Paging;

/// <summary>Where a page ended: the sort key and the id of its last row. Opaque to callers; it opens nothing, since every query says anew what may be seen.</summary>
/// <param name="List">The list it belongs to: one of another list is refused.</param>
/// <param name="At">Sort key; null for rows at the end that have none.</param>
/// <param name="Id">Unique key of the row.</param>
internal sealed record Cursor(string List, DateTimeOffset? At, string Id)
{
    private const int Longest = 300;

    /// <summary>Reads the text form. Refused: <c>page.cursor-invalid</c>.</summary>
    public static Result<Cursor> Read(string list, string text)
    {
        Span<byte> bytes = stackalloc byte[Longest];
        if (text.Length > Longest || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var length))
        {
            return new CursorInvalid();
        }

        var parts = Encoding.UTF8.GetString(bytes[..length]).Split('\n');
        // Ids are numbers, GUIDs and names in ASCII; a database cannot even compare with a text that holds NUL.
        if (parts is not [var named, var ticks, { Length: > 0 } id] || named != list || !id.All(letter => letter is > ' ' and <= '~'))
        {
            return new CursorInvalid();
        }

        return ticks.Length == 0 ? new Cursor(list, null, id)
            : long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.UtcTicks
                ? new Cursor(list, new DateTimeOffset(at, TimeSpan.Zero), id)
                : new CursorInvalid();
    }

    /// <summary>The text form: URL-safe.</summary>
    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{List}\n{At?.UtcTicks}\n{Id}")));
}

/// <summary>The cursor is not one of this list.</summary>
internal sealed record CursorInvalid() : Refusal("page.cursor-invalid", "The cursor is not one this list gave; begin without one.");

/// <summary>A page of that many rows is not given.</summary>
internal sealed record LimitInvalid(int Limit) : Refusal("page.limit-invalid", $"A page has 1 to {PageRequest.Most} rows, not {Limit}.", ("limit", $"{Limit}"));
