using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workflow.Host.Tests.Api;

/// <summary>The main job over HTTP: who does what, what is answered, what is refused; on both databases.</summary>
public abstract class Acting(ServedOffice office)
{
    private const string Stage = "planning-permit";

    [Fact]
    public async Task A_stage_goes_from_opening_to_the_departments_and_a_task_to_its_decision()
    {
        var (applicant, clerk) = (await Person.SignInAsync(office, "handler"), await Person.SignInAsync(office, "clerk"));
        var no = await OpenAsync(applicant);

        var plan = await Files.TakenAsync(applicant.Client, no, Files.Pdf(), "红线图.pdf");
        var (form, materials) = await applicant.FillAsync(no, "1", "flood-study");
        materials[0] = new JsonObject { ["code"] = materials[0]!["code"]!.DeepClone(), ["attachment"] = plan.GetProperty("sha256").GetString() };
        var filed = await applicant.DoesAsync($"/api/cases/{no}/stages/1/application", new { form, materials });
        var missing = (await clerk.SeesAsync($"/api/cases/{no}/stages/{Stage}/supplement-proposal")).GetProperty("items").EnumerateArray().ToList();
        await clerk.DoesAsync($"/api/cases/{no}/stages/{Stage}/supplements", new { items = missing.Select(item => new { material = item.GetProperty("material").GetString(), text = "请补交" }) });
        var supplement = (await applicant.SeesAsync($"/api/cases/{no}")).GetProperty("supplements")[0].GetProperty("id").GetString();
        await applicant.DoesAsync($"/api/cases/{no}/supplements/{supplement}/answer", new { materials = new[] { new { code = "flood-study", reference = "电子报告 7" } } });
        var accepted = await clerk.DoesAsync($"/api/cases/{no}/stages/{Stage}/acceptance", new { });

        missing.Should().ContainSingle();
        filed.GetProperty("documents")[0].GetProperty("kind").GetString().Should().Be("receiptOfMaterials");
        accepted.GetProperty("caseState").GetString().Should().Be("inDepartments");

        var reviewer = await Person.SignInAsync(office, "reviewer-of-filings");
        var task = (await reviewer.SeesAsync("/api/tasks?limit=200")).GetProperty("items").EnumerateArray()
            .First(row => row.GetProperty("caseNo").GetString() == no && row.GetProperty("waitsFor").GetArrayLength() == 0).GetProperty("id").GetString();
        var page = await reviewer.SeesAsync($"/api/tasks/{task}");
        page.GetProperty("acts").EnumerateArray().Select(act => act.GetString()).Should().Contain(["claim", "grant", "return", "refuse", "stopClock"]);
        page.GetProperty("form").EnumerateArray().Should().Contain(value => value.GetProperty("personal").GetBoolean() && value.GetProperty("value").ValueKind == JsonValueKind.String);
        page.GetProperty("materials").EnumerateArray().Single(material => material.GetProperty("code").GetString() == (string)materials[0]!["code"]!).GetProperty("attachment").GetRawText().Should().Be(plan.GetRawText());
        await reviewer.DoesAsync($"/api/tasks/{task}/claim");
        await reviewer.DoesAsync($"/api/tasks/{task}/clock-stops", new { ground = "expert-review", basis = new { source = "行政许可法", article = "45" }, from = "2026-03-06", reason = "专家评审" });
        await reviewer.DoesAsync($"/api/tasks/{task}/clock-resumption", new { kind = "promised" });
        await reviewer.DoesAsync($"/api/tasks/{task}/release");
        await reviewer.DoesAsync($"/api/tasks/{task}/return", new { text = "请更正用地面积" });
        await applicant.DoesAsync($"/api/tasks/{task}/correction", new { form = new { siteArea = 41000 } });
        var opinion = await Files.TakenAsync(reviewer.Client, no, Files.Pdf(), "审查意见.pdf");
        var decided = await reviewer.DoesAsync($"/api/tasks/{task}/complete", new { verdict = "grant", text = "同意", attachments = new[] { opinion.GetProperty("sha256").GetString() } });

        decided.GetProperty("step").GetInt32().Should().BeGreaterThan(8);
        var opinions = (await applicant.SeesAsync($"/api/cases/{no}")).GetProperty("tasks").EnumerateArray().Single(one => one.GetProperty("id").GetString() == task).GetProperty("opinions");
        opinions.EnumerateArray().Select(given => given.GetProperty("attachments").GetRawText()).Should().Equal("[]", $"[{opinion.GetRawText()}]");
        var again = await reviewer.IsRefusedAsync(HttpStatusCode.Conflict, "task.wrong-state", $"/api/tasks/{task}/complete", new { verdict = "grant", text = "同意" });
        again.GetProperty("detail").GetString().Should().Contain("completed");
    }

