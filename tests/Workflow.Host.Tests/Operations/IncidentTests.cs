using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Workflow.Engine.State;
using Workflow.Host.Tests.Api;
using Workflow.Host.Tests.Cases;

namespace Workflow.Host.Tests.Operations;

/// <summary><c>/api/operations/incidents</c>, on either database: a step that fails beside the first filing stops the case until an administrator mends it.</summary>
public abstract class IncidentApi(ServedOffice office)
{
    [Fact]
    public async Task An_incident_is_seen_tried_again_and_passed_over_and_the_case_goes_on()
    {
        var (applicant, no) = await StandingCaseAsync();
        var administrator = await Person.SignInAsync(office, "administrator");
        var first = (await IncidentsAsync(administrator, no)).Single();
        (Text(first, "step"), Text(first, "code"), first.GetProperty("definitionVersion").GetInt32()).Should().Be(("checked", "expression.type", 2));
        first.GetProperty("outcomes").EnumerateArray().Select(outcome => outcome.GetString()).Should().Equal("Done");

        await administrator.DoesAsync($"{Address(first)}/retry", new JsonObject { ["reason"] = "register is back" });
        var second = (await IncidentsAsync(administrator, no)).Single();
        Text(second, "id").Should().NotBe(Text(first, "id"), "the step failed again");
        await administrator.IsRefusedAsync(HttpStatusCode.Conflict, "incident.not-open", $"{Address(first)}/retry", new JsonObject());
        (await administrator.IsRefusedAsync(HttpStatusCode.UnprocessableEntity, "incident.reason-missing", $"{Address(second)}/pass-over", new JsonObject { ["reason"] = " " })).GetProperty("pointer").GetString().Should().Be("/reason");
        await administrator.IsRefusedAsync(HttpStatusCode.UnprocessableEntity, "incident.outcome-unknown", $"{Address(second)}/pass-over", new JsonObject { ["reason"] = "seen", ["outcomes"] = new JsonArray("Elsewhere") });
        await administrator.DoesAsync($"{Address(second)}/pass-over", new JsonObject { ["reason"] = "checked by telephone" });

        (await IncidentsAsync(administrator, no)).Should().BeEmpty();
        var closed = (await administrator.SeesAsync("/api/operations/incidents?closed=true")).GetProperty("items").EnumerateArray().Where(row => Text(row, "caseNo") == no).ToList();
        closed.Select(row => (Text(row, "closedBy"), Text(row, "account"), Text(row, "reason"))).Should().BeEquivalentTo([("passedOver", "administrator", "checked by telephone"), ("retried", "administrator", (string?)null)]);
        await using var db = office.Store.Db();
        (await db.Instances.SingleAsync(row => row.CaseNo == no)).Should().Match<Runtime.Data.Rows.InstanceRow>(row => row.Status == InstanceSubStatus.Suspended && row.Incidents == 0);
        (await db.Bookmarks.Where(row => row.CaseNo == no).Select(row => row.ActivityType).ToListAsync()).Should().Equal("Approval.AwaitFiling");
        (await db.AuditEntries.Where(row => row.CaseNo == no && row.Kind.StartsWith("flow.step-")).OrderBy(row => row.Sequence).Select(row => row.Kind).ToListAsync()).Should().Equal("flow.step-retried", "flow.step-passed-over");
        await applicant.DoesAsync($"/api/cases/{no}/withdrawal", new JsonObject { ["reason"] = "" });
    }

    [Fact]
    public async Task Nobody_but_an_administrator_mends_and_a_key_mends_once()
    {
        var (applicant, no) = await StandingCaseAsync();
        var administrator = await Person.SignInAsync(office, "administrator");
        var incident = (await IncidentsAsync(administrator, no)).Single();
        var key = Guid.NewGuid().ToString();

        await applicant.IsRefusedAsync(HttpStatusCode.Forbidden, "access.refused", $"{Address(incident)}/retry", new JsonObject());
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => administrator.SendAsync($"{Address(incident)}/pass-over", new JsonObject { ["reason"] = "seen" }, key)));

        answers.Should().OnlyContain(answer => answer.StatusCode == HttpStatusCode.OK || answer.StatusCode == HttpStatusCode.Conflict).And.Contain(answer => answer.StatusCode == HttpStatusCode.OK);
        await using var db = office.Store.Db();
        (await db.AuditEntries.CountAsync(row => row.CaseNo == no && row.Kind == "flow.step-passed-over")).Should().Be(1);
    }

    [Fact]
    public async Task An_incident_of_a_case_that_is_withdrawn_holds_nobody_up()
    {
        var (applicant, no) = await StandingCaseAsync();
        var administrator = await Person.SignInAsync(office, "administrator");
        var incident = (await IncidentsAsync(administrator, no)).Single();

        await applicant.DoesAsync($"/api/cases/{no}/withdrawal", new JsonObject { ["reason"] = "" });

        (await IncidentsAsync(administrator, no)).Should().BeEmpty();
        await administrator.IsRefusedAsync(HttpStatusCode.Conflict, "instance.finished", $"{Address(incident)}/retry", new JsonObject());
    }

    private async Task<(Person Applicant, string No)> StandingCaseAsync()
    {
        await ChangedFlow.ImportAsync(office.Store, new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), json =>
        {
            ChangedFlow.Beside(json, new JsonObject
            {
                ["id"] = "checked", ["type"] = "Elsa.WriteLine", ["version"] = 1,
                ["text"] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "JavaScript", ["value"] = "getInput('register').state" } },
            });
            json["options"]!["incidentStrategyType"] = "FaultStrategy";
        });
        var applicant = await Person.SignInAsync(office, "handler");
        var party = (await applicant.SeesAsync("/api/session")).GetProperty("party").GetString();
        var opened = await applicant.DoesAsync("/api/cases", new JsonObject { ["service"] = "investment-project-social", ["party"] = party, ["project"] = "2602-330402-04-01-100001" });
        return (applicant, opened.GetProperty("caseNo").GetString()!);
    }

    private static async Task<IReadOnlyList<JsonElement>> IncidentsAsync(Person administrator, string no) =>
        [.. (await administrator.SeesAsync("/api/operations/incidents?limit=200")).GetProperty("items").EnumerateArray().Where(row => Text(row, "caseNo") == no)];

    private static string Address(JsonElement incident) => $"/api/operations/incidents/{Text(incident, "id")}";

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();
}

public sealed class SqliteIncidentApiTests(ServedOffice office) : IncidentApi(office), IClassFixture<ServedOffice>;

public sealed class PostgresIncidentApiTests(ServedOfficeOnPostgres office) : IncidentApi(office), IClassFixture<ServedOfficeOnPostgres>;
