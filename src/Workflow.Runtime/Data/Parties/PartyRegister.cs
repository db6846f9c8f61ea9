using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Parties;
using Workflow.Approvals.Projects;
using Workflow.Runtime.Data.Json;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Runtime.Data.Parties;

/// <summary>Parties, who may act for them, and their projects: admin rows, written apart from steps.</summary>
internal sealed class PartyRegister(Dialect dialect, PartyVault vault)
{
    /// <summary>A new party with its identifiers and a key for its personal fields. Refused: <c>party.identifier-taken</c>.</summary>
    public Task<Result> AddAsync(Party party, CancellationToken cancellationToken) => AddAsync(party, [], cancellationToken);

    /// <summary>The same; rows that go with it (who did it, what was answered) are saved with it or not at all.</summary>
    public async Task<Result> AddAsync(Party party, IReadOnlyList<object> beside, CancellationToken cancellationToken)
    {
        await using var db = dialect.CreateDb();
        if (await TakenAsync(db, party, cancellationToken) is { } taken)
        {
            return taken;
        }

        db.Parties.Add(new() { Id = party.Id.Value, Kind = party.Kind, DisplayName = party.DisplayName, Region = party.Region });
        db.PartyIdentifiers.AddRange(party.Identifiers.Select(identifier => new PartyIdentifierRow { PartyId = party.Id.Value, Scheme = identifier.Scheme, Value = identifier.Value }));
        db.PartyKeys.Add(vault.NewKey(party.Id));
        db.AddRange(beside);

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Somebody registered it between the look and the save; anything else is a fault.
            if (await TakenAsync(db, party, cancellationToken) is { } late)
            {
                return late;
            }

            throw;
        }

        return Result.Done;
    }

    /// <summary>The party with this identifier. Refused: <c>party.unknown-identifier</c>.</summary>
    public async Task<Result<PartyId>> FindAsync(PartyIdentifier identifier, CancellationToken cancellationToken)
    {
        await using var db = dialect.CreateDb();
        var ids = await db.PartyIdentifiers.Where(row => row.Scheme == identifier.Scheme && row.Value == identifier.Value).Select(row => row.PartyId).ToListAsync(cancellationToken);
        return ids.Count == 1 ? new PartyId(ids[0]) : new IdentifierUnknown(identifier);
    }

    /// <summary>Somebody may act for a party from now on.</summary>
    public Task AddAsync(Mandate mandate, CancellationToken cancellationToken) => AddAsync(mandate, [], cancellationToken);

    /// <summary>The same; rows that go with it are saved with it or not at all.</summary>
    public async Task AddAsync(Mandate mandate, IReadOnlyList<object> beside, CancellationToken cancellationToken)
    {
        await using var db = dialect.CreateDb();
        db.Mandates.Add(new()
        {
            Id = mandate.Id, PartyId = mandate.Party.Value, Account = mandate.Account, Role = mandate.Role, FromDay = mandate.From, ToDay = mandate.To, Evidence = mandate.Evidence,
        });
        db.AddRange(beside);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The mandates of an account that hold on an office day, ordered by party.</summary>
    public async Task<IReadOnlyList<Mandate>> MandatesOfAsync(string account, DateOnly day, CancellationToken cancellationToken)
    {
        await using var db = dialect.CreateDb();
        var rows = await db.Mandates.AsNoTracking()
            .Where(row => row.Account == account && row.FromDay <= day && (row.ToDay == null || row.ToDay >= day))
            .OrderBy(row => row.PartyId).ThenBy(row => row.Id)
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new Mandate(row.Id, new(row.PartyId), row.Account, row.Role, row.FromDay, row.ToDay, row.Evidence));
    }

    /// <summary>A new project. Refused: <c>project.exists</c>.</summary>
    public Task<Result> AddAsync(Project project, CancellationToken cancellationToken) => AddAsync(project, [], cancellationToken);

    /// <summary>The same; rows that go with it (who did it, what was answered) are saved with it or not at all.</summary>
    public async Task<Result> AddAsync(Project project, IReadOnlyList<object> beside, CancellationToken cancellationToken)
    {
        await using var db = dialect.CreateDb();
        if (await db.Projects.AnyAsync(row => row.Code == project.Code.Value, cancellationToken))
        {
            return new ProjectExists(project.Code);
        }

        db.Projects.Add(new()
        {
            Code = project.Code.Value, Owner = project.Owner.Value, Name = project.Name, Investment = project.Investment, Region = project.Region,
            Attributes = StoreJson.Write(project.Attributes),
        });
        db.AddRange(beside);

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            if (await db.Projects.AsNoTracking().AnyAsync(row => row.Code == project.Code.Value, cancellationToken))
            {
                return new ProjectExists(project.Code);
            }

            throw;
        }

        return Result.Done;
    }

    private static async Task<IdentifierTaken?> TakenAsync(WorkflowDb db, Party party, CancellationToken cancellationToken)
    {
        foreach (var identifier in party.Identifiers)
        {
            if (await db.PartyIdentifiers.AnyAsync(row => row.Scheme == identifier.Scheme && row.Value == identifier.Value, cancellationToken))
            {
                return new IdentifierTaken(identifier);
            }
        }

        return null;
    }
}

/// <summary>The identifier belongs to a party already.</summary>
internal sealed record IdentifierTaken(PartyIdentifier Identifier)
    : Refusal("party.identifier-taken", $"{Identifier.Scheme} {Identifier.Value} belongs to another party.", ("scheme", Identifier.Scheme), ("value", Identifier.Value));

/// <summary>No party has the identifier.</summary>
internal sealed record IdentifierUnknown(PartyIdentifier Identifier)
    : Refusal("party.unknown-identifier", $"No party has {Identifier.Scheme} {Identifier.Value}.", ("scheme", Identifier.Scheme), ("value", Identifier.Value));

/// <summary>The project code is in use.</summary>
internal sealed record ProjectExists(ProjectCode Project) : Refusal("project.exists", $"Project {Project} exists already.", ("project", Project.Value));
