using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Approvals.Licences;
using Workflow.Runtime.Data;

namespace Workflow.Runtime.Licences;

/// <summary>Writes licences that no case of ours decided: an administrator enters or corrects them. All others are written by the step that decides.</summary>
internal sealed class LicenceRegister(Dialect dialect)
{
    /// <summary>A licence that existed before. Rows that go with it (who did it, what was answered) are saved with it or not at all. Refused: <c>licence.exists</c>.</summary>
    public async Task<Result> AddAsync(Licence licence, IReadOnlyList<object> beside, CancellationToken cancellationToken)
    {
        await using var db = dialect.CreateDb();
        if (await TakenAsync(db, licence, cancellationToken))
        {
            return new LicenceExists(licence.Number);
        }

        db.Licences.Add(LicenceRows.Of(licence));
        db.LicenceVersions.Add(LicenceRows.VersionOf(licence));
        db.AddRange(beside);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Somebody entered it between the look and the save; anything else is a fault.
            if (await TakenAsync(db, licence, cancellationToken))
            {
                return new LicenceExists(licence.Number);
            }

            throw;
        }

        return Result.Done;
    }

    /// <summary>Whether another licence has the number or the identifier.</summary>
    public static Task<bool> TakenAsync(WorkflowDb db, Licence licence, CancellationToken cancellationToken) => db.Licences.AsNoTracking().AnyAsync(
        row => row.Id != licence.Id.Value
            && ((row.Kind == licence.Kind && row.Department == licence.Department && row.Number == licence.Number) || row.Identifier == licence.Identifier),
        cancellationToken);
}

/// <summary>The department has issued a licence of the kind with this number, or the identifier is another's.</summary>
internal sealed record LicenceExists(string Number) : Refusal("licence.exists", $"A licence with number {Number} or its identifier is in the register.", ("number", Number));