    [Fact]
    public async Task What_is_handed_in_names_files_of_its_own_case()
    {
        var (applicant, reviewer) = (await Person.SignInAsync(office, "handler"), await Person.SignInAsync(office, "reviewer"));
        var no = await OpenAsync(applicant);
        var foreign = (await Files.TakenAsync(applicant.Client, office.Cases[1], Files.Pdf())).GetProperty("sha256").GetString();
        var (form, materials) = await applicant.FillAsync(no, Stage);
        materials[1] = new JsonObject { ["code"] = materials[1]!["code"]!.DeepClone(), ["attachment"] = foreign };

        var filing = await applicant.IsRefusedAsync(HttpStatusCode.UnprocessableEntity, "attachment.unknown", $"/api/cases/{no}/stages/{Stage}/application", new { form, materials });
        materials[1]!["reference"] = "330402-7";
        var both = await applicant.IsRefusedAsync(HttpStatusCode.UnprocessableEntity, "material.ambiguous", $"/api/cases/{no}/stages/{Stage}/application", new { form, materials });
        var task = (await reviewer.SeesAsync("/api/tasks")).GetProperty("items")[0].GetProperty("id").GetString();
        var opinion = await reviewer.IsRefusedAsync(HttpStatusCode.UnprocessableEntity, "attachment.unknown", $"/api/tasks/{task}/return", new { text = "请更正", attachments = new[] { new string('a', 64) } });

        filing.GetProperty("pointer").GetString().Should().Be("/materials/1/attachment");
        both.GetProperty("pointer").GetString().Should().Be("/materials/1");
        opinion.GetProperty("pointer").GetString().Should().Be("/attachments/0");
    }

    [Fact]
    public async Task A_repeated_request_is_answered_the_same_and_done_once()
    {
        var applicant = await Person.SignInAsync(office, "handler");
        var no = await OpenAsync(applicant);
        var reviewer = await Person.SignInAsync(office, "clerk");
        var (form, materials) = await applicant.FillAsync(no, Stage);
        var body = new { form, materials };

        var first = await applicant.SendAsync($"/api/cases/{no}/stages/{Stage}/application", body, key: $"file-{no}");
        var second = await applicant.SendAsync($"/api/cases/{no}/stages/{Stage}/application", body, key: $"file-{no}");
        var other = await applicant.SendAsync($"/api/cases/{no}/stages/{Stage}/application", new { form = new JsonObject(), materials }, key: $"file-{no}");
        var others = await reviewer.SendAsync($"/api/cases/{no}/stages/{Stage}/application", body, key: $"file-{no}");

        (await second.Content.ReadAsStringAsync()).Should().Be(await first.Content.ReadAsStringAsync());
        (first.StatusCode, second.StatusCode, other.StatusCode, others.StatusCode).Should().Be((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity, HttpStatusCode.Forbidden));
        first.Headers.Contains("Idempotency-Replayed").Should().BeFalse();
        second.Headers.GetValues("Idempotency-Replayed").Should().Equal("true");
        (await applicant.SeesAsync($"/api/cases/{no}")).GetProperty("documents").GetArrayLength().Should().Be(1);
    }

