using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Documents;
using Workflow.Runtime.Audit;

namespace Workflow.Host.Tests.Stores;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Documents_are_numbered_without_gaps_by_department_kind_and_year()
    {
        const int commands = 10;
        var department = Sample.Unique("department-");
        var cases = await Task.WhenAll(Enumerable.Range(0, commands).Select(_ => OpenCaseAsync()));

        await Task.WhenAll(cases.Select(@case => Task.Run(() => StepAsync(@case.No, file =>
        {
            file.Apply(new Change.DocumentIssued(Sample.Draft(Guid.NewGuid(), department)));
            file.Apply(new Change.DocumentIssued(Sample.Draft(Guid.NewGuid(), department)));
        }))));

        await using var db = Store.Db();
        db.Documents.Where(d => d.Department == department).Select(d => d.Number).AsEnumerable()
            .Should().BeEquivalentTo(Enumerable.Range(1, 2 * commands).Select(serial => $"嘉审受〔2026〕{serial}号"));
    }

    [Fact]
    public async Task A_document_is_stored_as_rendered()
    {
        var @case = await OpenCaseAsync();
        var draft = Sample.Draft(Guid.NewGuid(), Sample.Unique("department-"));

        var receipt = await StepAsync(@case.No, file => file.Apply(new Change.DocumentIssued(draft)));

        await using var db = Store.Db();
        var row = db.Documents.Single(d => d.Id == draft.Id.Value);
        var html = db.DocumentContents.Single(d => d.DocumentId == draft.Id.Value).Html;
        var stored = new IssuedDocument(
            new(row.Id), row.Kind, row.Department, row.Stage, new TaskId(row.TaskId!.Value), row.Number, row.Title, row.TemplateVersion, html, row.Sha256, row.IssuedAt);
        stored.Should().Be(Sample.Render(draft, 2026, 1));
        receipt.Documents.Should().Equal(stored);
    }

    [Fact]
    public async Task A_number_taken_by_a_step_that_fails_is_given_again()
    {
        var department = Sample.Unique("department-");
        var @case = await OpenCaseAsync();
        var failing = () => StepAsync(
            @case.No,
            file => file.Apply(new Change.DocumentIssued(Sample.Draft(Guid.NewGuid(), department))),
            changes => changes with { Render = (_, _, _) => throw new InvalidOperationException("no template") });
        await failing.Should().ThrowAsync<InvalidOperationException>();

        var receipt = await StepAsync(@case.No, file => file.Apply(new Change.DocumentIssued(Sample.Draft(Guid.NewGuid(), department))));

        receipt.Documents.Single().Number.Should().Be("嘉审受〔2026〕1号");
    }

    [Fact]
    public async Task Serials_of_new_cases_have_no_gaps_when_many_begin_at_once()
    {
        const int cases = 12;
        var scope = Sample.Unique("scope-");
        var party = Sample.Party();
        await RegisterAsync(party);

        var serials = await Task.WhenAll(Enumerable.Range(0, cases).Select(_ => Task.Run(async () =>
        {
            await using var step = (await Store.Steps.BeginAsync(new(scope, party.Id, null), CancellationToken.None)).Value;
            var @case = Sample.Case(party, null);
            await step.CommitAsync(Changes(new CaseFile(@case, party, null, [], [], [], [], [])).Own(own => own with { IsNew = true, State = [1] }), CancellationToken.None);
            return step.Serial;
        })));

        serials.Should().BeEquivalentTo(Enumerable.Range(1, cases).Select(serial => (long)serial));
    }

    [Fact]
    public async Task Notices_bookmarks_journal_and_messages_are_written_with_every_field()
    {
        var @case = await OpenCaseAsync();
        var notice = Sample.Notice(Guid.NewGuid(), @case.Applicant);
        var (kept, gone) = (Sample.Unique("bookmark-"), Sample.Unique("bookmark-"));
        await StepAsync(@case.No, _ => { }, changes => changes.Own(own => own with { BookmarksAdded = [Sample.Bookmark(gone)] }));

        await StepAsync(
            @case.No,
            file => file.Apply(new Change.NoticePosted(notice)),
            changes => changes.Own(own => own with { BookmarksAdded = [Sample.Bookmark(kept)], BookmarksRemoved = [gone], Journal = [Sample.Entry(1), Sample.Entry(2)] }));

        await using var db = Store.Db();
        Whole(db.Notices.Single(n => n.CaseNo == @case.No.Value)).Should().Be(Whole(new Runtime.Data.Rows.NoticeRow
        {
            Id = notice.Id.Value, CaseNo = @case.No.Value, Code = "notice.stage-open", Party = @case.Applicant.Value, Values = """{"stage":2}""",
            PostedAt = notice.At, ReadAt = notice.ReadAt,
        }));
        Whole(db.Bookmarks.Single(b => b.CaseNo == @case.No.Value)).Should().Be(Whole(new Runtime.Data.Rows.BookmarkRow
        {
            Id = kept, InstanceId = @case.InstanceId, CaseNo = @case.No.Value, Kind = Engine.State.BookmarkKind.Work, NodeId = "root/s2-fire",
            ActivityType = "Approval.DepartmentReview", MatchKey = "Approval.DepartmentReview", DueAt = Sample.At.AddDays(3),
        }));
        Whole(db.Journal.Single(j => j.InstanceId == @case.InstanceId && j.Sequence == 2)).Should().Be(Whole(new Runtime.Data.Rows.JournalRow
        {
            InstanceId = @case.InstanceId, Sequence = 2, Kind = Engine.State.JournalKind.Completed, NodeId = "root/s2-fire", ActivityId = "s2-fire",
            ActivityType = "Approval.DepartmentReview", ExecutionId = "x1", Outcomes = """["Done","Granted"]""", Detail = "reason", HappenedAt = Sample.At,
        }));
    }

    [Fact]
    public async Task The_audit_trail_of_a_case_is_a_whole_chain_across_steps()
    {
        var @case = await OpenCaseAsync();
        await StepAsync(@case.No, file =>
        {
            file.Apply(new Change.Recorded(Sample.Fact("task.opened")));
            file.Apply(new Change.Recorded(Sample.Fact("clock.started")));
        });

        await StepAsync(@case.No, file => file.Apply(new Change.Recorded(Sample.Fact("task.completed"))));

        var (entries, head) = await Store.AuditOfAsync(@case.No, CancellationToken.None);
        entries.Select(entry => (entry.Sequence, entry.Kind)).Should().Equal((1, "task.opened"), (2, "clock.started"), (3, "task.completed"));
        entries.Should().OnlyContain(entry => entry.Actor == Sample.Reviewer && entry.OfficeTime == Sample.At && entry.SystemTime == Sample.SystemTime);
        AuditChain.Verify(@case.No, entries, head).Should().BeEmpty();
    }

    [Fact]
    public async Task An_audit_row_changed_behind_our_back_is_named()
    {
        var @case = await OpenCaseAsync();
        await StepAsync(@case.No, file =>
        {
            file.Apply(new Change.Recorded(Sample.Fact("task.opened")));
            file.Apply(new Change.Recorded(Sample.Fact("task.completed")));
        });
        await using (var db = Store.Db())
        {
            await db.Database.ExecuteSqlAsync($"update audit_entries set account = 'nobody' where case_no = {@case.No.Value} and sequence = 1");
        }

        var (entries, head) = await Store.AuditOfAsync(@case.No, CancellationToken.None);
        AuditChain.Verify(@case.No, entries, head).Should().Equal(new AuditBreak(1, AuditBreakKind.Altered));
    }

    [Fact]
    public async Task The_inbox_order_follows_the_earlier_of_the_open_clocks()
    {
        var @case = await OpenCaseAsync();
        var task = Guid.NewGuid();
        var (statutory, promised) = (Sample.Clock(Guid.NewGuid(), @case.No, task) with { EndedAt = null }, Sample.Clock(Guid.NewGuid(), @case.No, task) with { EndedAt = null });
        await StepAsync(@case.No, file => file.Apply(new Change.TaskChanged(Sample.Task(task))));

        await StepAsync(@case.No, file =>
        {
            file.Apply(new Change.ClockChanged(statutory));
            file.Apply(new Change.ClockChanged(promised with { Due = promised.Due! with { Instant = Sample.At.AddDays(2) } }));
        });

        await using var db = Store.Db();
        db.ReviewTasks.Single(t => t.Id == task).DueAt.Should().Be(Sample.At.AddDays(2));
    }
}
