using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Engine.Definitions;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;
using Workflow.Runtime.Migrating;

namespace Workflow.Runtime.Versions;

/// <summary>What process designers work on: one draft for each definition, and what becomes of it. The caller saves.</summary>
internal static class DefinitionDrafts
{
    /// <summary>Holds a document against the address it is saved under. What it draws may be unfinished: the gate stands at publication.</summary>
    /// <returns>Its text. Refused: <c>definition.unreadable</c>, <c>definition.other-id</c>.</returns>
    public static Result<string> Read(string definitionId, byte[] json)
    {
        var reading = ElsaJsonReader.Read(json, limits: null, Work.ApprovalActivities.Catalogue);
        return reading switch
        {
            ReadResult.Refused refused => new DefinitionUnreadable(refused.Problems[0].Code, refused.Problems[0].Message),
            ReadResult.Read read when read.Definition.DefinitionId != definitionId => new DefinitionOtherId(definitionId),
            _ => Encoding.UTF8.GetString(json),
        };
    }

    /// <summary>Makes the draft the next version, if the gate lets it through; with the migration that is proposed along with it.</summary>
    /// <returns>The version. Refused: <c>definition.problems</c>, <c>definition.second-person</c>.</returns>
    public static async Task<Result<Publication>> PublishAsync(
        WorkflowDb db, DefinitionDraftRow draft, PublishedVersions versions, string account, DateTimeOffset at, MigrationMode? running, CancellationToken cancellationToken)
    {
        var last = await db.DefinitionVersions.Where(row => row.DefinitionId == draft.DefinitionId).MaxAsync(row => (int?)row.Version, cancellationToken) ?? 0;
        var (saved, activities) = (Encoding.UTF8.GetBytes(draft.Json), await versions.ActivitiesAsync(cancellationToken));
        var (_, problems) = PublishGate.Check(saved, versions.Catalogue, explore: true, versions.Office, activities, at);
        if (problems.FirstOrDefault(problem => problem.Severity == Severity.Error) is { } first)
        {
            return new DefinitionProblems(draft.DefinitionId, problems.Count(problem => problem.Severity == Severity.Error), first.Code);
        }

        if (problems.Any(problem => problem.Code == "flow.bound-reached") && draft.SavedBy == account)
        {
            return new DefinitionSecondPerson(draft.DefinitionId);
        }

        var json = UsableWorkflows.Numbered(saved, last + 1, activities);
        var row = new DefinitionVersionRow
        {
            DefinitionId = draft.DefinitionId, Version = last + 1, Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))), Json = json, PublishedBy = account, PublishedAt = at,
        };
        db.DefinitionVersions.Add(row);
        db.DefinitionDrafts.Remove(draft);
        if (await db.DefinitionHeads.FindAsync([draft.DefinitionId], cancellationToken) is { } head)
        {
            (head.Published, head.Version) = (row.Version, head.Version + 1);
        }

        var migration = running is { } mode && last > 0 ? Proposed(draft.DefinitionId, last, row.Version, mode, account, at) : null;
        if (migration is not null)
        {
            db.Migrations.Add(migration);
        }

        return new Publication(row, migration);
    }

    /// <summary>A migration that waits for a second person.</summary>
    public static MigrationRow Proposed(string definitionId, int from, int to, MigrationMode mode, string account, DateTimeOffset at) => new()
    {
        Id = Guid.NewGuid(), DefinitionId = definitionId, FromVersion = from, ToVersion = to, Mode = mode, State = MigrationState.Proposed, ProposedBy = account, ProposedAt = at, Version = 1,
    };
}

/// <summary>What a publication made.</summary>
/// <param name="Version">The version.</param>
/// <param name="Migration">Proposed along with it, or null.</param>
internal sealed record Publication(DefinitionVersionRow Version, MigrationRow? Migration);

/// <summary>The document is no definition.</summary>
internal sealed record DefinitionUnreadable(string Reason, string Detail) : Refusal("definition.unreadable", $"The document is no definition: {Detail}", ("reason", Reason));

/// <summary>The document is of another definition than its address.</summary>
internal sealed record DefinitionOtherId(string Definition)
    : Refusal("definition.other-id", $"The document's definitionId is not {Definition}.", ("definition", Definition));

/// <summary>The gate does not let the draft through.</summary>
internal sealed record DefinitionProblems(string Definition, int Count, string First) : Refusal(
    "definition.problems", $"The draft of {Definition} has {Count} problems, the first is {First}; the check lists them.",
    ("definition", Definition), ("count", Count.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("first", First));

/// <summary>The proof ended at its bound, so that somebody else than who drew it must publish (convention 43).</summary>
internal sealed record DefinitionSecondPerson(string Definition)
    : Refusal("definition.second-person", $"The flow of {Definition} is too large to be proved whole; somebody else than who saved the draft must publish it.", ("definition", Definition));