    [Fact]
    public async Task Opening_a_case_twice_with_one_key_opens_one()
    {
        var applicant = await Person.SignInAsync(office, "handler");
        var body = await RequestAsync(applicant);
        var key = Guid.NewGuid().ToString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => applicant.SendAsync("/api/cases", body, key)));

        var bodies = await Task.WhenAll(answers.Where(answer => answer.StatusCode == HttpStatusCode.Created).Select(answer => answer.Content.ReadAsStringAsync()));
        bodies.Distinct().Should().ContainSingle();
        answers.Should().OnlyContain(answer => answer.StatusCode == HttpStatusCode.Created || answer.StatusCode == HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_refusal_names_the_field_at_fault()
    {
        var applicant = await Person.SignInAsync(office, "handler");
        var no = await OpenAsync(applicant);
        var (form, materials) = await applicant.FillAsync(no, Stage);
        form["siteArea"] = "wide";
        form.Remove("industry");

        var faults = (await applicant.IsRefusedAsync(HttpStatusCode.UnprocessableEntity, "form.invalid", $"/api/cases/{no}/stages/{Stage}/application", new { form, materials }))
            .GetProperty("errors").EnumerateArray().Select(error => (error.GetProperty("pointer").GetString(), error.GetProperty("code").GetString())).ToList();
        materials.Add(new JsonObject { ["code"] = "nothing-known", ["reference"] = "1" });
        form["siteArea"] = 42000;
        form["industry"] = "C34";
        var material = await applicant.IsRefusedAsync(HttpStatusCode.UnprocessableEntity, "material.not-asked", $"/api/cases/{no}/stages/{Stage}/application", new { form, materials });
        var malformed = await applicant.IsRefusedAsync(
            HttpStatusCode.BadRequest, "request.malformed", $"/api/cases/{no}/stages/{Stage}/application", """{ "form": {}, "materials": [ { "code": "a" }, { "code": 7 } ] }""");

        faults.Should().Contain([("/form/siteArea", "field.type"), ("/form/industry", "field.missing")]);
        material.GetProperty("pointer").GetString().Should().Be($"/materials/{materials.Count - 1}");
        malformed.GetProperty("pointer").GetString().Should().Be("/materials/1/code");
    }

    [Theory]
    [InlineData("stranger", "withdrawal")]
    [InlineData("handler-of-old", "withdrawal")]
    [InlineData("clerk-elsewhere", "stages/planning-permit/end")]
    [InlineData("reviewer-elsewhere", "stages/planning-permit/end")]
    [InlineData("reviewer-of-others", "stages/planning-permit/end")]
    [InlineData("designer", "withdrawal")]
    public async Task Nobody_acts_on_a_case_it_may_not_see(string account, string act)
    {
        var person = await Person.SignInAsync(office, account);

        await person.IsRefusedAsync(HttpStatusCode.NotFound, "case.not-found", $"/api/cases/{office.No}/{act}", act == "withdrawal" ? new { reason = "x" } : new { reasons = "x" });
    }

    [Theory]
    [InlineData("reviewer-elsewhere")]
    [InlineData("reviewer-of-others")]
    [InlineData("stranger")]
    public async Task A_task_of_a_foreign_case_is_as_if_it_did_not_exist(string account)
    {
        var insider = await Person.SignInAsync(office, "reviewer");
        var task = (await insider.SeesAsync("/api/tasks")).GetProperty("items")[0].GetProperty("id").GetString();
        var person = await Person.SignInAsync(office, account);

        await person.IsRefusedAsync(HttpStatusCode.NotFound, "task.not-found", $"/api/tasks/{task}/claim");
        await person.IsRefusedAsync(HttpStatusCode.NotFound, "task.not-found", $"/api/tasks/{Guid.Empty}/claim");
        (await person.Client.GetAsync($"/api/tasks/{task}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_party_without_a_mandate_cannot_be_applied_for()
    {
        var stranger = await Person.SignInAsync(office, "stranger");
        var applicant = await Person.SignInAsync(office, "handler");

        var refused = await stranger.IsRefusedAsync(HttpStatusCode.NotFound, "party.not-found", "/api/cases", await RequestAsync(applicant));

        refused.GetProperty("pointer").GetString().Should().Be("/party");
    }

    private static async Task<JsonObject> RequestAsync(Person applicant)
    {
        var party = (await applicant.SeesAsync("/api/session")).GetProperty("party").GetString();
        return new() { ["service"] = "investment-project-social", ["party"] = party, ["project"] = "2602-330402-04-01-100001" };
    }

    private static async Task<string> OpenAsync(Person applicant)
    {
        var opened = await applicant.DoesAsync("/api/cases", await RequestAsync(applicant));
        return opened.GetProperty("caseNo").GetString()!;
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteActingTests(ServedOffice office) : Acting(office), IClassFixture<ServedOffice>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresActingTests(ServedOfficeOnPostgres office) : Acting(office), IClassFixture<ServedOfficeOnPostgres>;
