using Microsoft.AspNetCore.Mvc;
using Workflow.Approvals;

namespace Workflow.Host.Api.Paging;

/// <summary>Which part of a list is asked for: <c>?after=CURSOR&amp;limit=50</c>.</summary>
internal readonly record struct PageRequest([FromQuery(Name = "after")] string? After, [FromQuery(Name = "limit")] int? Limit)
{
    public const int Most = 200;
    private const int Usual = 50;

    /// <summary>The rows after a cursor of this list, or from its beginning. Refused: <c>page.cursor-invalid</c>, <c>page.limit-invalid</c>.</summary>
    public Result<PageStart> For(string list) => (Limit ?? Usual) switch
    {
        < 1 or > Most => new LimitInvalid(Limit ?? Usual),
        var limit when string.IsNullOrEmpty(After) => new PageStart(null, limit),
        var limit => Cursor.Read(list, After).Map(cursor => new PageStart(cursor, limit)),
    };
}

/// <summary>Where a page begins.</summary>
/// <param name="After">The row before it; null at the beginning.</param>
/// <param name="Limit">Most rows it may hold.</param>
internal sealed record PageStart(Cursor? After, int Limit);
