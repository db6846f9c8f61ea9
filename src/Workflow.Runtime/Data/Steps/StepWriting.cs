using System.Globalization;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Stages;
using Workflow.Runtime.Audit;
using Workflow.Runtime.Data.Json;
using Workflow.Runtime.Data.Parties;
using Workflow.Runtime.Data.Tables;

namespace Workflow.Runtime.Data.Steps;

/// <summary>Turns the changes of one step into statements and commits them.</summary>
internal sealed class StepWriting(StepConnection connection, StoredRows stored, PartyCipher cipher) : IAsyncDisposable
{
    private bool _isCommitted;

    public async Task<StepReceipt> CommitAsync(StepChanges changes, CancellationToken cancellationToken)
    {
        if (_isCommitted)
        {
            throw new InvalidOperationException("This step is committed already.");
        }

        var no = changes.File.Case.No;
        if (stored.Case is { } before && before.Case.No != no)
        {
            throw new InvalidOperationException($"Case {before.Case.No} was loaded, {no} is to be written.");
        }

        using var part = Measures.Part("commit");
        var (audit, head) = Trail(changes, no);
        Statement[] rows =
        [
            .. FileRows(changes.File, no),
            .. DecisionRows(changes, no),
            .. DraftRows(changes.File, no),
            .. changes.Instances.SelectMany(instance => InstanceRows(instance, changes.OfficeTime, no)),
            .. MigrationRows(changes, no),
            .. TimerRows(changes.Timers, no),
            .. audit.Select(entry => TrailTables.Audit.Adding(no, entry)),
            .. changes.Messages.Select(message => TrailTables.Outbox.Adding(no, new(message, changes.SystemTime))),
        ];
        var drafts = Last(changes.File, (Change.DocumentIssued change) => change.Draft.Id).Select(change => change.Draft).ToList();
        var documents = drafts.Count == 0 ? [] : await IssueAsync(rows, drafts, changes.Render, cancellationToken);
        var archive = await ArchiveAsync(changes.File, documents, cancellationToken);
        var receipt = new StepReceipt(documents, audit, (stored.Case?.StepNumber ?? 0) + 1);
        await connection.CommitAsync(
            [
                .. drafts.Count == 0 ? rows : [],
                .. documents.Select(document => PaperTables.Documents.Adding(no, document)),
                .. documents.Select(document => PaperTables.Contents.Adding(no, document)),
                .. archive,
                .. changes.Answering is var (request, answer) ? [IdempotencyTable.Table.Putting(no, new(request, answer(receipt), changes.SystemTime))] : Array.Empty<Statement>(),
                CaseRow(changes.File, head, receipt.Number),
            ],
            cancellationToken);
        _isCommitted = true;
        Measures.StepCommitted();
        // Whoever waits for the case need not wait for the caller to dispose.
        await connection.DisposeAsync();
        return receipt;
    }

    public ValueTask DisposeAsync() => _isCommitted ? ValueTask.CompletedTask : connection.DisposeAsync();

    /// <summary>Writes all other rows, takes the numbers, and renders. A number holds up everybody who needs one of the same scope until the commit, so it is taken last; and
    /// in one order of scopes for all steps, so that two steps never wait for each other.</summary>
    private async Task<IReadOnlyList<IssuedDocument>> IssueAsync(Statement[] rows, List<DocumentDraft> drafts, RenderDocument render, CancellationToken cancellationToken)
    {
        var scopes = drafts.GroupBy(ScopeOf).OrderBy(scope => scope.Key, StringComparer.Ordinal).ToList();
        var takes = scopes.ConvertAll(scope => new Statement(TrailTables.Take, new RowWriter().Text(scope.Key).Number(scope.Count()).Cells));
        var next = await connection.QueryAsync(rows, takes, async answers =>
        {
            var serials = new Dictionary<string, long>(StringComparer.Ordinal);
            foreach (var scope in scopes)
            {
                var last = (await answers.NextAsync(row => row.Number()))[0];
                serials.Add(scope.Key, last - scope.Count() + 1);
            }

            return serials;
        }, cancellationToken);
        return drafts.ConvertAll(draft => render(draft, YearOf(draft), next[ScopeOf(draft)]++));
    }

