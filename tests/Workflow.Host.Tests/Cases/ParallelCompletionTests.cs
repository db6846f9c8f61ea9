using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;
using Workflow.Engine.State;
using Workflow.Host.Tests.Stores;
using Workflow.Runtime.Audit;

namespace Workflow.Host.Tests.Cases;

/// <summary>The last open reviews of a case are completed at the same moment by several clients, 200 cases on each store: the join fires once, nobody sees a conflict.</summary>
public abstract class ParallelCompletionTests(StoreFixture fixture)
{
    private const int Cases = 200;
    private const int MostClients = 12;

    [Fact]
    public async Task The_join_fires_exactly_once_however_many_complete_together()
    {
        var world = await CaseWorld.OpenAsync(fixture.Store);
        // Without soft dependencies all twelve reviews may be decided at once.
        await ChangedFlow.ImportAsync(world, json => ChangedFlow.Steps(json).ToList().ForEach(step => step.Remove("finishAfter")));

        for (var number = 0; number < Cases; number++)
        {
            await CompleteTogetherAsync(world, clients: 2 + (number % (MostClients - 1)));
        }
    }

    private static async Task CompleteTogetherAsync(CaseWorld world, int clients)
    {
        var (no, _) = await world.InReviewAsync(("eiaClass", JsonValue.Create("form")), ("regionalEvaluation", JsonValue.Create(false)), ("explosionHazard", JsonValue.Create(true)));
        var tasks = (await world.ReadAsync(no)).Tasks.Where(t => t.Kind == TaskKind.Review).ToList();
        tasks.Should().HaveCount(MostClients);
        var last = new List<(CompleteTask Command, Actor Actor)>();
        foreach (var task in tasks)
        {
            last.Add(await world.LastSignatureAsync(no, task));
        }

        foreach (var (command, actor) in last.SkipLast(clients))
        {
            await world.DoAsync(command, actor);
        }

        using var together = new Barrier(clients);
        var completions = last.TakeLast(clients).Select(act => Task.Factory.StartNew(
            () =>
            {
                together.SignalAndWait();
                return world.Runner.RunAsync(act.Command, act.Actor, CancellationToken.None);
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap());
        var answers = await Task.WhenAll(completions);

        answers.Should().OnlyContain(answer => !answer.IsRefused);
        await FiredOnceAsync(world, no);
    }

    private static async Task FiredOnceAsync(CaseWorld world, CaseNo no)
    {
        var file = await world.ReadAsync(no);
        file.Stages.Select(s => s.State).Should().Equal(StageState.Granted, StageState.Open);
        file.Tasks.Should().OnlyContain(t => !t.IsOpen);
        await using var db = world.Store.Db();
        var joins = await db.Journal.CountAsync(e => e.InstanceId == file.Case.InstanceId && e.ActivityId == "s1-join" && e.Kind == JournalKind.Completed);
        var open = await db.Bookmarks.Where(b => b.CaseNo == no.Value).Select(b => b.ActivityType).ToListAsync();
        joins.Should().Be(1);
        open.Should().Equal("Approval.AwaitFiling");
        var (audit, head) = await world.Store.AuditOfAsync(no, CancellationToken.None);
        AuditChain.Verify(no, audit, head).Should().BeEmpty();
        audit.Count(e => e.Kind == "stage.passed").Should().Be(1);
    }
}

public sealed class SqliteParallelCompletionTests(SqliteStore store) : ParallelCompletionTests(store), IClassFixture<SqliteStore>;

public sealed class PostgresParallelCompletionTests(PostgresStore store) : ParallelCompletionTests(store), IClassFixture<PostgresStore>;
