using System.Net;
using System.Text.Json.Nodes;

namespace Workflow.Host.Tests.Api;

public abstract partial class AdminRows
{
    private static int Registered;

    [Fact]
    public async Task A_clerk_enters_a_party_of_its_division_and_changes_its_name()
    {
        var clerk = await Person.SignInAsync(office, "clerk");

        var (id, _) = await RegisterAsync(clerk, "嘉兴新设有限公司");
        var address = $"/api/parties/{id}";
        var changed = await PutAsync(clerk, address, new { name = "嘉兴改名有限公司", region = ServedOffice.Region }, await TagAsync(clerk, address));
        var moved = await PutAsync(clerk, address, new { name = "嘉兴改名有限公司", region = "330411" }, await TagAsync(clerk, address));

        changed.StatusCode.Should().Be(HttpStatusCode.OK);
        await IsProblemAsync(moved, HttpStatusCode.UnprocessableEntity, "region.foreign");
        (await clerk.SeesAsync(address)).GetProperty("name").GetString().Should().Be("嘉兴改名有限公司");
    }

    [Fact]
    public async Task A_party_is_found_by_its_credit_code_by_those_who_may_see_it()
    {
        var clerk = await Person.SignInAsync(office, "clerk");
        var elsewhere = await Person.SignInAsync(office, "clerk-elsewhere");
        var stranger = await Person.SignInAsync(office, "stranger");
        var (id, code) = await RegisterAsync(clerk, "嘉兴可查有限公司");

        var found = (await clerk.SeesAsync($"/api/parties?creditCode={code}")).GetProperty("items");

        found.EnumerateArray().Select(party => party.GetProperty("id").GetString()).Should().Equal(id);
        (await elsewhere.SeesAsync($"/api/parties?creditCode={code}")).GetProperty("items").GetArrayLength().Should().Be(0);
        (await stranger.SeesAsync($"/api/parties?creditCode={code}")).GetProperty("items").GetArrayLength().Should().Be(0);
        await IsProblemAsync(await clerk.Client.GetAsync("/api/parties?creditCode=%00"), HttpStatusCode.UnprocessableEntity, "credit-code.malformed");
        await clerk.IsRefusedAsync(
            HttpStatusCode.Conflict, "party.identifier-taken", "/api/parties", new { kind = "enterprise", name = "另一家", region = ServedOffice.Region, creditCode = code, confirmed = true });
    }

    [Fact]
    public async Task The_window_enters_a_startup_and_opens_its_case_without_a_project_while_an_enterprise_and_a_project_are_refused()
    {
        var clerk = await Person.SignInAsync(office, "clerk");
        var startup = (await clerk.DoesAsync("/api/parties", new { kind = "startup", name = "嘉兴新设软件有限公司", region = ServedOffice.Region })).GetProperty("id").GetString();
        var (enterprise, _) = await RegisterAsync(clerk, "嘉兴已设有限公司");
        var before = await CountAsync(db => db.Cases);

        var kind = await clerk.IsRefusedAsync(HttpStatusCode.UnprocessableEntity, "applicant.other-kind", "/api/cases", new { service = "enterprise-startup", party = enterprise });
        kind.GetProperty("pointer").GetString().Should().Be("/party");
        (await CountAsync(db => db.Cases)).Should().Be(before);

        var no = (await clerk.DoesAsync("/api/cases", new { service = "enterprise-startup", party = startup })).GetProperty("caseNo").GetString();
        var view = await clerk.SeesAsync($"/api/cases/{no}");
        view.GetProperty("project").ValueKind.Should().Be(System.Text.Json.JsonValueKind.Null);
        view.GetProperty("stages").GetArrayLength().Should().Be(1, "the case has the stage of its version alone");
    }

