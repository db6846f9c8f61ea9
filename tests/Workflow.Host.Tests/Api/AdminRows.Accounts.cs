using System.Net;
using System.Net.Http.Json;

namespace Workflow.Host.Tests.Api;

public abstract partial class AdminRows
{
    [Fact]
    public async Task An_administrator_makes_an_account_whose_password_is_shown_once()
    {
        var administrator = await Person.SignInAsync(office, "administrator");

        var (name, password) = await MakeAccountAsync(administrator, "reviewer", "water", ServedOffice.Region);

        using var browser = office.Visitor();
        (await ServedOffice.SignInAsync(browser, name, password)).StatusCode.Should().Be(HttpStatusCode.OK);
        var view = await administrator.SeesAsync($"/api/accounts/{name}");
        (view.GetProperty("role").GetString(), view.GetProperty("department").GetString()).Should().Be(("reviewer", "water"));
        view.GetRawText().Should().NotContain(password);
    }

    [Theory]
    [InlineData("""{"account":"X","displayName":"a","role":"supervisor"}""", 422, "account.name-malformed")]
    [InlineData("{\"account\":\"abc\\n\",\"displayName\":\"a\",\"role\":\"supervisor\"}", 422, "account.name-malformed")]
    [InlineData("""{"account":"new-one","displayName":" ","role":"supervisor"}""", 422, "account.display-name-malformed")]
    [InlineData("""{"account":"new-one","displayName":"a","role":"reviewer"}""", 422, "account.role-incomplete")]
    [InlineData("""{"account":"new-one","displayName":"a","role":"intakeClerk","department":"service-centre"}""", 422, "account.role-incomplete")]
    [InlineData("""{"account":"new-one","displayName":"a","role":"system"}""", 422, "account.role-incomplete")]
    [InlineData("""{"account":"new-one","displayName":"a","role":"applicant","department":"water"}""", 422, "account.role-without-department")]
    [InlineData("""{"account":"new-one","displayName":"a","role":"reviewer","department":"nowhere"}""", 422, "department.unknown")]
    [InlineData("""{"account":"new-one","displayName":"a","role":"supervisor","region":"3304"}""", 422, "region.malformed")]
    [InlineData("""{"account":"clerk","displayName":"a","role":"supervisor"}""", 409, "account.exists")]
    [InlineData("""{"account":"new-one","displayName":"a","role":"king"}""", 400, "request.malformed")]
    public async Task An_account_that_cannot_be_is_refused(string body, int status, string code)
    {
        var administrator = await Person.SignInAsync(office, "administrator");
        var before = await CountAsync(db => db.Users);

        await administrator.IsRefusedAsync((HttpStatusCode)status, code, "/api/accounts", body);

        (await CountAsync(db => db.Users)).Should().Be(before);
        (await administrator.Client.GetAsync("/api/accounts/new-one")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_administrator_of_a_division_sees_and_makes_accounts_of_it_only()
    {
        var ofDivision = await Person.SignInAsync(office, "administrator-of-division");

        var seen = (await ofDivision.SeesAsync("/api/accounts?limit=200")).GetProperty("items").EnumerateArray().ToList();
        var elsewhere = await ofDivision.IsRefusedAsync(
            HttpStatusCode.UnprocessableEntity, "region.foreign", "/api/accounts", new { account = "somewhere", displayName = "a", role = "supervisor", region = "330411" });
        await ofDivision.IsRefusedAsync(HttpStatusCode.UnprocessableEntity, "region.foreign", "/api/accounts", new { account = "everywhere", displayName = "a", role = "administrator" });
        var raised = await PutAsync(ofDivision, "/api/accounts/supervisor", new { displayName = "电子监察员", department = (string?)null, region = (string?)null, closed = false }, await TagAsync(ofDivision, "/api/accounts/supervisor"));

        seen.Should().NotBeEmpty().And.OnlyContain(account => account.GetProperty("region").GetString() == ServedOffice.Region);
        elsewhere.GetProperty("pointer").GetString().Should().Be("/region");
        await IsProblemAsync(raised, HttpStatusCode.UnprocessableEntity, "region.foreign");
        foreach (var foreign in new[] { "administrator", "clerk-elsewhere", "nobody", "supervisor%0A" })
        {
            await IsProblemAsync(await ofDivision.Client.GetAsync($"/api/accounts/{foreign}"), HttpStatusCode.NotFound, "account.not-found");
            await ofDivision.IsRefusedAsync(HttpStatusCode.NotFound, "account.not-found", $"/api/accounts/{foreign}/password");
            await IsProblemAsync(
                await PutAsync(ofDivision, $"/api/accounts/{foreign}", new { displayName = "a", department = (string?)null, region = ServedOffice.Region, closed = true }, "\"1\""),
                HttpStatusCode.NotFound, "account.not-found");
        }
    }

    [Theory]
    [InlineData("handler")]
    [InlineData("clerk")]
    [InlineData("reviewer")]
    [InlineData("head")]
    [InlineData("supervisor")]
    [InlineData("designer")]
    public async Task Accounts_are_for_administrators(string account)
    {
        var person = await Person.SignInAsync(office, account);

        await IsProblemAsync(await person.Client.GetAsync("/api/accounts"), HttpStatusCode.Forbidden, "access.refused");
        await IsProblemAsync(await person.Client.GetAsync($"/api/accounts/{account}"), HttpStatusCode.Forbidden, "access.refused");
        await person.IsRefusedAsync(HttpStatusCode.Forbidden, "access.refused", "/api/accounts", new { account = "mine", displayName = "a", role = "administrator" });
        await person.IsRefusedAsync(HttpStatusCode.Forbidden, "access.refused", "/api/accounts/admin/password");
    }

    [Fact]
    public async Task Accounts_come_in_pages_by_name()
    {
        var administrator = await Person.SignInAsync(office, "administrator");
        var names = new List<string>();
        for (string? next = ""; next is not null;)
        {
            var page = await administrator.SeesAsync($"/api/accounts?limit=5&after={next}");
            names.AddRange(page.GetProperty("items").EnumerateArray().Select(account => account.GetProperty("account").GetString()!));
            next = page.GetProperty("next").GetString();
        }

        names.Should().OnlyHaveUniqueItems().And.HaveCount(await CountAsync(db => db.Users));
    }

    [Fact]
    public async Task A_closed_account_signs_in_no_more_and_its_sessions_end_within_a_minute()
    {
        var administrator = await Person.SignInAsync(office, "administrator");
        var (name, password) = await MakeAccountAsync(administrator, "supervisor", region: ServedOffice.Region);
        using var browser = office.Visitor();
        await ServedOffice.SignInAsync(browser, name, password);
        using var system = office.System();
        var token = (await ServedOffice.BodyAsync(await system.PostAsJsonAsync("/api/tokens", new { userName = name, password }))).GetProperty("accessToken").GetString();
        system.DefaultRequestHeaders.Authorization = new("Bearer", token);

        await ChangeAsync(administrator, name, closed: true);
        office.Machine.Pass(TimeSpan.FromSeconds(61));

        (await browser.GetAsync("/api/session")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await system.GetAsync("/api/session")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        using var again = office.Visitor();
        (await ServedOffice.SignInAsync(again, name, password)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        await ChangeAsync(administrator, name, closed: false);
        (await ServedOffice.SignInAsync(again, name, password)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_administrator_cannot_close_its_own_account()
    {
        var administrator = await Person.SignInAsync(office, "administrator");

        var closing = await PutAsync(
            administrator, "/api/accounts/administrator", new { displayName = "系统管理员", department = (string?)null, region = (string?)null, closed = true },
            await TagAsync(administrator, "/api/accounts/administrator"));

        await IsProblemAsync(closing, HttpStatusCode.Conflict, "account.closes-itself");
    }

    [Fact]
    public async Task A_new_password_replaces_the_old_one_and_opens_a_lock_out()
    {
        var administrator = await Person.SignInAsync(office, "administrator");
        var (name, old) = await MakeAccountAsync(administrator, "designer");
        using var browser = office.Visitor();
        foreach (var _ in Enumerable.Range(0, 5))
        {
            await ServedOffice.SignInAsync(browser, name, "not it");
        }

        var renewed = (await administrator.DoesAsync($"/api/accounts/{name}/password")).GetProperty("password").GetString()!;

        (await ServedOffice.SignInAsync(browser, name, old)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await ServedOffice.SignInAsync(browser, name, renewed)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await browser.GetAsync("/api/session")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Everybody_changes_their_own_password_and_keeps_the_session_they_ask_from()
    {
        var administrator = await Person.SignInAsync(office, "administrator");
        var (name, password) = await MakeAccountAsync(administrator, "designer");
        using var here = office.Visitor();
        using var elsewhere = office.Visitor();
        await ServedOffice.SignInAsync(here, name, password);
        await ServedOffice.SignInAsync(elsewhere, name, password);
        var me = new Person(here);

        await me.IsRefusedAsync(HttpStatusCode.UnprocessableEntity, "password.wrong", "/api/session/password", new { current = "not it", chosen = "a long enough one" });
        await me.IsRefusedAsync(HttpStatusCode.UnprocessableEntity, "password.weak", "/api/session/password", new { current = password, chosen = "too short" });
        await me.IsRefusedAsync(HttpStatusCode.UnprocessableEntity, "password.weak", "/api/session/password", new { current = password, chosen = $"{name} and more" });
        await me.IsRefusedAsync(HttpStatusCode.UnprocessableEntity, "password.weak", "/api/session/password", new { current = password, chosen = password });
        var changed = await me.SendAsync("/api/session/password", new { current = password, chosen = "a long enough one" });
        office.Machine.Pass(TimeSpan.FromSeconds(61));

        changed.StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await here.GetAsync("/api/session")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await elsewhere.GetAsync("/api/session")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await ServedOffice.SignInAsync(elsewhere, name, "a long enough one")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Colleagues_are_the_open_accounts_of_ones_department_and_division()
    {
        var administrator = await Person.SignInAsync(office, "administrator");
        var (open, _) = await MakeAccountAsync(administrator, "reviewer", "natural-resources", ServedOffice.Region);
        var (closed, _) = await MakeAccountAsync(administrator, "reviewer", "natural-resources", ServedOffice.Region);
        await ChangeAsync(administrator, closed, closed: true);
        var reviewer = await Person.SignInAsync(office, "reviewer");
        var supervisor = await Person.SignInAsync(office, "supervisor");

        var colleagues = (await reviewer.SeesAsync("/api/colleagues")).GetProperty("items").EnumerateArray().Select(one => one.GetProperty("account").GetString()).ToList();

        colleagues.Should().Contain(["head", open]).And.NotContain(["reviewer", "reviewer-elsewhere", "reviewer-of-others", closed]);
        await IsProblemAsync(await supervisor.Client.GetAsync("/api/colleagues"), HttpStatusCode.Forbidden, "access.refused");
    }

    private static async Task ChangeAsync(Person administrator, string name, bool closed)
    {
        var address = $"/api/accounts/{name}";
        var now = await administrator.SeesAsync(address);
        var changed = await PutAsync(
            administrator, address,
            new { displayName = now.GetProperty("displayName").GetString(), department = now.GetProperty("department").GetString(), region = now.GetProperty("region").GetString(), closed },
            await TagAsync(administrator, address));
        changed.StatusCode.Should().Be(HttpStatusCode.OK, await changed.Content.ReadAsStringAsync());
    }
}
