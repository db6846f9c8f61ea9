using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Workflow.Host.Tests.Api;

namespace Workflow.Host.Tests.Security;

/// <summary>Tokens: sign-in for systems.</summary>
public abstract class TokenContract(ServedOffice office)
{
    [Fact]
    public async Task A_system_signs_in_and_acts_with_its_token_alone()
    {
        using var system = office.System();
        var answer = await OpenAsync(system, "reviewer", office.PasswordOf("reviewer"));
        var tokens = await ServedOffice.BodyAsync(answer);

        system.DefaultRequestHeaders.Authorization = new("Bearer", tokens.GetProperty("accessToken").GetString());
        var session = await ServedOffice.GetAsync(system, "/api/session");

        answer.Headers.Contains("Set-Cookie").Should().BeFalse();
        tokens.GetProperty("tokenType").GetString().Should().Be("Bearer");
        tokens.GetProperty("expiresIn").GetInt32().Should().BeInRange(3590, 3600);
        session.GetProperty("account").GetString().Should().Be("reviewer");
        session.GetProperty("department").GetString().Should().Be("natural-resources");
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_get_the_answer_of_the_cookies_door()
    {
        using var system = office.System();

        var wrong = await OpenAsync(system, "designer", "not it");
        var unknown = await OpenAsync(system, "nobody", "not it");
        var tooLong = await OpenAsync(system, "nobody", new string('x', 257));

        new[] { wrong, unknown, tooLong }.Should().OnlyContain(answer => answer.StatusCode == HttpStatusCode.Unauthorized);
        (await wrong.Content.ReadAsStringAsync()).Should().Contain("session.refused").And.Be(await unknown.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Failures_at_both_doors_lock_the_account_out_of_both()
    {
        using var system = office.System();
        using var browser = office.Visitor();
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await OpenAsync(system, "unlucky", "not it");
            await ServedOffice.SignInAsync(browser, "unlucky", "not it");
        }

        var right = await OpenAsync(system, "unlucky", office.PasswordOf("unlucky"));

        right.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("Bearer nonsense")]
    [InlineData("Basic cmV2aWV3ZXI6eA==")]
    public async Task An_authorization_header_without_a_token_of_ours_is_no_session_even_beside_a_cookie(string header)
    {
        using var browser = await office.SignedInAsync("reviewer");
        browser.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);

        var answer = await browser.GetAsync("/api/session");

        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await ServedOffice.BodyAsync(answer)).GetProperty("code").GetString().Should().Be("session.missing");
    }

    [Fact]
    public async Task A_token_ends_after_its_hour_and_the_refresh_token_gets_the_next_for_two_weeks()
    {
        using var system = office.System();
        var tokens = await ServedOffice.BodyAsync(await OpenAsync(system, "supervisor", office.PasswordOf("supervisor")));

        office.Machine.Pass(TimeSpan.FromMinutes(61));
        var late = await WithAsync(system, tokens.GetProperty("accessToken").GetString());
        var next = await ServedOffice.BodyAsync(await RenewAsync(system, tokens.GetProperty("refreshToken").GetString()));
        var renewed = await WithAsync(system, next.GetProperty("accessToken").GetString());
        office.Machine.Pass(TimeSpan.FromDays(14));
        var tooLate = await RenewAsync(system, next.GetProperty("refreshToken").GetString());

        (late, renewed).Should().Be((HttpStatusCode.Unauthorized, HttpStatusCode.OK));
        tooLate.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await ServedOffice.BodyAsync(tooLate)).GetProperty("code").GetString().Should().Be("token.refused");
    }

    [Fact]
    public async Task An_access_token_is_no_refresh_token_and_the_other_way_round()
    {
        using var system = office.System();
        var tokens = await ServedOffice.BodyAsync(await OpenAsync(system, "clerk", office.PasswordOf("clerk")));

        var renewed = await RenewAsync(system, tokens.GetProperty("accessToken").GetString());
        var used = await WithAsync(system, tokens.GetProperty("refreshToken").GetString());

        (renewed.StatusCode, used).Should().Be((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task Another_security_stamp_ends_the_tokens_of_an_account_within_a_minute()
    {
        using var system = office.System();
        var tokens = await ServedOffice.BodyAsync(await OpenAsync(system, "head", office.PasswordOf("head")));
        (await WithAsync(system, tokens.GetProperty("accessToken").GetString())).Should().Be(HttpStatusCode.OK);
        await using (var db = office.Store.Db())
        {
            await db.Users.Where(account => account.Id == "head").ExecuteUpdateAsync(row => row.SetProperty(account => account.SecurityStamp, "changed"));
        }

        office.Machine.Pass(TimeSpan.FromMinutes(1));

        (await WithAsync(system, tokens.GetProperty("accessToken").GetString())).Should().Be(HttpStatusCode.Unauthorized);
        (await RenewAsync(system, tokens.GetProperty("refreshToken").GetString())).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_given_after_the_change_is_taken_at_once()
    {
        using var system = office.System();
        var before = await ServedOffice.BodyAsync(await OpenAsync(system, "reviewer-elsewhere", office.PasswordOf("reviewer-elsewhere")));
        (await WithAsync(system, before.GetProperty("accessToken").GetString())).Should().Be(HttpStatusCode.OK);
        await using (var db = office.Store.Db())
        {
            await db.Users.Where(account => account.Id == "reviewer-elsewhere").ExecuteUpdateAsync(row => row.SetProperty(account => account.SecurityStamp, "changed"));
        }

        var after = await ServedOffice.BodyAsync(await OpenAsync(system, "reviewer-elsewhere", office.PasswordOf("reviewer-elsewhere")));

        (await WithAsync(system, after.GetProperty("accessToken").GetString())).Should().Be(HttpStatusCode.OK);
        (await WithAsync(system, before.GetProperty("accessToken").GetString())).Should().Be(HttpStatusCode.Unauthorized);
    }

    private static Task<HttpResponseMessage> OpenAsync(HttpClient system, string userName, string password) => system.PostAsJsonAsync("/api/tokens", new { userName, password });

    private static Task<HttpResponseMessage> RenewAsync(HttpClient system, string? refreshToken) => system.PostAsJsonAsync("/api/tokens/refresh", new { refreshToken });

    private static async Task<HttpStatusCode> WithAsync(HttpClient system, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/session");
        request.Headers.Authorization = new("Bearer", token);
        return (await system.SendAsync(request)).StatusCode;
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteTokenTests(ServedOffice office) : TokenContract(office), IClassFixture<ServedOffice>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresTokenTests(ServedOfficeOnPostgres office) : TokenContract(office), IClassFixture<ServedOfficeOnPostgres>;
