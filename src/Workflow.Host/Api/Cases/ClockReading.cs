using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Clocks;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Host.Api.Cases;

/// <summary>Clocks as the domain knows them, from their rows.</summary>
internal static class ClockReading
{
    /// <summary>The clocks a query finds, with their intervals, in order of their start.</summary>
    public static async Task<IReadOnlyList<Clock>> ReadAsync(WorkflowDb db, IQueryable<ClockRow> clocks, CancellationToken cancellationToken)
    {
        var rows = await clocks.AsNoTracking().OrderBy(row => row.StartedAt).ThenBy(row => row.Id).ToListAsync(cancellationToken);
        var intervals = await db.ClockIntervals.AsNoTracking()
            .Where(interval => clocks.Any(clock => clock.Id == interval.ClockId))
            .OrderBy(interval => interval.ClockId).ThenBy(interval => interval.Number)
            .ToListAsync(cancellationToken);
        var byClock = intervals.ToLookup(interval => interval.ClockId);
        return rows.ConvertAll(row => Of(row, byClock[row.Id]));
    }

    private static Clock Of(ClockRow row, IEnumerable<ClockIntervalRow> intervals) => new()
    {
        Id = new(row.Id),
        CaseNo = row.CaseNo,
        Scope = row.Scope,
        OwnerId = row.OwnerId,
        Kind = row.Kind,
        Limit = new(Length(row.LimitLength), new(row.LimitSource, row.LimitArticle, row.LimitVerifiedOn, row.LimitIsAssumption), row.LimitStartEvent),
        StartedAt = row.StartedAt,
        CountsAfter = OfficeHalf.FromOrdinal(row.CountsAfter),
        Intervals = [.. intervals.Select(Of)],
        CalendarVersion = row.CalendarVersion,
        Due = row is { DueDate: { } date, DuePoint: { } point, DueAt: { } at, DueIsProvisional: { } provisional } ? new(date, point, at, provisional) : null,
        Epoch = row.Epoch,
        EndedAt = row.EndedAt,
        LateSince = row.LateSince,
        Bookmark = row.Bookmark,
    };

    private static ClockInterval Of(ClockIntervalRow row) => new()
    {
        Number = row.Number,
        Kind = row.Kind,
        From = OfficeHalf.FromOrdinal(row.FromHalf),
        To = row.ToHalf is { } to ? OfficeHalf.FromOrdinal(to) : null,
        Ground = row.Ground,
        Basis = new(row.BasisSource, row.BasisArticle, row.BasisVerifiedOn, row.BasisIsAssumption),
        Extension = row.Extension is { } extension ? Length(extension) : null,
        Actor = row.Actor,
        Reason = row.Reason,
        Document = row.Document,
        KnownAt = row.KnownAt,
        SupersededAt = row.SupersededAt,
        CalendarVersion = row.CalendarVersion,
    };

    private static LimitLength Length(string text) => LimitLength.Parse(text).Value; // Written by us from a length.
}
