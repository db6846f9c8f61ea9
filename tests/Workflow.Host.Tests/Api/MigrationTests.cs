using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Host.Tests.Cases;
using Workflow.Runtime.Migrating;

namespace Workflow.Host.Tests.Api;

/// <summary>From a draft to running cases on another version, through HTTP, on either database. Each test has a definition of its own versions.</summary>
public abstract class MigrationApi(ServedOffice office)
{
    private const string Flow = "investment-project-social";

    [Fact]
    public async Task A_version_is_taken_up_changed_checked_published_and_retracted()
    {
        var designer = await Person.SignInAsync(office, "designer");
        await designer.DoesAsync($"/api/definitions/{Flow}/versions/1/draft");
        await designer.IsRefusedAsync(HttpStatusCode.Conflict, "definition.draft-exists", $"/api/definitions/{Flow}/versions/1/draft");
        var (draft, tag) = await DraftAsync("designer");
        Step(draft, "s1-open")["stage"]!["expression"]!["value"] = "no-such-stage";
        (await SaveAsync("designer", draft, "\"9\"")).StatusCode.Should().Be(HttpStatusCode.PreconditionFailed);
        tag = Tag(await SaveAsync("designer", draft, tag));

        var problems = await designer.SeesAsync($"/api/definitions/{Flow}/draft/problems");
        problems.EnumerateArray().Should().Contain(problem => problem.GetProperty("isError").GetBoolean());
        await designer.IsRefusedAsync(HttpStatusCode.UnprocessableEntity, "definition.problems", $"/api/definitions/{Flow}/draft/publication", new JsonObject());
        Step(draft, "s1-open")["stage"]!["expression"]!["value"] = "planning-permit";
        draft["name"] = "社会投资项目审批（修订）";
        tag = Tag(await SaveAsync("designer", draft, tag));
        var key = Guid.NewGuid().ToString();
        var published = await designer.SendAsync($"/api/definitions/{Flow}/draft/publication", new JsonObject(), key);
        var again = await designer.SendAsync($"/api/definitions/{Flow}/draft/publication", new JsonObject(), key);

        (await published.Content.ReadAsStringAsync()).Should().Be(await again.Content.ReadAsStringAsync());
        var version = (await ServedOffice.BodyAsync(published)).GetProperty("version").GetInt32();
        var document = await designer.SeesAsync($"/api/definitions/{Flow}/versions/{version}");
        (document.GetProperty("version").GetInt32(), document.GetProperty("name").GetString()).Should().Be((version, "社会投资项目审批（修订）"));
        var definition = (await designer.SeesAsync("/api/definitions")).EnumerateArray().Single(row => row.GetProperty("id").GetString() == Flow);
        (definition.GetProperty("published").GetInt32(), definition.GetProperty("draft").ValueKind).Should().Be((version, JsonValueKind.Null));

        (await designer.SendAsync($"/api/definitions/{Flow}/retraction")).StatusCode.Should().Be(HttpStatusCode.NoContent);
        var applicant = await Person.SignInAsync(office, "handler");
        await applicant.IsRefusedAsync(HttpStatusCode.Conflict, "definition.retracted", "/api/cases", await OpeningAsync(applicant));
        await PublishAsync(draft => draft["name"] = "社会投资项目审批");
        await OpenAsync(applicant);
    }

