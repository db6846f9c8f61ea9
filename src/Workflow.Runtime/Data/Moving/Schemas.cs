using Microsoft.EntityFrameworkCore;

namespace Workflow.Runtime.Data.Moving;

/// <summary>Whether a database has exactly the schema of this program.</summary>
internal static class Schemas
{
    public static async Task<MoveSchemaDiffers?> DifferenceAsync(WorkflowDb db, string side, CancellationToken cancellationToken)
    {
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        var known = db.Database.GetMigrations().ToList();
        return applied.SequenceEqual(known) ? null : new(side, applied.LastOrDefault("none"), known[^1]);
    }
}