    [Theory]
    [InlineData("clerk", """{"kind":"enterprise","name":"某公司","region":"330411","confirmed":true}""", 422, "region.foreign")]
    [InlineData("clerk", """{"kind":"enterprise","name":"某公司","region":"330402"}""", 422, "party.identifier-missing")]
    [InlineData("clerk", """{"kind":"enterprise","region":"330402","confirmed":true}""", 422, "party.name-missing")]
    [InlineData("clerk", """{"kind":"person","name":"王某","region":"330402"}""", 422, "party.person-identified")]
    [InlineData("clerk", """{"kind":"startup","name":"某公司","region":"330402","creditCode":"914403001922038216"}""", 422, "party.startup-identified")]
    [InlineData("clerk", """{"kind":"startup","region":"330402"}""", 422, "party.name-missing")]
    [InlineData("reviewer", """{"kind":"enterprise","name":"某公司","region":"330402","confirmed":true}""", 403, "access.refused")]
    [InlineData("handler", """{"kind":"enterprise","name":"某公司","region":"330402","confirmed":true}""", 403, "access.refused")]
    [InlineData("supervisor", """{"kind":"enterprise","name":"某公司","region":"330402","confirmed":true}""", 403, "access.refused")]
    public async Task A_party_that_cannot_be_entered_is_refused(string account, string body, int status, string code)
    {
        var person = await Person.SignInAsync(office, account);
        var before = await CountAsync(db => db.Parties);

        await person.IsRefusedAsync((HttpStatusCode)status, code, "/api/parties", body);

        (await CountAsync(db => db.Parties)).Should().Be(before);
    }

    [Fact]
    public async Task A_person_is_entered_without_a_name_and_keeps_none()
    {
        var clerk = await Person.SignInAsync(office, "clerk");

        var person = await clerk.DoesAsync("/api/parties", new { kind = "person", region = ServedOffice.Region });
        var address = $"/api/parties/{person.GetProperty("id").GetString()}";
        var named = await PutAsync(clerk, address, new { name = "王某", region = ServedOffice.Region }, "\"1\"");

        person.GetProperty("name").GetString().Should().Be("person");
        await IsProblemAsync(named, HttpStatusCode.UnprocessableEntity, "party.person-identified");
    }

    [Theory]
    [InlineData("stranger")]
    [InlineData("handler-of-old")]
    [InlineData("clerk-elsewhere")]
    [InlineData("supervisor-elsewhere")]
    [InlineData("reviewer")]
    [InlineData("designer")]
    public async Task A_foreign_party_and_its_mandates_are_as_if_they_did_not_exist(string account)
    {
        var handler = await Person.SignInAsync(office, "handler");
        var party = (await handler.SeesAsync("/api/session")).GetProperty("party").GetString();
        var person = await Person.SignInAsync(office, account);

        foreach (var address in new[] { $"/api/parties/{party}", $"/api/parties/{party}/mandates", $"/api/parties/{party}/mandates/{Guid.Empty}" })
        {
            await IsProblemAsync(await person.Client.GetAsync(address), HttpStatusCode.NotFound, "party.not-found");
        }

        (await person.SeesAsync("/api/parties")).GetProperty("items").EnumerateArray().Select(one => one.GetProperty("id").GetString()).Should().NotContain(party);
    }