    [Fact]
    public async Task What_stands_in_the_way_is_shown_case_by_case_and_the_next_stage_begins_on_the_other_version()
    {
        var applicant = await Person.SignInAsync(office, "handler");
        var (waiting, filed) = (await OpenAsync(applicant), await office.CaseInDepartmentsAsync());
        var from = await VersionOfAsync(waiting);
        var to = await PublishAsync(draft => Rename(draft, "s1-water-opinion", "s1-water-view"));
        var (designer, administrator) = (await Person.SignInAsync(office, "designer"), await Person.SignInAsync(office, "administrator"));
        var id = (await designer.DoesAsync($"/api/definitions/{Flow}/migrations", new JsonObject { ["from"] = from, ["to"] = to, ["mode"] = "now" })).GetProperty("id").GetString();
        await designer.IsRefusedAsync(HttpStatusCode.Conflict, "migration.under-way", $"/api/definitions/{Flow}/migrations", new JsonObject { ["from"] = from, ["to"] = to, ["mode"] = "now" });

        var cases = await CasesAsync(designer, id!);
        var inTheWay = cases[filed];
        inTheWay.GetProperty("outcome").GetString().Should().Be("inTheWay");
        var preview = inTheWay.GetProperty("preview");
        preview.GetProperty("obstacles").EnumerateArray().Select(obstacle => obstacle.GetProperty("code").GetString()).Should().Contain("migration.step-gone");
        preview.GetProperty("tasks").GetArrayLength().Should().BePositive();
        preview.GetProperty("clocks").GetArrayLength().Should().BePositive();
        cases[waiting].GetProperty("outcome").GetString().Should().Be("inTheWay", "a review of another id would come in, and between stages it may");
        cases[waiting].GetProperty("preview").GetProperty("obstacles")[0].GetProperty("code").GetString().Should().Be("migration.adds-review");
        (await administrator.DoesAsync($"/api/migrations/{id}/rejection")).GetProperty("state").GetString().Should().Be("rejected");

        id = (await designer.DoesAsync($"/api/definitions/{Flow}/migrations", new JsonObject { ["from"] = from, ["to"] = to, ["mode"] = "nextStage" })).GetProperty("id").GetString();
        await designer.IsRefusedAsync(HttpStatusCode.Forbidden, "migration.own", $"/api/migrations/{id}/approval");
        await administrator.DoesAsync($"/api/migrations/{id}/approval");
        await WorkAsync();
        (await VersionOfAsync(waiting)).Should().Be(from, "it goes over with its next step");
        var (form, materials) = await applicant.FillAsync(waiting, "planning-permit");
        await applicant.DoesAsync($"/api/cases/{waiting}/stages/planning-permit/application", new JsonObject { ["form"] = form, ["materials"] = materials });

        (await VersionOfAsync(waiting)).Should().Be(to);
        (await VersionOfAsync(filed)).Should().Be(from, "a stage is under way");
        (await CasesAsync(designer, id!))[waiting].GetProperty("outcome").GetString().Should().Be("moved");
        await designer.DoesAsync($"/api/migrations/{id}/undo");
        await WorkAsync();
        (await VersionOfAsync(waiting)).Should().Be(to, "it was filed on the other version");
        (await designer.SeesAsync($"/api/migrations/{id}")).GetProperty("state").GetString().Should().Be("undone");
        await (await Person.SignInAsync(office, "clerk")).DoesAsync($"/api/cases/{waiting}/stages/planning-permit/acceptance", new JsonObject());
    }

    [Fact]
    public async Task Cases_that_wait_go_over_at_once_are_told_and_are_taken_back_unless_they_have_moved_on()
    {
        var applicant = await Person.SignInAsync(office, "handler");
        var (one, other) = (await OpenAsync(applicant), await OpenAsync(applicant));
        var from = await VersionOfAsync(one);
        var to = await PublishAsync(draft => draft["description"] = "修订说明");
        var (designer, administrator) = (await Person.SignInAsync(office, "designer"), await Person.SignInAsync(office, "administrator"));
        var id = (await designer.DoesAsync($"/api/definitions/{Flow}/migrations", new JsonObject { ["from"] = from, ["to"] = to, ["mode"] = "now" })).GetProperty("id").GetString();
        (await CasesAsync(designer, id!))[one].GetProperty("preview").GetProperty("standing")[0].GetProperty("step").GetString().Should().Be("s1-file");

        await administrator.DoesAsync($"/api/migrations/{id}/approval");
        await WorkAsync();

        (await VersionOfAsync(one), await VersionOfAsync(other)).Should().Be((to, to));
        await using var db = office.Store.Db();
        (await db.Notices.CountAsync(row => row.CaseNo == one && row.Code == "notice.version-changed")).Should().Be(1);
        (await db.AuditEntries.SingleAsync(row => row.CaseNo == one && row.Kind == "case.version-changed")).Details.Should().Contain("administrator");
        (await designer.SeesAsync($"/api/migrations/{id}")).GetProperty("state").GetString().Should().Be("done");

        await applicant.DoesAsync($"/api/cases/{other}/withdrawal", new JsonObject { ["reason"] = "" });
        await designer.DoesAsync($"/api/migrations/{id}/undo");
        await WorkAsync();
        (await VersionOfAsync(one), await VersionOfAsync(other)).Should().Be((from, to));
        var shown = await designer.SeesAsync($"/api/migrations/{id}");
        (shown.GetProperty("state").GetString(), shown.GetProperty("takenBack").GetInt32() > 0, shown.GetProperty("inTheWay").GetInt32() > 0).Should().Be(("undone", true, true));
        await applicant.DoesAsync($"/api/cases/{one}/withdrawal", new JsonObject { ["reason"] = "" });
    }

    [Fact]
    public async Task Several_nodes_move_each_case_once()
    {
        var applicant = await Person.SignInAsync(office, "handler");
        var cases = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            cases.Add(await OpenAsync(applicant));
        }

