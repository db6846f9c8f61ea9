using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Joint;
using Workflow.Approvals.Parties;
using Workflow.Approvals.Tasks;
using Workflow.Runtime.Data.Parties;
using Workflow.Runtime.Data.Tables;
using Workflow.Runtime.Starting;
using Workflow.Runtime.Idempotency;

namespace Workflow.Runtime.Data.Steps;

/// <summary>The step store on either database.</summary>
internal sealed class StepStore(Dialect dialect, PartyCipher cipher) : IStepStore
{
    private static readonly string[] ByNumber = Loads("$1");
    private static readonly string[] ByTask = Loads(TaskTable.CaseOfTask);

    public Task<Result<LoadedStep>> LoadAsync(CaseWanted wanted, CancellationToken cancellationToken) => OpenAsync<LoadedStep>(
        async connection =>
        {
            var loaded = await connection.QueryAsync(Loading(wanted), answers => LoadedAsync(wanted, connection, answers), cancellationToken);
            if (loaded.IsRefused)
            {
                return loaded;
            }

            var file = loaded.Value.File;
            if (file.Case.Kind != CaseKind.Internal && (file.Case.Project is null || file.Commitments.Count > 0))
            {
                var party = file.Case.Applicant;
                (file.Register, file.Licences, file.Deregistration, file.PublicNotices) = await connection.QueryAsync(
                    [
                        DecisionTables.SelectFacts(party), DecisionTables.SelectSameNames(file.Applicant), DecisionTables.SelectClosed, CommitmentTables.SelectCredit(party),
                        CommitmentTables.SelectMandates(party), LicenceTables.Holding(party, dialect), .. DeregistrationTables.Selecting(file.Case.No),
                    ],
                    async answers => (
                        await RegisterAsync(answers), await answers.NextAsync(LicenceTables.Read), await answers.OneAsync(DeregistrationTables.ReadRecord),
                        await answers.NextAsync(DeregistrationTables.ReadNotice)),
                    cancellationToken);
            }

            if (file.Tasks.Any(task => task.Kind == TaskKind.JointReview))
            {
                await JoinAsync(file, wanted.Meeting, connection, cancellationToken);
            }

            if (loaded.Value.Instance.Children == 0)
            {
                return loaded;
            }

            var children = await connection.QueryAsync([InstanceTables.SelectChildren(loaded.Value.File.Case.No)], answers => answers.NextAsync(InstanceTables.ReadStored), cancellationToken);
            return loaded.Value.With(children);
        }, cancellationToken);

