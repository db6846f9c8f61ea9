using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Parties;
using Workflow.Engine.Values;
using Workflow.Host.Tests.Stores;
using Workflow.Runtime;
using Workflow.Runtime.Data.Rows;
using Workflow.Runtime.Starting;
using Workflow.Runtime.Versions;

namespace Workflow.Host.Tests.Cases;

/// <summary>Published definitions that start by the clock or an event: each start a case of the office's own. Each test has a definition of its own name.</summary>
public abstract class FlowStartTests(StoreFixture fixture)
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    [Fact]
    public async Task A_timer_starts_the_flow_again_and_again_and_makes_up_once_for_what_was_missed()
    {
        var (world, work) = await OpenAsync("hourly", Trigger("Elsa.Timer", "interval", "01:00:00"));
        await work.RunDueAsync(CancellationToken.None);
        (await CasesAsync(world, "hourly")).Should().BeEmpty();

        world.GoTo(Monday, new(9, 59));
        await work.RunDueAsync(CancellationToken.None);
        (await CasesAsync(world, "hourly")).Should().BeEmpty();
        world.GoTo(Monday, new(10, 0));
        await work.RunDueAsync(CancellationToken.None);
        var first = (await CasesAsync(world, "hourly")).Should().ContainSingle().Subject;
        (first.Kind, first.State, first.ClosedReason).Should().Be((CaseKind.Internal, CaseState.Finished, "case.closed-finished"));
        await using var db = world.Store.Db();
        (await db.Parties.SingleAsync(row => row.Id == first.Applicant)).Kind.Should().Be(PartyKind.Body);
        (await db.AuditEntries.SingleAsync(row => row.CaseNo == first.No && row.Kind == "flow.line")).Details.Should().Contain("begun");

        world.GoTo(Monday.AddDays(1), new(10, 30));
        await work.RunDueAsync(CancellationToken.None);
        await work.RunDueAsync(CancellationToken.None);
        (await CasesAsync(world, "hourly")).Should().HaveCount(2, "a day was missed, and made up for once");
        world.GoTo(Monday.AddDays(1), new(11, 30));
        await work.RunDueAsync(CancellationToken.None);
        (await CasesAsync(world, "hourly")).Should().HaveCount(3);
    }

    [Fact]
    public async Task Several_nodes_make_each_start_once()
    {
        var (world, _) = await OpenAsync("daily", Trigger("Elsa.Cron", "cronExpression", "0 2 * * *"));
        StartWork[] nodes = [Node(world), Node(world), Node(world), Node(world)];
        await Task.WhenAll(nodes.Select(node => node.RunDueAsync(CancellationToken.None)));
        await using (var db = world.Store.Db())
        {
            (await db.FlowStarts.SingleAsync(row => row.DefinitionId == "daily")).DueAt.Should().Be(OfficeTime.At(Monday.AddDays(1), new(2, 0)), "cron speaks of the office's clock");
        }

        for (var day = 1; day <= 3; day++)
        {
            world.GoTo(Monday.AddDays(day), new(2, 0));
            await Task.WhenAll(nodes.Select(node => Task.Run(() => node.RunDueAsync(CancellationToken.None))));
        }

        (await CasesAsync(world, "daily")).Should().HaveCount(3);
    }

    [Fact]
    public async Task A_date_starts_once_one_instance_at_a_time_waits_its_turn_and_what_is_retracted_starts_no_more()
    {
        var (world, work) = await OpenAsync("once", Trigger("Elsa.StartAt", "dateTime", "2026-03-02T04:00:00Z"));
        await ImportAsync(world, "alone", "SingletonStrategy", Trigger("Elsa.Timer", "interval", "01:00:00"), Step("pause", "Elsa.Delay", "timeSpan", "05:00:00"));
        await work.RunDueAsync(CancellationToken.None);
        for (var hour = 10; hour <= 14; hour++)
        {
            world.GoTo(Monday, new(hour, 0));
            await work.RunDueAsync(CancellationToken.None);
        }

        (await CasesAsync(world, "once")).Should().ContainSingle();
        (await CasesAsync(world, "alone")).Should().ContainSingle("the first still waits");
        await using var db = world.Store.Db();
        db.DefinitionHeads.Add(new() { DefinitionId = "alone", Published = null, Version = 1 });
        await db.SaveChangesAsync();
        world.GoTo(Monday.AddDays(1), new(9, 0));
        await world.Timers.RunDueAsync(CancellationToken.None);
        await work.RunDueAsync(CancellationToken.None);

        (await CasesAsync(world, "alone")).Should().ContainSingle().Which.ClosedAt.Should().NotBeNull();
        (await db.FlowStarts.CountAsync(row => row.DefinitionId == "alone")).Should().Be(0);
    }

    [Fact]
    public async Task An_event_starts_what_begins_with_it_once_however_often_it_is_delivered()
    {
        var (world, work) = await OpenAsync("on-paper", Trigger("Elsa.Event", "eventName", "PaperCame"));
        for (var delivery = 0; delivery < 3; delivery++)
        {
            await work.StartOnAsync("PaperCame", "effect-1", Value.Of("A-17"), generation: 0, CancellationToken.None);
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Node(world).StartOnAsync("PaperCame", "effect-2", Value.Null, generation: 0, CancellationToken.None))));
        await work.StartOnAsync("PaperWent", "effect-3", Value.Null, generation: 0, CancellationToken.None);

        (await CasesAsync(world, "on-paper")).Should().HaveCount(2).And.OnlyContain(row => row.Kind == CaseKind.Internal);
        await using var db = world.Store.Db();
        (await db.AuditEntries.Where(row => row.Kind == "flow.line").Select(row => row.Details).ToListAsync()).Should().Contain(details => details.Contains("begun by A-17"));
    }

    [Fact]
    public async Task Scripts_tell_the_time_of_the_office_and_flows_do_not_start_each_other_without_end()
    {
        var (world, work) = await OpenAsync("clock", Trigger("Elsa.Event", "eventName", "WhatTime"), "`${new Date().getHours()} ${new Date().getTimezoneOffset()}`");
        await work.StartOnAsync("WhatTime", "effect-9", Value.Null, FlowStart.MostGenerations - 1, CancellationToken.None);
        var again = () => work.StartOnAsync("WhatTime", "effect-10", Value.Null, FlowStart.MostGenerations, CancellationToken.None);

        await again.Should().ThrowAsync<InvalidOperationException>();
        var no = (await CasesAsync(world, "clock")).Should().ContainSingle().Subject.No;
        await using var db = world.Store.Db();
        (await db.AuditEntries.SingleAsync(row => row.CaseNo == no && row.Kind == "flow.line")).Details.Should().Contain("9 -480");
    }

    [Fact]
    public async Task An_internal_case_closes_with_the_last_of_its_instances()
    {
        var (world, work) = await OpenAsync("parent", Trigger("Elsa.Event", "eventName", "Begin"), "'begun'", Step("dispatch", "Elsa.DispatchWorkflow", "workflowDefinitionId", "slow-child"));
        await ImportAsync(world, "slow-child", strategy: null, Step("pause", "Elsa.Delay", "timeSpan", "02:00:00"));
        await work.StartOnAsync("Begin", "effect-11", Value.Null, generation: 0, CancellationToken.None);
        (await CasesAsync(world, "parent")).Should().ContainSingle().Which.ClosedAt.Should().BeNull("its child still waits");

        world.GoTo(Monday, new(11, 0));
        await world.Timers.RunDueAsync(CancellationToken.None);

        (await CasesAsync(world, "parent")).Should().ContainSingle().Which.ClosedReason.Should().Be("case.closed-finished");
    }

    private async Task<(CaseWorld World, StartWork Work)> OpenAsync(string id, JsonObject trigger, string says = "`begun by ${getResultFromTrigger()}`", params JsonObject[] more)
    {
        var world = await CaseWorld.OpenAsync(fixture.Store);
        world.GoTo(Monday, new(9, 0));
        var line = Step("line", "Elsa.WriteLine", "text", says);
        line["text"]!["expression"]!["type"] = "JavaScript";
        await ImportAsync(world, id, strategy: null, [trigger, line, .. more]);
        return (world, Node(world));
    }

    private static StartWork Node(CaseWorld world) => new(world.Store, world.Runner, world.Versions, new RuntimeTime(world.Time, TimeProvider.System));

    private static async Task<List<CaseRow>> CasesAsync(CaseWorld world, string definition)
    {
        await using var db = world.Store.Db();
        return await db.Cases.AsNoTracking().Where(row => row.DefinitionId == definition).ToListAsync();
    }

    private static async Task ImportAsync(CaseWorld world, string id, string? strategy, params JsonObject[] steps)
    {
        var json = new JsonObject
        {
            ["id"] = $"{id}-v1", ["definitionId"] = id, ["name"] = id, ["version"] = 1, ["options"] = new JsonObject { ["activationStrategyType"] = strategy },
            ["root"] = new JsonObject { ["id"] = "root", ["type"] = "Elsa.Sequence", ["version"] = 1, ["activities"] = new JsonArray([.. steps]) },
        };
        PublishGate.Check(System.Text.Encoding.UTF8.GetBytes(json.ToJsonString()), world.Versions.Catalogue, explore: true).Problems.Should().BeEmpty();
        (await world.Store.Definitions.ImportAsync(id, 1, json.ToJsonString(), "test", OfficeTime.At(Monday, new(8, 0)), CancellationToken.None)).IsRefused.Should().BeFalse();
    }

    private static JsonObject Trigger(string type, string input, string value)
    {
        var step = Step("trigger", type, input, value);
        step["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        return step;
    }

    private static JsonObject Step(string id, string type, string input, string value) => new()
    {
        ["id"] = id, ["name"] = id, ["type"] = type, ["version"] = 1, [input] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } },
    };
}

public sealed class SqliteFlowStartTests(SqliteStore store) : FlowStartTests(store), IClassFixture<SqliteStore>;

public sealed class PostgresFlowStartTests(PostgresStore store) : FlowStartTests(store), IClassFixture<PostgresStore>;
