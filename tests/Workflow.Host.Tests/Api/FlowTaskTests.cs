using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Engine.Values;
using Workflow.Runtime.Starting;

namespace Workflow.Host.Tests.Api;

/// <summary>What a flow asks of a system outside is listed and reported, through HTTP, on either database.</summary>
public abstract class FlowTaskApi(ServedOffice office)
{
    [Fact]
    public async Task A_task_is_listed_reported_once_and_its_result_goes_into_the_flow()
    {
        await ImportAsync();
        await office.Services.GetRequiredService<StartWork>().StartOnAsync("SampleCame", "effect-flow-task", Value.Null, generation: 0, CancellationToken.None);
        var administrator = await Person.SignInAsync(office, "administrator");
        var task = (await administrator.SeesAsync("/api/operations/flow-tasks?limit=1")).GetProperty("items").EnumerateArray().Should().ContainSingle().Subject;
        (task.GetProperty("step").GetString(), task.GetProperty("definitionId").GetString()).Should().Be(("test", "laboratory"));
        var (id, no) = (task.GetProperty("id").GetString(), task.GetProperty("caseNo").GetString());

        await administrator.IsRefusedAsync(HttpStatusCode.UnprocessableEntity, "flow-task.result-unfit", $"/api/operations/flow-tasks/{id}/report", new JsonObject { ["result"] = JsonNode.Parse("9007199254740993") });
        var key = Guid.NewGuid().ToString();
        var report = () => administrator.SendAsync($"/api/operations/flow-tasks/{id}/report", new JsonObject { ["result"] = new JsonObject { ["passed"] = true } }, key);
        var (first, again) = (await report(), await report());
        first.StatusCode.Should().Be(HttpStatusCode.OK);
        (await again.Content.ReadAsStringAsync()).Should().Be(await first.Content.ReadAsStringAsync(), "a repeated report gets the answer it got");
        await administrator.IsRefusedAsync(HttpStatusCode.NotFound, "flow-task.not-found", $"/api/operations/flow-tasks/{id}/report", new JsonObject());

        await using var db = office.Store.Db();
        (await db.AuditEntries.Where(row => row.CaseNo == no).OrderBy(row => row.Sequence).Select(row => row.Kind).ToListAsync()).Should().ContainInOrder("case.opened", "flow.task-reported", "flow.line", "case.closed");
        (await db.AuditEntries.SingleAsync(row => row.CaseNo == no && row.Kind == "flow.line")).Details.Should().Contain("passed: true");
        (await administrator.SeesAsync("/api/operations/flow-tasks")).GetProperty("items").GetArrayLength().Should().Be(0);
    }

    private async Task ImportAsync()
    {
        JsonObject Input(string language, string value) => new() { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = language, ["value"] = value } };
        var json = new JsonObject
        {
            ["id"] = "laboratory-v1", ["definitionId"] = "laboratory", ["name"] = "laboratory", ["version"] = 1,
            ["root"] = new JsonObject
            {
                ["id"] = "root", ["type"] = "Elsa.Sequence", ["version"] = 1,
                ["activities"] = new JsonArray(
                    new JsonObject { ["id"] = "came", ["type"] = "Elsa.Event", ["version"] = 1, ["eventName"] = Input("Literal", "SampleCame"), ["customProperties"] = new JsonObject { ["canStartWorkflow"] = true } },
                    new JsonObject { ["id"] = "test", ["name"] = "Test", ["type"] = "Elsa.RunTask", ["version"] = 1, ["taskName"] = Input("Literal", "test") },
                    new JsonObject { ["id"] = "line", ["type"] = "Elsa.WriteLine", ["version"] = 1, ["text"] = Input("JavaScript", "`passed: ${getResultFromTest().passed}`") }),
            },
        };
        (await office.Store.Definitions.ImportAsync("laboratory", 1, json.ToJsonString(), "test", new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), CancellationToken.None)).IsRefused.Should().BeFalse();
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteFlowTaskTests(ServedOffice office) : FlowTaskApi(office), IClassFixture<ServedOffice>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresFlowTaskTests(ServedOfficeOnPostgres office) : FlowTaskApi(office), IClassFixture<ServedOfficeOnPostgres>;