    public Task<Result<BegunStep>> BeginAsync(NewCase request, CancellationToken cancellationToken)
    {
        var party = new RowWriter().Id(request.Applicant.Value).Cells;
        List<Statement> statements =
        [
            .. Holding(request.Request),
            .. request.Start is { } start ? [FlowStartTable.Taking(start)] : Array.Empty<Statement>(),
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

    // Only a case that has had a joint review pays for reading it. A meeting is locked after the case, here as everywhere.
    private Task<bool> JoinAsync(CaseFile file, MeetingId? meeting, StepConnection connection, CancellationToken cancellationToken)
    {
        var no = new RowWriter().Text(file.Case.No.Value).Cells;
        return connection.QueryAsync(
            [new(JointTables.Reviews.SelectOfCase("$1"), no), new(JointTables.Issues.SelectOfCase("$1"), no), JointTables.LockingMeeting(meeting, dialect)],
            async answers =>
            {
                var reviews = await answers.NextAsync(JointTables.ReadReview);
                var order = file.Tasks.Select((task, i) => (task.Id, i)).ToDictionary(at => at.Id, at => at.i);
                var issues = await answers.NextAsync(JointTables.ReadIssue);
                file.Join([.. reviews.OrderBy(review => order[review.Task])], issues, await answers.OneAsync(JointTables.ReadMeeting));
                return true;
            }, cancellationToken);
    }

    private static string[] Loads(string @case) =>
    [
        BesideCase.Select(@case),
        PartyTables.SelectIdentifiers($"(select applicant from cases where no = {@case})"),
        StageTable.Table.SelectOfCase(@case),
        TaskTable.Table.SelectOfCase(@case),
        TaskTable.Opinions.SelectOfCase(@case),
        ClockTable.Table.SelectOfCase(@case),
        ClockTable.Intervals.SelectOfCase(@case),
        PaperTables.Materials.SelectOfCase(@case),
        PaperTables.Supplements.SelectOfCase(@case),
        CommitmentTables.Commitments.SelectOfCase(@case),
        CommitmentTables.Verifications.SelectOfCase(@case),
        InstanceTables.Timers.SelectOfCase(@case),
    ];

    private IReadOnlyList<Statement> Loading(CaseWanted wanted)
    {
        var key = wanted.Key.Cells;
        // The kept answer is read after the lock: whoever waited for the first request then finds its answer.
        return [CaseTable.Locking(wanted, dialect), .. Finding(wanted.Request), .. (wanted.No is null ? ByTask : ByNumber).Select(sql => new Statement(sql, key))];
    }

    // There is no case yet whose lock could make a repeated request wait, and the counter's row is another one after midnight.
    private IEnumerable<Statement> Holding(IdempotentRequest? request) =>
        request is null || dialect.NameLock is not { } hold ? [] : [new(hold, new RowWriter().Text($"{request.Account}\n{request.Route}\n{request.Key}").Cells)];

    private static IEnumerable<Statement> Finding(IdempotentRequest? request) => request is null ? [] : [IdempotencyTable.Finding(request)];

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

    private async Task<Result<LoadedStep>> LoadedAsync(CaseWanted wanted, StepConnection connection, ResultSets answers)
    {
        if (await answers.OneAsync(CaseTable.Read) is not { } line)
        {
            return wanted.Task is { } task ? new TaskNotFound(task) : new CaseNotFound(wanted.No ?? default);
        }

        var kept = wanted.Request is null ? null : await answers.OneAsync(IdempotencyTable.Read);
        var beside = await answers.OneAsync(BesideCase.Read) ?? throw new InvalidDataException($"Case {line.Case.No} lacks its applicant, its instance or its state.");
        var applicant = beside.Applicant with { Identifiers = await answers.NextAsync(PartyTables.ReadIdentifier) };
        var stages = await answers.NextAsync(StageTable.Read);
        var tasks = await answers.NextAsync(TaskTable.Read);
        var opinions = await answers.NextAsync(TaskTable.ReadOpinion);
        var clocks = await answers.NextAsync(ClockTable.Read);
        var intervals = await answers.NextAsync(ClockTable.ReadInterval);
        var materials = await answers.NextAsync(PaperTables.ReadMaterial);
        var supplements = await answers.NextAsync(PaperTables.ReadSupplement);
        var commitments = await answers.NextAsync(CommitmentTables.Read);
        var verification = await answers.OneAsync(CommitmentTables.ReadDuty);
        var timers = await answers.NextAsync(InstanceTables.ReadTimer);

        var file = new CaseFile(
            line.Case, applicant, beside.Project, stages,
            tasks.ConvertAll(task => task with { Opinions = [.. opinions.Where(o => o.Task == task.Id).Select(o => o.Opinion)] }),
            clocks.ConvertAll(clock => clock with { Intervals = [.. intervals.Where(i => i.Clock == clock.Id).Select(i => i.Interval)] }),
            materials, supplements, commitments, verification);
        var stored = new StoredRows(
            line, stages.Select(stage => stage.Number).ToHashSet(), tasks.Select(task => task.Id).ToHashSet(), clocks.Select(clock => clock.Id).ToHashSet(),
            timers, opinions, intervals, applicant.Id, beside.Key);
        return new LoadedStep(new(connection, stored, cipher), file, beside.Instance, beside.State, line.StepNumber, kept);
    }

    private static async Task<CaseRegister> RegisterAsync(ResultSets answers) => new()
    {
        Facts = await answers.NextAsync(DecisionTables.ReadFact), SameNames = (int)(await answers.NextAsync(row => row.Number()))[0], ClosedScenarios = await answers.NextAsync(row => row.Text()),
        Records = await answers.NextAsync(CommitmentTables.ReadCredit), Mandates = await answers.NextAsync(CommitmentTables.ReadMandate),
    };

    private async Task<Result<BegunStep>> BegunAsync(NewCase request, StepConnection connection, ResultSets answers)
    {
        if (request.Request is not null && dialect.NameLock is not null)
        {
            await answers.NextAsync(_ => true);
        }

        if (request.Start is { } start && (await answers.NextAsync(_ => true)).Count == 0)
        {
            return new FlowStartTaken(start.DefinitionId);
        }

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

        return new BegunStep(new(connection, StoredRows.None(applicant.Id, key), cipher), serial, applicant, project, kept);
    }

    private static async Task<Party?> ApplicantAsync(ResultSets answers)
    {
        var party = await answers.OneAsync(PartyTables.ReadParty);
        var identifiers = await answers.NextAsync(PartyTables.ReadIdentifier);
        return party is null ? null : party with { Identifiers = identifiers };
    }
}
