using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Runtime.Data;

namespace Workflow.Host.Serving;

/// <summary>The counted version of an admin row as precondition of a change.</summary>
internal static class Revision
{
    /// <summary>Says the version in the answer.</summary>
    public static void Show(HttpContext context, int version) => Precondition.Show(context.Response, Text(version));

    /// <summary>Refused: <c>precondition.missing</c> without one tag in <c>If-Match</c>, <c>precondition.stale</c> when it names another version.</summary>
    public static Result Check(HttpContext context, int version) =>
        Precondition.OfChange(context.Request) is { IsRefused: false } asked ? asked.Value.Version == Text(version) ? Result.Done : new PreconditionStale() : new PreconditionMissing();

    /// <summary>Saves a change whose version was looked at. Refused: <c>precondition.stale</c> when somebody was faster.</summary>
    public static async Task<Result> SaveAsync(this WorkflowDb db, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return Result.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new PreconditionStale();
        }
    }

    /// <summary>Saves a row that is new, or whose version was looked at. Refused: <c>precondition.stale</c> when somebody was faster.</summary>
    public static async Task<Result> SaveNewAsync(this WorkflowDb db, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return Result.Done;
        }
        catch (DbUpdateException)
        {
            return new PreconditionStale();
        }
    }

    private static string Text(int version) => version.ToString(CultureInfo.InvariantCulture);
}
