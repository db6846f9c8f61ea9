using System.Net;
using System.Text.Json;

namespace Workflow.Host.Tests.Api;

public abstract partial class AdminRows
{
    [Fact]
    public async Task An_administrator_enters_a_licence_and_reads_it_back_with_its_days_and_history()
    {
        var administrator = await Person.SignInAsync(office, "administrator");

        var (licence, number) = await EnterAsync(administrator);
        var read = await administrator.SeesAsync($"/api/licences/{licence.GetProperty("id").GetString()}");

        read.GetProperty("licence").GetRawText().Should().Be(licence.GetRawText());
        licence.GetProperty("number").GetString().Should().Be(number);
        licence.GetProperty("status").GetString().Should().Be("valid");
        licence.GetProperty("isInForce").GetBoolean().Should().BeTrue();
        licence.GetProperty("daysLeft").GetInt32().Should().BeInRange(355, 365, "the office is in March 2026 and the licence ends on 28 February 2027");
        licence.GetProperty("isIdentifierAssumed").GetBoolean().Should().BeTrue("the credit codes of the demo are made up");
        licence.GetProperty("identifier").GetString().Should().StartWith("1.2.156.3005.2.").And.Contain(".001.");
        read.GetProperty("history").EnumerateArray().Select(act => act.GetProperty("act").GetString()).Should().Equal("registered");
    }

    [Theory]
    [InlineData("kind", "\"LK99\"", "licence.kind-unknown")]
    [InlineData("kind", "\"LK33\"", "licence.holder-kind")]
    [InlineData("number", "\"许可\"", "licence.number-malformed")]
    [InlineData("department", "\"health\"", "licence.department-not-competent")]
    [InlineData("department", "\"nobody\"", "licence.department-unknown")]
    [InlineData("region", "\"33\"", "region.malformed")]
    [InlineData("issuedOn", "\"2030-01-01\"", "licence.issued-in-future")]
    [InlineData("validTo", "\"2021-01-01\"", "licence.ends-before-start")]
    [InlineData("validTo", "null", "licence.end-missing")]
    [InlineData("identifier", "\"1.2.3\"", "licence.identifier-malformed")]
    public async Task A_licence_that_cannot_be_is_refused_and_nothing_is_written(string member, string value, string code)
    {
        var administrator = await Person.SignInAsync(office, "administrator");
        var body = System.Text.Json.Nodes.JsonNode.Parse(JsonSerializer.Serialize(LicenceOf(office.Setting.Projects[0].Party.Id.Value, NextNumber())))!;
        body[member] = System.Text.Json.Nodes.JsonNode.Parse(value);
        var before = await CountAsync(db => db.Licences);

        await administrator.IsRefusedAsync(HttpStatusCode.UnprocessableEntity, code, "/api/licences", body.ToJsonString());

        (await CountAsync(db => db.Licences)).Should().Be(before);
    }

    [Fact]
    public async Task A_number_is_entered_once_and_for_a_party_there_is()
    {
        var administrator = await Person.SignInAsync(office, "administrator");
        var (_, number) = await EnterAsync(administrator);

        await administrator.IsRefusedAsync(HttpStatusCode.Conflict, "licence.exists", "/api/licences", LicenceOf(office.Setting.Projects[0].Party.Id.Value, number));
        await administrator.IsRefusedAsync(HttpStatusCode.NotFound, "party.not-found", "/api/licences", LicenceOf(Guid.NewGuid(), NextNumber()));
    }

    [Fact]
    public async Task Another_division_enters_its_own_licences()
    {
        var administrator = await Person.SignInAsync(office, "administrator-of-division");

        await administrator.IsRefusedAsync(
            HttpStatusCode.UnprocessableEntity, "region.foreign", "/api/licences", LicenceOf(office.Setting.Projects[0].Party.Id.Value, NextNumber(), region: ServedOffice.Elsewhere));
    }

    [Fact]
    public async Task A_correction_rests_on_what_was_read_and_leaves_what_was_in_the_history()
    {
        var administrator = await Person.SignInAsync(office, "administrator");
        var (licence, number) = await EnterAsync(administrator);
        var address = $"/api/licences/{licence.GetProperty("id").GetString()}";
        var wanted = new { number, issuedOn = "2022-03-01", validFrom = "2022-03-01", validTo = "2027-03-01", reason = "截止日期录入错误" };

        await IsProblemAsync(await PutAsync(administrator, address, wanted, ifMatch: null), HttpStatusCode.PreconditionRequired, "precondition.missing");
        await IsProblemAsync(await PutAsync(administrator, address, wanted, "\"9\""), HttpStatusCode.PreconditionFailed, "precondition.stale");
        await IsProblemAsync(await PutAsync(administrator, address, wanted with { reason = " " }, "\"1\""), HttpStatusCode.UnprocessableEntity, "reasons.missing");
        var corrected = await PutAsync(administrator, address, wanted, await TagAsync(administrator, address));

        corrected.StatusCode.Should().Be(HttpStatusCode.OK);
        corrected.Headers.ETag!.Tag.Should().Be("\"2\"");
        var history = (await administrator.SeesAsync(address)).GetProperty("history").EnumerateArray().ToList();
        history.Select(act => (act.GetProperty("act").GetString(), act.GetProperty("validTo").GetString())).Should().Equal(("corrected", "2027-03-01"), ("registered", "2027-02-28"));
    }