        var from = await VersionOfAsync(cases[0]);
        var to = await PublishAsync(draft => draft["description"] = "再次修订");
        var (designer, administrator) = (await Person.SignInAsync(office, "designer"), await Person.SignInAsync(office, "administrator"));
        var id = (await designer.DoesAsync($"/api/definitions/{Flow}/migrations", new JsonObject { ["from"] = from, ["to"] = to, ["mode"] = "now" })).GetProperty("id").GetGuid();
        await administrator.DoesAsync($"/api/migrations/{id}/approval");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(WorkAsync)));
        await using var db = office.Store.Db();
        (await db.AuditEntries.CountAsync(row => cases.Contains(row.CaseNo) && row.Kind == "case.version-changed")).Should().Be(6);
        await designer.DoesAsync($"/api/migrations/{id}/undo");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(WorkAsync)));

        (await db.AuditEntries.CountAsync(row => cases.Contains(row.CaseNo) && row.Kind == "case.version-changed")).Should().Be(12);
        (await db.UnmovedCases.CountAsync(row => row.MigrationId == id && cases.Contains(row.CaseNo))).Should().Be(0);
    }

    private async Task<int> PublishAsync(Action<JsonObject> change)
    {
        var designer = await Person.SignInAsync(office, "designer");
        var last = (await designer.SeesAsync("/api/definitions")).EnumerateArray().Single(row => row.GetProperty("id").GetString() == Flow).GetProperty("versions").EnumerateArray().Last().GetProperty("version").GetInt32();
        await designer.DoesAsync($"/api/definitions/{Flow}/versions/{last}/draft");
        var (draft, tag) = await DraftAsync("designer");
        change(draft);
        (await SaveAsync("designer", draft, tag)).StatusCode.Should().Be(HttpStatusCode.OK);
        return (await designer.DoesAsync($"/api/definitions/{Flow}/draft/publication", new JsonObject())).GetProperty("version").GetInt32();
    }

    private async Task<(JsonObject Draft, string Tag)> DraftAsync(string account)
    {
        using var client = await office.SignedInAsync(account);
        var answer = await client.GetAsync($"/api/definitions/{Flow}/draft");
        return (JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject(), Tag(answer));
    }

    private async Task<HttpResponseMessage> SaveAsync(string account, JsonObject draft, string tag)
    {
        using var client = await office.SignedInAsync(account);
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/definitions/{Flow}/draft") { Content = JsonContent.Create(draft) };
        request.Headers.Add("If-Match", tag);
        return await client.SendAsync(request);
    }

    private async Task WorkAsync()
    {
        while (await office.Services.GetRequiredService<MoveWork>().RunAsync(CancellationToken.None) > 0)
        {
        }
    }

    private async Task<int> VersionOfAsync(string no)
    {
        await using var db = office.Store.Db();
        var row = await db.Cases.SingleAsync(@case => @case.No == no);
        (await db.Instances.SingleAsync(instance => instance.CaseNo == no)).DefinitionVersion.Should().Be(row.DefinitionVersion, "case and flow run on one version");
        return row.DefinitionVersion;
    }

    private static async Task<Dictionary<string, JsonElement>> CasesAsync(Person designer, string id)
    {
        var cases = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        for (string? after = null; after != "";)
        {
            var page = await designer.SeesAsync($"/api/migrations/{id}/cases?limit=3&after={after}");
            foreach (var row in page.GetProperty("items").EnumerateArray())
            {
                cases.Add(row.GetProperty("caseNo").GetString()!, row);
            }

            after = page.GetProperty("next").GetString() ?? "";
        }

        return cases;
    }

    private static async Task<JsonObject> OpeningAsync(Person applicant) =>
        new() { ["service"] = Flow, ["party"] = (await applicant.SeesAsync("/api/session")).GetProperty("party").GetString(), ["project"] = "2602-330402-04-01-100001" };

    private static async Task<string> OpenAsync(Person applicant) => (await applicant.DoesAsync("/api/cases", await OpeningAsync(applicant))).GetProperty("caseNo").GetString()!;

    private static string Tag(HttpResponseMessage answer) => answer.Headers.ETag!.ToString();

    private static JsonObject Step(JsonObject definition, string id) => ChangedFlow.Step(definition, id);

    // A review under another id is another review; its name stands in the steps that wait for it, too.
    private static void Rename(JsonObject definition, string id, string other)
    {
        ChangedFlow.Rename(definition, id, other);
        foreach (var step in ChangedFlow.Steps(definition).Where(step => step["finishAfter"] is not null))
        {
            var value = step["finishAfter"]!["expression"]!;
            value["value"] = value["value"]!.GetValue<string>().Replace($"\"{id}\"", $"\"{other}\"", StringComparison.Ordinal);
        }
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteMigrationApiTests(ServedOffice office) : MigrationApi(office), IClassFixture<ServedOffice>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresMigrationApiTests(ServedOfficeOnPostgres office) : MigrationApi(office), IClassFixture<ServedOfficeOnPostgres>;