    [Fact]
    public async Task A_legal_representative_lets_others_act_for_the_party_and_a_handler_does_not()
    {
        var administrator = await Person.SignInAsync(office, "administrator");
        var clerk = await Person.SignInAsync(office, "clerk");
        var (party, _) = await RegisterAsync(clerk, "嘉兴授权有限公司");
        var (head, headPassword) = await MakeAccountAsync(administrator, "applicant");
        var (agent, agentPassword) = await MakeAccountAsync(administrator, "applicant");
        var mandates = $"/api/parties/{party}/mandates";
        await clerk.DoesAsync(mandates, new { account = head, role = "legalRepresentative", from = "2026-01-01", evidence = "营业执照" });
        var representative = await SignInAsync(head, headPassword);

        var given = await representative.DoesAsync(mandates, new { account = agent, role = "agent", from = "2026-01-01", evidence = "委托书" });
        var acting = await SignInAsync(agent, agentPassword);
        var seen = await acting.SeesAsync($"/api/parties/{party}");
        await acting.IsRefusedAsync(HttpStatusCode.Forbidden, "mandate.role-not-allowed", mandates, new { account = agent, role = "legalRepresentative", from = "2026-01-01", evidence = "自己写的" });
        var mandate = $"{mandates}/{given.GetProperty("id").GetString()}";
        var early = await PutAsync(representative, mandate, new { to = "2025-12-31" }, "\"1\"");
        var ended = await PutAsync(representative, mandate, new { to = "2026-03-05" }, "\"1\"");

        seen.GetProperty("name").GetString().Should().Be("嘉兴授权有限公司");
        await IsProblemAsync(early, HttpStatusCode.UnprocessableEntity, "mandate.ends-before-start");
        ended.StatusCode.Should().Be(HttpStatusCode.OK);
        await IsProblemAsync(await acting.Client.GetAsync($"/api/parties/{party}"), HttpStatusCode.NotFound, "party.not-found");
        (await representative.SeesAsync(mandates)).GetProperty("items").GetArrayLength().Should().Be(2);
    }

    [Theory]
    [InlineData("reviewer")]
    [InlineData("clerk-elsewhere")]
    [InlineData("nobody")]
    [InlineData("x\\u0000")]
    public async Task A_mandate_goes_to_an_open_account_of_an_applicant_only(string account)
    {
        var clerk = await Person.SignInAsync(office, "clerk");
        var (party, _) = await RegisterAsync(clerk, "嘉兴无授权有限公司");
        var before = await CountAsync(db => db.Mandates);

        var answer = await clerk.SendAsync($"/api/parties/{party}/mandates", $$"""{"account":"{{account}}","role":"agent","from":"2026-01-01","evidence":"x"}""");

        ((int)answer.StatusCode).Should().BeOneOf(400, 422);
        (await CountAsync(db => db.Mandates)).Should().Be(before);
    }

    [Fact]
    public async Task Parties_come_in_pages()
    {
        var clerk = await Person.SignInAsync(office, "clerk");
        await RegisterAsync(clerk, "嘉兴一有限公司");
        await RegisterAsync(clerk, "嘉兴二有限公司");
        var ids = new List<string>();
        for (string? next = ""; next is not null;)
        {
            var page = await clerk.SeesAsync($"/api/parties?limit=2&after={next}");
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(party => party.GetProperty("id").GetString()!));
            next = page.GetProperty("next").GetString();
        }

