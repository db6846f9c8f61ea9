using Workflow.Approvals.Cases;
using Workflow.Runtime.Data.Steps;
using Workflow.Runtime.Outbox;

namespace Workflow.Host.Tests.Stores;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Messages_of_a_case_leave_in_commit_order()
    {
        var @case = await OpenCaseAsync();
        string[] effects = [Sample.Unique("effect-"), Sample.Unique("effect-"), Sample.Unique("effect-")];
        await SendAsync(@case.No, effects[0], effects[1]);
        await SendAsync(@case.No, effects[2]);

        var delivered = await DrainAsync(@case.No, new StandingTime(Sample.SystemTime));

        delivered.Should().Equal(effects);
        (await LeftAsync(@case.No)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_message_that_cannot_be_delivered_holds_back_those_behind_it()
    {
        var @case = await OpenCaseAsync();
        var time = new StandingTime(Sample.SystemTime);
        string[] effects = [Sample.Unique("effect-"), Sample.Unique("effect-")];
        await SendAsync(@case.No, effects);

        var failing = await DrainAsync(@case.No, time, fails: true);
        time.Pass(Lease.Default.FirstPause);
        var later = await DrainAsync(@case.No, time);

        failing.Should().Equal(effects[0]);
        later.Should().Equal(effects);
    }

    [Fact]
    public async Task A_message_that_fails_too_often_becomes_a_dead_letter_that_can_be_revived()
    {
        var @case = await OpenCaseAsync();
        var time = new StandingTime(Sample.SystemTime);
        var effect = Sample.Unique("effect-");
        await SendAsync(@case.No, effect);
        await FailForGoodAsync(@case.No, time);
        var dead = (await LeftAsync(@case.No)).Single();

        await Store.Outbox.ReviveAsync(dead.Id, CancellationToken.None);
        var delivered = await DrainAsync(@case.No, time);

        dead.DeadAt.Should().NotBeNull();
        dead.LastError.Should().Contain("no route");
        delivered.Should().Equal(effect);
    }

    [Fact]
    public async Task A_message_claimed_by_a_process_that_died_leaves_after_its_lease()
    {
        var @case = await OpenCaseAsync();
        var time = new StandingTime(Sample.SystemTime);
        var effect = Sample.Unique("effect-");
        await SendAsync(@case.No, effect);
        using var death = new CancellationTokenSource();
        var dying = () => Store.Outbox.DeliverAsync(time, 100, Lease.Default, async (_, token) =>
        {
            await death.CancelAsync();
            token.ThrowIfCancellationRequested();
        }, death.Token);
        await dying.Should().ThrowAsync<OperationCanceledException>();

        var within = await DrainAsync(@case.No, time);
        time.Pass(Lease.Default.Hold);
        var after = await DrainAsync(@case.No, time);

        within.Should().BeEmpty();
        after.Should().Equal(effect);
    }

    private Task<StepReceipt> SendAsync(CaseNo no, params string[] effects) =>
        StepAsync(no, _ => { }, changes => changes with { Messages = [.. effects.Select(effect => new OutboxMessage(effect, "event.published", "{}"))] });

    /// <summary>Delivers until nothing can be claimed; gives the effects of the case in the order they were handed out.</summary>
    private async Task<IReadOnlyList<string>> DrainAsync(CaseNo no, TimeProvider time, bool fails = false)
    {
        var delivered = new List<string>();
        while (await Store.Outbox.DeliverAsync(time, 100, Lease.Default, Deliver, CancellationToken.None) > 0)
        {
            // The next slice.
        }

        return delivered;

        Task Deliver(OutgoingMessage message, CancellationToken cancellationToken)
        {
            if (message.Case == no)
            {
                delivered.Add(message.Message.EffectId);
                return fails ? throw new InvalidOperationException("no route") : Task.CompletedTask;
            }

            return Task.CompletedTask;
        }
    }

    private async Task FailForGoodAsync(CaseNo no, StandingTime time)
    {
        for (var i = 0; i < OutboxQueue.MostAttempts; i++)
        {
            await DrainAsync(no, time, fails: true);
            time.Pass(Lease.Default.LongestPause);
        }
    }

    private async Task<IReadOnlyList<Runtime.Data.Rows.OutboxRow>> LeftAsync(CaseNo no)
    {
        await using var db = Store.Db();
        return [.. db.Outbox.Where(m => m.CaseNo == no.Value).OrderBy(m => m.Id)];
    }
}
