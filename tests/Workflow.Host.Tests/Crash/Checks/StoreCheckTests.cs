namespace Workflow.Host.Tests.Crash.Checks;

/// <summary>The check of the crash tests can fail: whatever is broken in a sound store, it is found.</summary>
public sealed class StoreCheckTests(BrokenStore store) : IClassFixture<BrokenStore>
{
    [Fact]
    public async Task A_sound_store_has_no_findings()
    {
        await using var sound = await store.CopyAsync();

        var findings = StoreCheck.WorkedOff(await StoreImage.ReadAsync(sound), store.Taken, store.OfficeNow);

        findings.Should().BeEmpty();
    }

    [Theory]
    [InlineData("audit.broken", "delete from audit_entries where kind = 'task.signed'")]
    [InlineData("audit.broken", "delete from audit_entries where (case_no, sequence) in (select case_no, max(sequence) from audit_entries group by case_no)")]
    [InlineData("case.step-count", "update cases set step_number = step_number + 1")]
    [InlineData("command.count", "update audit_entries set role = 'System', account = 'system' where office_time in (select office_time from audit_entries where kind = 'stage.filed')")]
    [InlineData("command.elsewhere", "update audit_entries set account = 'somebody' where kind = 'task.signed'")]
    [InlineData("command.effect", "update audit_entries set kind = 'task.claimed' where kind = 'task.returned'; update audit_entries set kind = 'nothing' where kind = 'stage.filed'")]
    [InlineData("journal.broken", "delete from journal where activity_id = 's1-file'")]
    [InlineData("opinion.count", "insert into opinions (task_id, position, case_no, round, sign_off, account, verdict, text, given_at, attachments) select task_id, position + 1, case_no, round, sign_off, account, verdict, text, given_at, attachments from opinions")]
    [InlineData("mark.count", "insert into opinions (task_id, position, case_no, round, sign_off, account, verdict, text, given_at, attachments) select task_id, position + 1, case_no, round, sign_off, account, verdict, text, given_at, attachments from opinions")]
    [InlineData("mark.count", "delete from opinions where verdict = 'Return'")]
    [InlineData("mark.count", "update clock_intervals set reason = '' where reason like 'mark:%'")]
    [InlineData("document.page", "delete from document_contents where document_id in (select id from documents where kind = 'ReceiptOfMaterials')")]
    [InlineData("document.page", "update document_contents set html = html || ' '")]
    [InlineData("document.lost", "delete from documents where kind = 'ReceiptOfMaterials'")]
    [InlineData("document.lost", "update documents set number = '1'||number")]
    [InlineData("document.unknown", "insert into documents select replace(id, substr(id, 1, 8), '00000000'), case_no, kind, department, stage, task_id, '9'||number, title, template_version, sha256, issued_at from documents")]
    [InlineData("task.count", "delete from review_tasks where kind = 'Intake'")]
    [InlineData("task.count", "update audit_entries set kind = 'task.seen' where kind = 'task.opened'")]
    [InlineData("timer.twice", "update audit_entries set kind = 'clock.late', subject = 'same' where kind = 'task.opened'")]
    [InlineData("number.broken", "update documents set number = replace(number, '1号', '9号')")]
    [InlineData("number.broken", "update counters set value = value + 1 where scope like 'document/%'")]
    [InlineData("number.broken", "update counters set value = value + 1 where scope like 'case/%'")]
    [InlineData("timer.missing", "delete from due_timers")]
    [InlineData("timer.missing", "update due_timers set due_at = due_at + 10000")]
    [InlineData("timer.orphan", "insert into due_timers select case_no, subject, purpose, epoch + 1, due_at, 0, null, null from due_timers")]
    [InlineData("timer.stuck", "update due_timers set held_until = due_at + 3600000000000000")]
    [InlineData("timer.overdue", "update due_timers set due_at = 0")]
    [InlineData("bookmark.missing", "delete from bookmarks where activity_type = 'Approval.DepartmentReview'")]
    [InlineData("bookmark.orphan", "insert into bookmarks select id || 'x', instance_id, case_no, kind, node_id, activity_type, match_key, due_at from bookmarks")]
    [InlineData("bookmark.unowned", "update review_tasks set bookmark = null where is_open")]
    [InlineData("task.adrift", "update review_tasks set is_open = 1, bookmark = 'gone' where state = 'Cancelled'")]
    [InlineData("bookmark.shared", "update stage_applications set filing_bookmark = (select bookmark from review_tasks where is_open limit 1) where state = 'InDepartments'")]
    [InlineData("task.left-open", "update review_tasks set is_open = 1 where state = 'Cancelled'")]
    [InlineData("case.unowned", "update stage_applications set state = 'Filed' where state = 'Open'")]
    [InlineData("instance.differs", "update instances set status = 'Finished' where status = 'Suspended'")]
    [InlineData("instance.count", "insert into instances (id, case_no, definition_id, definition_version, status, incidents, started_at, updated_at, ended_at, children) select id || 'x', case_no, definition_id, definition_version, status, incidents, started_at, updated_at, ended_at, children from instances")]
    [InlineData("state.missing", "update instance_states set state = x'00'")]
    [InlineData("message.left", "insert into outbox (case_no, effect_id, kind, payload, written_at, attempts) select no, no, 'event.published', '{}', 0, 0 from cases")]
    [InlineData("message.stuck", "insert into outbox (case_no, effect_id, kind, payload, written_at, attempts, held_until) select no, no, 'event.published', '{}', 0, 0, opened_at + 36000000000000000 from cases")]
    [InlineData("event.count", "delete from journal where activity_type = 'Elsa.Event' and kind = 'Completed'")]
    [InlineData("event.count", "insert into journal select instance_id, sequence + 1000, kind, node_id, activity_id, activity_type, execution_id, outcomes, detail, happened_at from journal where activity_type = 'Elsa.Event'")]
    [InlineData("line.count", "insert into audit_entries select case_no, sequence + 1000, previous_hash, hash, kind, subject, details, account, role, department, party, office_time, system_time from audit_entries where kind = 'flow.line'")]
    [InlineData("answer.count", "delete from idempotency_keys")]
    [InlineData("answer.count", "insert into idempotency_keys select account, 'other', key, fingerprint, status, location, body, written_at from idempotency_keys")]
    [InlineData("answer.unknown", "update idempotency_keys set key = key || 'x'")]
    [InlineData("case.count", "update cases set project = null")]
    public async Task A_broken_store_is_found(string code, string breaking)
    {
        await using var broken = await store.CopyAsync(breaking);

        var findings = StoreCheck.WorkedOff(await StoreImage.ReadAsync(broken), store.Taken, store.OfficeNow);

        findings.Select(finding => finding.Code).Should().Contain(code);
    }

    [Fact]
    public async Task An_acknowledged_case_that_is_not_there_is_found()
    {
        await using var sound = await store.CopyAsync();
        var lost = store.Taken[0] with { Case = "3304022026030200019999990" };

        var findings = StoreCheck.WorkedOff(await StoreImage.ReadAsync(sound), [.. store.Taken, lost], store.OfficeNow);

        findings.Select(finding => finding.Code).Should().Contain("case.lost");
    }

    [Fact]
    public async Task A_command_that_was_acknowledged_twice_is_found()
    {
        await using var sound = await store.CopyAsync();
        var twice = store.Taken.First(command => command.Documents.Count > 0) with { Key = "another" };

        var findings = StoreCheck.WorkedOff(await StoreImage.ReadAsync(sound), [.. store.Taken, twice], store.OfficeNow);

        findings.Select(finding => finding.Code).Should().Contain(["command.step-shared", "command.count", "document.shared"]);
    }
}