        ids.Should().OnlyHaveUniqueItems().And.HaveCount(await CountAsync(db => db.Parties.Where(party => party.Region == ServedOffice.Region)));
    }

    [Fact]
    public async Task A_clerk_enters_a_project_of_its_division_and_an_applicant_one_of_its_party()
    {
        var clerk = await Person.SignInAsync(office, "clerk");
        var handler = await Person.SignInAsync(office, "handler");
        var party = (await handler.SeesAsync("/api/session")).GetProperty("party").GetString();
        var attributes = await AttributesAsync(clerk);
        var (first, second, third) = (NewCode(), NewCode(), NewCode());

        await clerk.DoesAsync("/api/projects", Project(first, party, attributes));
        await handler.DoesAsync("/api/projects", Project(second, party, attributes));
        await clerk.IsRefusedAsync(HttpStatusCode.Conflict, "project.exists", "/api/projects", Project(first, party, attributes));
        await clerk.IsRefusedAsync(HttpStatusCode.UnprocessableEntity, "region.foreign", "/api/projects", Project(third, party, attributes, region: "330411"));
        var faults = await clerk.IsRefusedAsync(HttpStatusCode.UnprocessableEntity, "project.attributes-invalid", "/api/projects", Project(third, party, new JsonObject { ["nothing-known"] = 1 }));

        faults.GetProperty("errors").EnumerateArray().Select(fault => fault.GetProperty("pointer").GetString()).Should().Contain("/attributes/nothing-known");
        var listed = (await handler.SeesAsync($"/api/projects?party={party}")).GetProperty("items").EnumerateArray().Select(project => project.GetProperty("code").GetString());
        listed.Should().Contain([first, second]).And.NotContain(third).And.BeInAscendingOrder();
    }

    [Fact]
    public async Task A_project_changes_its_name_and_attributes()
    {
        var clerk = await Person.SignInAsync(office, "clerk");
        var handler = await Person.SignInAsync(office, "handler");
        var party = (await handler.SeesAsync("/api/session")).GetProperty("party").GetString();
        var attributes = await AttributesAsync(clerk);
        var code = NewCode();
        await clerk.DoesAsync("/api/projects", Project(code, party, attributes));

        var changed = await PutAsync(handler, $"/api/projects/{code}", new { name = "改名项目", attributes }, await TagAsync(handler, $"/api/projects/{code}"));
        var nameless = await PutAsync(handler, $"/api/projects/{code}", new { name = " ", attributes }, "\"2\"");

        changed.StatusCode.Should().Be(HttpStatusCode.OK);
        await IsProblemAsync(nameless, HttpStatusCode.UnprocessableEntity, "project.name-missing");
        var view = await clerk.SeesAsync($"/api/projects/{code}");
        view.GetProperty("name").GetString().Should().Be("改名项目");
        view.GetProperty("owner").GetProperty("id").GetString().Should().Be(party);
    }

    [Theory]
    [InlineData("stranger")]
    [InlineData("clerk-elsewhere")]
    [InlineData("reviewer-elsewhere")]
    [InlineData("reviewer-of-others")]
    [InlineData("supervisor-elsewhere")]
    [InlineData("designer")]
    public async Task A_foreign_project_is_as_if_it_did_not_exist(string account)
    {
        var person = await Person.SignInAsync(office, account);

        await IsProblemAsync(await person.Client.GetAsync("/api/projects/2602-330402-04-01-100001"), HttpStatusCode.NotFound, "project.not-found");
        await IsProblemAsync(await person.Client.GetAsync("/api/projects/2602-330402-04-01-100001%0A"), HttpStatusCode.NotFound, "project.not-found");
        (await person.SeesAsync("/api/projects")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("code").GetString()).Should().NotContain("2602-330402-04-01-100001");
    }

    [Theory]
    [InlineData("handler")]
    [InlineData("clerk")]
    [InlineData("reviewer")]
    [InlineData("head")]
    [InlineData("supervisor")]
    [InlineData("administrator")]
    public async Task Whoever_has_to_do_with_a_project_reads_it(string account)
    {
        var person = await Person.SignInAsync(office, account);

        (await person.SeesAsync("/api/projects/2602-330402-04-01-100001")).GetProperty("code").GetString().Should().Be("2602-330402-04-01-100001");
    }

    private static async Task<(string Id, string CreditCode)> RegisterAsync(Person clerk, string name)
    {
        var code = $"91330402MA{Interlocked.Increment(ref Registered):D7}X";
        var made = await clerk.DoesAsync("/api/parties", new { kind = "enterprise", name, region = ServedOffice.Region, creditCode = code, confirmed = true });
        return (made.GetProperty("id").GetString()!, code);
    }

    private async Task<Person> SignInAsync(string account, string password)
    {
        var browser = office.Visitor();
        (await ServedOffice.SignInAsync(browser, account, password)).StatusCode.Should().Be(HttpStatusCode.OK);
        return new(browser);
    }

    private static async Task<JsonObject> AttributesAsync(Person clerk) =>
        JsonNode.Parse((await clerk.SeesAsync("/api/projects/2602-330402-04-01-100001")).GetProperty("attributes").GetRawText())!.AsObject();

    private static string NewCode() => $"2603-330402-04-01-{Interlocked.Increment(ref Registered):D6}";

    private static object Project(string code, string? party, JsonObject attributes, string region = ServedOffice.Region) =>
        new { code, party, name = "新建厂房项目", investment = "social", region, attributes = attributes.DeepClone() };
}
