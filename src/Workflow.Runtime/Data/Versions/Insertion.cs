using Microsoft.EntityFrameworkCore;

namespace Workflow.Runtime.Data.Versions;

/// <summary>Inserts rows that several nodes may bring at the same start.</summary>
internal static class Insertion
{
    /// <summary>Saves the one row added to the context.</summary>
    /// <returns>False when another node was faster: the key is there now, and its row decides.</returns>
    public static async Task<bool> IsFirstAsync(this WorkflowDb db, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException collision) when (collision.Entries is [var entry] && entry.State == EntityState.Added)
        {
            await entry.ReloadAsync(cancellationToken);
            if (entry.State == EntityState.Detached)
            {
                throw;
            }

            return false;
        }
    }
}