    [Fact]
    public async Task What_ends_next_comes_first_in_pages_and_filters_hold()
    {
        var administrator = await Person.SignInAsync(office, "administrator");
        var holder = office.Setting.Projects[0].Party.Id.Value;
        foreach (var end in new[] { "2026-09-01", "2026-07-01", "2026-08-01" })
        {
            await administrator.DoesAsync("/api/licences", LicenceOf(holder, NextNumber(), kind: "LK07", validTo: end));
        }

        var ends = new List<string>();
        for (string? next = ""; next is not null;)
        {
            var page = await administrator.SeesAsync($"/api/licences?kind=LK07&status=valid&holder={holder}&expiringBefore=2026-08-15&limit=1&after={next}");
            ends.AddRange(page.GetProperty("items").EnumerateArray().Select(licence => licence.GetProperty("validTo").GetString()!));
            next = page.GetProperty("next").GetString();
        }

        ends.Should().Equal("2026-07-01", "2026-08-01");
        (await administrator.SeesAsync("/api/licences?kind=LK07&status=revoked")).GetProperty("items").GetArrayLength().Should().Be(0);
        await IsProblemAsync(await administrator.Client.GetAsync("/api/licences?kind=LK99"), HttpStatusCode.UnprocessableEntity, "licence.kind-unknown");
        await IsProblemAsync(await administrator.Client.GetAsync("/api/licences?status=2"), HttpStatusCode.UnprocessableEntity, "licence.status-unknown");
        await IsProblemAsync(await administrator.Client.GetAsync("/api/licences?limit=0"), HttpStatusCode.BadRequest, "page.limit-invalid");
        await IsProblemAsync(await administrator.Client.GetAsync("/api/licences?after=strange"), HttpStatusCode.BadRequest, "page.cursor-invalid");
    }

    [Theory]
    [InlineData("handler", true)]
    [InlineData("supervisor", true)]
    [InlineData("stranger", false)]
    [InlineData("clerk", false)]
    [InlineData("reviewer", false)] // of natural resources; the market department issued it
    [InlineData("supervisor-elsewhere", false)]
    [InlineData("designer", false)]
    public async Task A_licence_is_seen_by_its_holder_its_department_and_those_who_watch(string account, bool sees)
    {
        var administrator = await Person.SignInAsync(office, "administrator");
        var (licence, _) = await EnterAsync(administrator);
        var person = await Person.SignInAsync(office, account);

        var answer = await person.Client.GetAsync($"/api/licences/{licence.GetProperty("id").GetString()}");

        answer.StatusCode.Should().Be(sees ? HttpStatusCode.OK : HttpStatusCode.NotFound);
        if (!sees)
        {
            await IsProblemAsync(answer, HttpStatusCode.NotFound, "licence.not-found");
        }
    }

    [Fact]
    public async Task A_dossier_holds_licences_cases_and_the_timeline_each_by_its_own_cursor()
    {
        var administrator = await Person.SignInAsync(office, "administrator");
        await EnterAsync(administrator);
        await EnterAsync(administrator);
        var handler = await Person.SignInAsync(office, "handler");
        var address = $"/api/parties/{office.Setting.Projects[0].Party.Id.Value}/dossier";

        var first = await handler.SeesAsync($"{address}?limit=1");
        var second = await handler.SeesAsync($"{address}?limit=1&licencesAfter={first.GetProperty("licences").GetProperty("next").GetString()}");
        var oldest = await handler.SeesAsync($"{address}?oldestFirst=true");

        first.GetProperty("cases").GetProperty("items").GetArrayLength().Should().Be(1);
        IdOf(second).Should().NotBe(IdOf(first));
        var times = oldest.GetProperty("timeline").EnumerateArray().Select(one => one.GetProperty("at").GetDateTimeOffset()).ToList();
        times.Should().BeInAscendingOrder();
        oldest.GetProperty("timeline").EnumerateArray().Select(one => one.GetProperty("kind").GetString()).Should().Contain(["case-opened", "licence-registered"]);
        await IsProblemAsync(await handler.Client.GetAsync($"{address}?casesAfter=strange"), HttpStatusCode.BadRequest, "page.cursor-invalid");
        await IsProblemAsync(await (await Person.SignInAsync(office, "stranger")).Client.GetAsync(address), HttpStatusCode.NotFound, "party.not-found");

        static string? IdOf(JsonElement dossier) => dossier.GetProperty("licences").GetProperty("items")[0].GetProperty("id").GetString();
    }

    private static string NextNumber() => $"JY1330402{Interlocked.Increment(ref Registered):D7}";

    private static object LicenceOf(Guid holder, string number, string kind = "LK06", string region = ServedOffice.Region, string validTo = "2027-02-28") =>
        new { kind, holder, number, department = "market", region, issuedOn = "2022-03-01", validFrom = "2022-03-01", validTo, address = "某路1号", scope = "热食类食品制售" };

    private async Task<(JsonElement Licence, string Number)> EnterAsync(Person administrator)
    {
        var number = NextNumber();
        return (await administrator.DoesAsync("/api/licences", LicenceOf(office.Setting.Projects[0].Party.Id.Value, number)), number);
    }
}
