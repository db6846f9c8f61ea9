using System.Text.Encodings.Web;
using System.Text.Json;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Parties;
using Workflow.Approvals.Projects;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Host.Tests.Stores;

/// <summary>What a store promises, whatever the database. Each file holds one promise; both databases run them all.</summary>
public abstract partial class StoreContract(StoreFixture fixture)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, IgnoreReadOnlyProperties = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal WorkflowStore Store => fixture.Store;

    /// <summary>A record as text, every field of it, so that a difference shows the field.</summary>
    private static string Whole<T>(T record) => JsonSerializer.Serialize(record, Readable);

    /// <summary>A case in the store, with nothing but its own rows.</summary>
    private async Task<Case> OpenCaseAsync(Func<Case, Case>? change = null)
    {
        var party = Sample.Party();
        var project = Sample.Project(party);
        await RegisterAsync(party, project);
        var @case = (change ?? (same => same))(Sample.Case(party, project));
        await using var step = (await Store.Steps.BeginAsync(new("cases", party.Id, project.Code), CancellationToken.None)).Value;
        await step.CommitAsync(Changes(new CaseFile(@case, step.Applicant, step.Project, [], [], [], [], [])) with { State = [1] }, CancellationToken.None);
        return @case;
    }

    private async Task<LoadedStep> LoadAsync(CaseNo no) => (await Store.Steps.LoadAsync(no, CancellationToken.None)).Value;

    /// <summary>Loads, changes, commits.</summary>
    private async Task<StepReceipt> StepAsync(CaseNo no, Action<CaseFile> act, Func<StepChanges, StepChanges>? more = null)
    {
        await using var step = await LoadAsync(no);
        act(step.File);
        return await step.CommitAsync((more ?? (same => same))(Changes(step.File)), CancellationToken.None);
    }

    private static StepChanges Changes(CaseFile file) => new()
    {
        File = file,
        Instance = Sample.Instance(file.Case),
        Timers = [],
        Render = Sample.Render,
        Actor = Sample.Reviewer,
        OfficeTime = Sample.At,
        SystemTime = Sample.SystemTime,
    };

    private async Task RegisterAsync(Party party, Project? project = null)
    {
        await Store.Parties.AddAsync(party, CancellationToken.None);
        if (project is not null)
        {
            await Store.Parties.AddAsync(project, CancellationToken.None);
        }
    }
}

/// <summary>The contract on SQLite.</summary>
public sealed class SqliteStoreTests(SqliteStore fixture) : StoreContract(fixture), IClassFixture<SqliteStore>;

/// <summary>The contract on PostgreSQL.</summary>
public sealed class PostgresStoreTests(PostgresStore fixture) : StoreContract(fixture), IClassFixture<PostgresStore>;
