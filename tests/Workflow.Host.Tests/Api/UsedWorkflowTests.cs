using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Workflow.Host.Tests.Cases;

namespace Workflow.Host.Tests.Api;

/// <summary>A published workflow that others use as an activity, from draft to case, through HTTP, on either database.</summary>
public abstract class UsedWorkflowApi(ServedOffice office)
{
    private const string Flow = "investment-project-social";

    [Fact]
    public async Task It_runs_inside_the_case_on_the_version_it_had_when_the_flow_was_published()
    {
        var designer = await Person.SignInAsync(office, "designer");
        await PublishAsync(designer, "office-note", Note("first"), isNew: true);
        await designer.DoesAsync($"/api/definitions/{Flow}/versions/1/draft");
        var draft = JsonNode.Parse((await designer.SeesAsync($"/api/definitions/{Flow}/draft")).GetRawText())!.AsObject();
        ChangedFlow.Beside(draft, new() { ["id"] = "note", ["type"] = "OfficeNote", ["who"] = Input("JavaScript", "getCorrelationId()"), ["customProperties"] = new JsonObject() });
        (await SaveAsync(designer, Flow, draft, isNew: false)).Should().Be(HttpStatusCode.OK);
        (await designer.SeesAsync($"/api/definitions/{Flow}/draft/problems")).EnumerateArray().Where(problem => problem.GetProperty("isError").GetBoolean()).Should().BeEmpty();
        var version = (await designer.DoesAsync($"/api/definitions/{Flow}/draft/publication", new JsonObject())).GetProperty("version").GetInt32();
        await PublishAsync(designer, "office-note", Note("second"), isNew: true);

        var published = JsonNode.Parse((await designer.SeesAsync($"/api/definitions/{Flow}/versions/{version}")).GetRawText())!.AsObject();
        var step = ChangedFlow.Step(published, "note");
        (step["version"]!.GetValue<int>(), step["workflowDefinitionId"]!.GetValue<string>(), step["workflowDefinitionVersionId"]!.GetValue<string>()).Should().Be((1, "office-note", "office-note-v1"));
        var applicant = await Person.SignInAsync(office, "handler");
        var party = (await applicant.SeesAsync("/api/session")).GetProperty("party").GetString();
        var no = (await applicant.DoesAsync("/api/cases", new JsonObject { ["service"] = Flow, ["party"] = party, ["project"] = "2602-330402-04-01-100001" })).GetProperty("caseNo").GetString();

        await using var db = office.Store.Db();
        (await db.AuditEntries.SingleAsync(row => row.CaseNo == no && row.Kind == "flow.line")).Details.Should().Contain($"first {no}");
        (await db.Instances.CountAsync(row => row.CaseNo == no)).Should().Be(1, "it is no instance of its own");
    }

    [Fact]
    public async Task Its_type_is_its_own()
    {
        var designer = await Person.SignInAsync(office, "designer");
        await PublishAsync(designer, "letter", Usable("letter", "Office letter", Line("'dear'")), isNew: true);
        await RefusedAsync("letter-two", Usable("letter-two", "office letter", Line("'dear'")), "workflow.type-taken");
        await RefusedAsync("letter-three", Usable("letter-three", " ", Line("'dear'")), "workflow.name-missing");

        async Task RefusedAsync(string id, JsonObject definition, string code)
        {
            (await SaveAsync(designer, id, definition, isNew: true)).Should().Be(HttpStatusCode.OK);
            (await designer.SeesAsync($"/api/definitions/{id}/draft/problems")).EnumerateArray().Select(problem => problem.GetProperty("code").GetString()).Should().Contain(code);
            await designer.IsRefusedAsync(HttpStatusCode.UnprocessableEntity, "definition.problems", $"/api/definitions/{id}/draft/publication", new JsonObject());
        }
    }

    private static async Task PublishAsync(Person designer, string id, JsonObject definition, bool isNew)
    {
        (await SaveAsync(designer, id, definition, isNew)).Should().Be(HttpStatusCode.OK);
        await designer.DoesAsync($"/api/definitions/{id}/draft/publication", new JsonObject());
    }

    private static async Task<HttpStatusCode> SaveAsync(Person designer, string id, JsonObject definition, bool isNew)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/definitions/{id}/draft") { Content = JsonContent.Create(definition) };
        request.Headers.Add(isNew ? "If-None-Match" : "If-Match", isNew ? "*" : "\"1\"");
        return (await designer.Client.SendAsync(request)).StatusCode;
    }

    private static JsonObject Note(string word)
    {
        var note = Usable("office-note", "Office note", Line($"`{word} ${{getInput('Who')}}`"));
        note["inputs"] = new JsonArray(new JsonObject { ["name"] = "Who", ["type"] = "String" });
        return note;
    }

    private static JsonObject Usable(string id, string name, JsonObject step) => new()
    {
        ["id"] = id, ["definitionId"] = id, ["name"] = name, ["version"] = 1, ["options"] = new JsonObject { ["usableAsActivity"] = true },
        ["root"] = new JsonObject { ["id"] = "root", ["type"] = "Elsa.Sequence", ["version"] = 1, ["activities"] = new JsonArray(step) },
    };

    private static JsonObject Line(string text) => new() { ["id"] = "line", ["type"] = "Elsa.WriteLine", ["version"] = 1, ["text"] = Input("JavaScript", text) };

    private static JsonObject Input(string language, string value) => new() { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = language, ["value"] = value } };
}

/// <summary>On SQLite.</summary>
public sealed class SqliteUsedWorkflowTests(ServedOffice office) : UsedWorkflowApi(office), IClassFixture<ServedOffice>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresUsedWorkflowTests(ServedOfficeOnPostgres office) : UsedWorkflowApi(office), IClassFixture<ServedOfficeOnPostgres>;
