using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Parties;
using Workflow.Runtime.Data.Parties;
using Workflow.Runtime.Data.Tables;
using Workflow.Runtime.Idempotency;

namespace Workflow.Runtime.Data.Steps;

/// <summary>The step store on either database.</summary>
internal sealed class StepStore(Dialect dialect, PartyCipher cipher) : IStepStore
{
    private readonly string[] _load =
    [
        PartyTables.SelectApplicant(PartyTables.ApplicantOfCase),
        PartyTables.SelectIdentifiers(PartyTables.ApplicantOfCase),
        PartyTables.SelectKey(PartyTables.ApplicantOfCase),
        PartyTables.SelectProject(PartyTables.ProjectOfCase),
        StageTable.Table.SelectOfCase,
        TaskTable.Table.SelectOfCase,
        TaskTable.Opinions.SelectOfCase,
        ClockTable.Table.SelectOfCase,
        ClockTable.Intervals.SelectOfCase,
        PaperTables.Materials.SelectOfCase,
        PaperTables.Supplements.SelectOfCase,
        InstanceTables.SelectInstance,
        InstanceTables.SelectState,
        InstanceTables.Timers.SelectOfCase,
    ];

    public Task<Result<LoadedStep>> LoadAsync(CaseWanted wanted, CancellationToken cancellationToken) => OpenAsync<LoadedStep>(
        async connection =>
        {
            if (wanted.No is not { } no)
            {
                var task = wanted.Task ?? throw new ArgumentException("A case is named by its number or by a task.", nameof(wanted));
                if (await CaseOfAsync(connection, task, cancellationToken) is not { } found)
                {
                    return new TaskNotFound(task);
                }

                no = found;
            }

            var loaded = await connection.QueryAsync(Loading(no, wanted), answers => LoadedAsync(no, wanted, connection, answers), cancellationToken);
            return loaded.IsRefused && wanted.Task is { } named ? new TaskNotFound(named) : loaded;
        },
        cancellationToken);

    public Task<Result<BegunStep>> BeginAsync(NewCase request, CancellationToken cancellationToken)
    {
        var party = new RowWriter().Id(request.Applicant.Value).Cells;
        List<Statement> statements =
        [
            new(TrailTables.Take, new RowWriter().Text(request.SerialScope).Number(1).Cells),
            .. Finding(request.Request),
            PartyTables.Applying(request.Applicant, request.Mandate),
            new(PartyTables.SelectIdentifiers("$1"), party),
            new(PartyTables.SelectKey("$1"), party),
            new(PartyTables.SelectProject("$1"), new RowWriter().Text(request.Project?.Value).Cells),
        ];
        return OpenAsync<BegunStep>(
            connection => connection.QueryAsync(statements, answers => BegunAsync(request, connection, answers), cancellationToken), cancellationToken);
    }

    private IReadOnlyList<Statement> Loading(CaseNo no, CaseWanted wanted)
    {
        var number = new RowWriter().Text(no.Value).Cells;
        // The kept answer is read after the lock: whoever waited for the first request then finds its answer.
        return [CaseTable.Locking(no, wanted.Reach, dialect), .. Finding(wanted.Request), .. _load.Select(sql => new Statement(sql, number))];
    }

    private static IEnumerable<Statement> Finding(IdempotentRequest? request) => request is null ? [] : [IdempotencyTable.Finding(request)];

    private static async Task<CaseNo?> CaseOfAsync(StepConnection connection, TaskId task, CancellationToken cancellationToken)
    {
        var cases = await connection.QueryAsync([TaskTable.CaseOf(task)], answers => answers.NextAsync(row => row.Text()), cancellationToken);
        return cases.Count == 0 ? null : new CaseNo(cases[0]);
    }

    private async Task<Result<T>> OpenAsync<T>(Func<StepConnection, Task<Result<T>>> read, CancellationToken cancellationToken)
    {
        using var part = Measures.Part("load");
        var connection = await dialect.OpenAsync(cancellationToken);
        Result<T>? step = null;
        try
        {
            step = await read(connection);
            return step;
        }
        finally
        {
            if (step is null or { IsRefused: true })
            {
                await connection.DisposeAsync();
            }
        }
    }

    private async Task<Result<LoadedStep>> LoadedAsync(CaseNo no, CaseWanted wanted, StepConnection connection, ResultSets answers)
    {
        if (await answers.OneAsync(CaseTable.Read) is not { } line)
        {
            return new CaseNotFound(no);
        }

        var kept = wanted.Request is null ? null : await answers.OneAsync(IdempotencyTable.Read);

        var applicant = await ApplicantAsync(answers) ?? throw Broken(no, "applicant");
        var key = await answers.OneAsync(PartyTables.ReadKey);
        var project = await answers.OneAsync(PartyTables.ReadProject);
        var stages = await answers.NextAsync(StageTable.Read);
        var tasks = await answers.NextAsync(TaskTable.Read);
        var opinions = await answers.NextAsync(TaskTable.ReadOpinion);
        var clocks = await answers.NextAsync(ClockTable.Read);
        var intervals = await answers.NextAsync(ClockTable.ReadInterval);
        var materials = await answers.NextAsync(PaperTables.ReadMaterial);
        var supplements = await answers.NextAsync(PaperTables.ReadSupplement);
        var instance = await answers.OneAsync(InstanceTables.ReadInstance) ?? throw Broken(no, "instance");
        var state = await answers.OneAsync(row => row.Bytes()) ?? throw Broken(no, "state");
        var timers = await answers.NextAsync(InstanceTables.ReadTimer);

        var file = new CaseFile(
            line.Case, applicant, project, stages,
            tasks.ConvertAll(task => task with { Opinions = [.. opinions.Where(o => o.Task == task.Id).Select(o => o.Opinion)] }),
            clocks.ConvertAll(clock => clock with { Intervals = [.. intervals.Where(i => i.Clock == clock.Id).Select(i => i.Interval)] }),
            materials, supplements);
        var stored = new StoredRows(line, timers, opinions, intervals, applicant.Id, key);
        return new LoadedStep(new(connection, stored, cipher), file, instance, state, kept);
    }

    private async Task<Result<BegunStep>> BegunAsync(NewCase request, StepConnection connection, ResultSets answers)
    {
        var serial = (await answers.NextAsync(row => row.Number()))[0];
        var kept = request.Request is null ? null : await answers.OneAsync(IdempotencyTable.Read);
        if (await ApplicantAsync(answers) is not { } applicant)
        {
            return new PartyNotFound(request.Applicant);
        }

        var key = await answers.OneAsync(PartyTables.ReadKey);
        var project = await answers.OneAsync(PartyTables.ReadProject);
        if (request.Project is { } wanted && project is null)
        {
            return new ProjectNotFound(wanted);
        }

        return new BegunStep(new(connection, new(null, [], [], [], applicant.Id, key), cipher), serial, applicant, project, kept);
    }

    private static async Task<Party?> ApplicantAsync(ResultSets answers)
    {
        var party = await answers.OneAsync(PartyTables.ReadParty);
        var identifiers = await answers.NextAsync(PartyTables.ReadIdentifier);
        return party is null ? null : party with { Identifiers = identifiers };
    }

    private static InvalidDataException Broken(CaseNo no, string part) => new($"Case {no} has no {part} row.");
}