    // What a closed case has is read under its lock, and nothing is added to it afterwards.
    private async Task<IReadOnlyList<Statement>> ArchiveAsync(CaseFile file, IReadOnlyList<IssuedDocument> issued, CancellationToken cancellationToken)
    {
        if (file.Changes.OfType<Change.CaseArchived>().LastOrDefault() is not { Retention: var retention })
        {
            return [];
        }

        var papers = await connection.QueryAsync(
            ArchiveTable.Selecting(file.Case.No),
            async answers => (Documents: await answers.NextAsync(ArchiveTable.ReadDocument), Attachments: await answers.NextAsync(ArchiveTable.ReadAttachment)), cancellationToken);
        return [ArchiveTable.Writing(file, retention, [.. papers.Documents, .. issued.Select(ArchiveTable.Of), .. papers.Attachments])];
    }

    private static int YearOf(DocumentDraft draft) => OfficeTime.DayOf(draft.IssuedAt).Year;

    private static string ScopeOf(DocumentDraft draft) =>
        string.Create(CultureInfo.InvariantCulture, $"document/{draft.Department}/{draft.Kind}/{YearOf(draft)}");

    private (IReadOnlyList<AuditEntry> Entries, AuditHead Head) Trail(StepChanges changes, CaseNo no)
    {
        var head = stored.Case?.Audit ?? AuditHead.Start;
        var entries = new List<AuditEntry>();
        foreach (var recorded in changes.File.Changes.OfType<Change.Recorded>())
        {
            var entry = AuditChain.Next(no, head, recorded.Fact, changes.Actor, changes.OfficeTime, changes.SystemTime);
            entries.Add(entry);
            head = new(entry.Sequence, entry.Hash);
        }

        return (entries, head);
    }

    private Statement CaseRow(CaseFile file, AuditHead head, int number)
    {
        var line = new CaseLine(file.Case, GoverningDue.OfCase(file), number, head);
        return stored.Case is null ? CaseTable.Table.Adding(file.Case.No, line) : CaseTable.Moving(line);
    }

    private IEnumerable<Statement> FileRows(CaseFile file, CaseNo no)
    {
        var clocks = Last(file, (Change.ClockChanged change) => change.Clock.Id).Select(change => change.Clock).ToList();
        var tasks = GoverningDue.TasksToWrite(file).ToList();
        return
        [
            .. Last(file, (Change.StageChanged change) => change.Stage.Number).Select(change => StageTable.Table.Writing(stored.Stages.Contains(change.Stage.Number), no, change.Stage)),
            .. tasks.Select(task => TaskTable.Table.Writing(stored.Tasks.Contains(task.Id), no, new(task, GoverningDue.OfTask(file, task.Id)))),
            .. tasks.SelectMany(stored.NewOpinions).Select(line => TaskTable.Opinions.Adding(no, line)),
            .. clocks.Select(clock => ClockTable.Table.Writing(stored.Clocks.Contains(clock.Id), no, clock)),
            .. clocks.SelectMany(stored.ChangedIntervals).Select(line => ClockTable.Intervals.Putting(no, line)),
            .. Last(file, (Change.MaterialChanged change) => (change.Material.Stage, change.Material.Code)).Select(change => PaperTables.Materials.Putting(no, change.Material)),
            .. Last(file, (Change.SupplementChanged change) => change.Supplement.Id).Select(change => PaperTables.Supplements.Putting(no, change.Supplement)),
            .. Last(file, (Change.JointReviewChanged change) => change.Review.Task).Select(change => JointTables.Reviews.Putting(no, change.Review)),
            .. Last(file, (Change.JointIssueChanged change) => change.Issue.Id).Select(change => JointTables.Issues.Putting(no, change.Issue)),
            .. Last(file, (Change.MeetingChanged change) => change.Meeting.Id).Select(change => JointTables.Growing(change.Meeting)),
            .. Last(file, (Change.CommitmentChanged change) => change.Commitment.Id).Select(change => CommitmentTables.Commitments.Putting(no, change.Commitment)),
            .. file.Changes.OfType<Change.CommitmentTextKept>().Select(change => CommitmentTables.Texts.Adding(no, new(change.Commitment, change.Text))),
            .. Last(file, (Change.VerificationChanged _) => no).Select(change => CommitmentTables.Verifications.Putting(no, change.Duty)),
            .. Last(file, (Change.CreditChanged change) => change.Record.Id).Select(change => CommitmentTables.Credit.Putting(no, change.Record)),
            .. Last(file, (Change.NoticePosted change) => change.Notice.Id).Select(change => PaperTables.Notices.Adding(no, change.Notice)),
            .. Last(file, (Change.PartyIncorporated change) => change.Party.Id).SelectMany(change => PartyTables.Incorporated(change.Party, change.Code)),
            .. file.Changes.OfType<Change.LicenceChanged>().Select(change => change.Licence).GroupBy(licence => licence.Id).SelectMany(acts => LicenceTables.Writing(no, [.. acts])),
            .. file.Changes.OfType<Change.DeregistrationChanged>().TakeLast(1).Select(change => DeregistrationTables.Deregistrations.Putting(no, change.Record)),
            .. Last(file, (Change.PublicNoticeChanged change) => change.Notice.Id).Select(change => DeregistrationTables.Notices.Putting(no, change.Notice)),
            .. file.Changes.OfType<Change.PartyClosed>().Select(change => PartyTables.Closing(change.Party, change.On)),
            .. Last(file, (Change.PersonalDataGiven change) => change.Field).Select(change => PartyTables.Fields.Putting(no, Sealed(change))),
        ];
    }

