using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Engine.State;
using Workflow.Host.Tests.Stores;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Host.Tests.Cases;

/// <summary>A case whose flow starts other workflows: they are instances of the same case, in the transaction of its step.</summary>
public abstract class ChildInstanceTests(StoreFixture fixture)
{
    private static readonly Actor Administrator = new("administrator", ActorRole.Administrator);

    [Fact]
    public async Task What_a_step_executes_runs_in_its_transaction_waits_on_its_own_and_brings_it_on_when_it_ends()
    {
        var world = await OpenAsync();
        var (no, _) = await world.OpenCaseAsync();

        (await LinesAsync(world, no)).Should().StartWith(["survey begins", "note a", "note b", "notes are written"]);
        (await InstancesAsync(world, no)).Should().BeEquivalentTo(
            [("investment-project-social", 2, InstanceSubStatus.Suspended), ("site-survey", 0, InstanceSubStatus.Suspended), ("office-note", 0, InstanceSubStatus.Finished), ("office-note", 0, InstanceSubStatus.Finished), ("check", 0, InstanceSubStatus.Faulted)],
            "the survey runs, the check has faulted, both may need somebody");

        world.GoTo(OfficeTime.DayOf(world.Time.GetUtcNow()).AddDays(1), new(18, 0));
        await world.Timers.RunDueAsync(CancellationToken.None);

        (await LinesAsync(world, no)).Should().EndWith(["survey ends", "surveyed: Finished"]);
        (await InstancesAsync(world, no)).Should().Contain(("investment-project-social", 1, InstanceSubStatus.Suspended)).And.Contain(("site-survey", 0, InstanceSubStatus.Finished));
    }

    [Fact]
    public async Task An_incident_of_a_child_is_mended_like_any_other()
    {
        var world = await OpenAsync();
        var (no, _) = await world.OpenCaseAsync();
        await using var db = world.Store.Db();
        var incident = await db.Incidents.AsNoTracking().SingleAsync(row => row.CaseNo == no.Value);
        incident.ActivityId.Should().Be("failing");

        await world.DoAsync(new MendIncident(no, new(incident.Id, [], "checked by hand")), Administrator);

        (await LinesAsync(world, no))[^1].Should().Be("check goes on");
        (await InstancesAsync(world, no)).Should().Contain(("check", 0, InstanceSubStatus.Finished));
        (await db.Incidents.AsNoTracking().SingleAsync(row => row.CaseNo == no.Value)).ClosedBy.Should().Be(IncidentEnd.PassedOver);
    }

    [Fact]
    public async Task A_withdrawal_ends_the_children_too()
    {
        var world = await OpenAsync();
        var (no, applicant) = await world.OpenCaseAsync();

        await world.DoAsync(new Withdraw(no, ""), applicant);

        (await InstancesAsync(world, no)).Should().OnlyContain(one => one.Status == InstanceSubStatus.Cancelled || one.Definition == "office-note");
        await using var db = world.Store.Db();
        (await db.Bookmarks.CountAsync(row => row.CaseNo == no.Value)).Should().Be(0);
        (await db.DueTimers.CountAsync(row => row.CaseNo == no.Value)).Should().Be(0);
    }

    private async Task<CaseWorld> OpenAsync()
    {
        var world = await CaseWorld.OpenAsync(fixture.Store);
        await ImportAsync(world, "site-survey", Line("begin", "survey begins"), Step("pause", "Elsa.Delay", ("timeSpan", "String", "Literal", "06:00:00")), Line("end", "survey ends"));
        await ImportAsync(world, "office-note", Step("note", "Elsa.WriteLine", ("text", "String", "JavaScript", "`note ${getInput('Item')}`")));
        await ImportAsync(world, "check", Step("failing", "Elsa.WriteLine", ("text", "String", "JavaScript", "getInput('register').state")), Line("on", "check goes on"));
        await ChangedFlow.ImportAsync(world, json =>
        {
            ChangedFlow.Beside(json, Sequence("survey", Execute("site-survey"), Step("surveyed", "Elsa.WriteLine", ("text", "String", "JavaScript", "`surveyed: ${getOutputFrom('execute').subStatus}`"))));
            ChangedFlow.Beside(json, Sequence(
                "notes",
                Step("each", "Elsa.BulkDispatchWorkflows", ("workflowDefinitionId", "String", "Literal", "office-note"), ("items", "Object", "JavaScript", "['a', 'b']")),
                Line("written", "notes are written")));
            ChangedFlow.Beside(json, Step("checking", "Elsa.DispatchWorkflow", ("workflowDefinitionId", "String", "Literal", "check")));
        });
        return world;
    }

    private static async Task ImportAsync(CaseWorld world, string id, params JsonObject[] steps)
    {
        var json = new JsonObject { ["id"] = $"{id}-v1", ["definitionId"] = id, ["name"] = id, ["version"] = 1, ["root"] = Sequence("root", steps) };
        (await world.Store.Definitions.ImportAsync(id, 1, json.ToJsonString(), "test", new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), CancellationToken.None)).IsRefused.Should().BeFalse();
    }

    private static async Task<IReadOnlyList<string>> LinesAsync(CaseWorld world, CaseNo no)
    {
        await using var db = world.Store.Db();
        return [.. (await db.AuditEntries.Where(row => row.CaseNo == no.Value && row.Kind == "flow.line").OrderBy(row => row.Sequence).Select(row => row.Details).ToListAsync()).Select(details => JsonNode.Parse(details)!["text"]!.GetValue<string>())];
    }

    private static async Task<IReadOnlyList<(string Definition, int Children, InstanceSubStatus Status)>> InstancesAsync(CaseWorld world, CaseNo no)
    {
        await using var db = world.Store.Db();
        return [.. (await db.Instances.Where(row => row.CaseNo == no.Value).ToListAsync()).Select(row => (row.DefinitionId, row.Children, row.Status))];
    }

    private static JsonObject Execute(string definition) => Step("execute", "Elsa.ExecuteWorkflow", ("workflowDefinitionId", "String", "Literal", definition), ("waitForCompletion", "Boolean", "Literal", "true"));

    private static JsonObject Line(string id, string text) => Step(id, "Elsa.WriteLine", ("text", "String", "Literal", text));

    private static JsonObject Sequence(string id, params JsonObject[] steps) => new() { ["id"] = id, ["type"] = "Elsa.Sequence", ["version"] = 1, ["activities"] = new JsonArray([.. steps]) };

    private static JsonObject Step(string id, string type, params (string Name, string Type, string Language, string Value)[] inputs)
    {
        var step = new JsonObject { ["id"] = id, ["type"] = type, ["version"] = 1 };
        foreach (var (name, typeName, language, value) in inputs)
        {
            step[name] = new JsonObject { ["typeName"] = typeName, ["expression"] = new JsonObject { ["type"] = language, ["value"] = value } };
        }

        return step;
    }
}

public sealed class SqliteChildInstanceTests(SqliteStore store) : ChildInstanceTests(store), IClassFixture<SqliteStore>;

public sealed class PostgresChildInstanceTests(PostgresStore store) : ChildInstanceTests(store), IClassFixture<PostgresStore>;