    private static IEnumerable<Statement> DecisionRows(StepChanges changes, CaseNo no) =>
        changes.File.Changes.OfType<Change.DecisionMade>().SelectMany(made => new[]
        {
            DecisionTables.Decisions.Adding(no, new(made.Decision, changes.Calendar)), DecisionTables.Receipts.Adding(no, made.Decision),
        });

    // What is filed is no draft any more, and a closed case has none.
    private static IEnumerable<Statement> DraftRows(CaseFile file, CaseNo no) => file.Case.IsClosed
        ? [DraftTable.DroppingAll(no)]
        : file.Changes.OfType<Change.StageChanged>().Where(change => change.Stage.State == StageState.Filed).Select(change => change.Stage.Code).Distinct().Select(code => DraftTable.Dropping(no, code));

    private SealedField Sealed(Change.PersonalDataGiven given)
    {
        if (given.Party != stored.Applicant || stored.ApplicantKey is not { } key)
        {
            throw new InvalidOperationException($"Party {given.Party.Value} has no key in this step: it is not the applicant, or its data was erased.");
        }

        return cipher.Seal(key, given.Party, given.Field, StoreJson.Write(given.Value));
    }

    private static IEnumerable<Statement> MigrationRows(StepChanges changes, CaseNo no)
    {
        if (changes.Moved is { } moved)
        {
            yield return MigrationTables.Moved.Adding(no, moved);
        }

        if (changes.TakenBack is { } migration)
        {
            yield return MigrationTables.TakingBack(migration, no, changes.OfficeTime);
        }
    }

    private static IEnumerable<Statement> InstanceRows(InstanceChanges changes, DateTimeOffset at, CaseNo no)
    {
        var id = changes.Record.Id;
        yield return InstanceTables.Instances.Writing(!changes.IsNew, no, changes.Record);
        if (changes.State is { } state)
        {
            yield return InstanceTables.States.Writing(!changes.IsNew, no, new(id, state));
        }

        foreach (var opened in changes.IncidentsOpened)
        {
            yield return InstanceTables.Incidents.Adding(no, new(id, opened, at));
        }

        foreach (var closed in changes.IncidentsClosed)
        {
            yield return InstanceTables.Closing(closed, at);
        }

        foreach (var gone in changes.BookmarksRemoved)
        {
            yield return InstanceTables.Bookmarks.Removing(new RowWriter().Text(gone));
        }

        foreach (var bookmark in changes.BookmarksAdded)
        {
            yield return InstanceTables.Bookmarks.Putting(no, new(id, bookmark));
        }

        foreach (var entry in changes.Journal)
        {
            yield return InstanceTables.Journal.Adding(no, new(id, entry, at));
        }
    }

    /// <summary>Makes the stored timers equal to the given ones.</summary>
    private IEnumerable<Statement> TimerRows(IReadOnlyList<StandingTimer> standing, CaseNo no)
    {
        var wanted = standing.GroupBy(Key).ToDictionary(same => same.Key, same => same.Last());
        var gone = stored.Timers.Where(timer => !wanted.ContainsKey(Key(timer)));
        var put = wanted.Values.Where(timer => !stored.Timers.Contains(timer));
        return
        [
            .. gone.Select(timer => InstanceTables.Timers.Removing(new RowWriter().Text(no.Value).Text(timer.Subject).Text(timer.Purpose).Number(timer.Epoch))),
            .. put.Select(timer => InstanceTables.Timers.Putting(no, timer)),
        ];

        static (string, string, int) Key(StandingTimer timer) => (timer.Subject, timer.Purpose, timer.Epoch);
    }

    /// <summary>The last change of each row, in the order in which the rows were first changed.</summary>
    private static IEnumerable<TChange> Last<TChange, TKey>(CaseFile file, Func<TChange, TKey> key)
        where TChange : Change => file.Changes.OfType<TChange>().GroupBy(key).Select(same => same.Last());
}
