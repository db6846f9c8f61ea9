using System.Net;

namespace Workflow.Host.Tests.Api;

public sealed class SignInTests(ServedOffice office) : IClassFixture<ServedOffice>
{
    [Fact]
    public async Task A_reviewer_signs_in_and_is_told_who_they_are()
    {
        var client = await office.SignedInAsync("reviewer");

        var session = await ServedOffice.GetAsync(client, "/api/session");

        session.GetProperty("account").GetString().Should().Be("reviewer");
        session.GetProperty("role").GetString().Should().Be("reviewer");
        session.GetProperty("department").GetString().Should().Be("natural-resources");
        session.GetProperty("departmentName").GetString().Should().Contain("自然资源");
        session.GetProperty("officeNow").GetString().Should().StartWith("2026-03-06T").And.EndWith("+08:00");
    }

    [Fact]
    public async Task An_applicant_is_told_the_party_it_acts_for()
    {
        var client = await office.SignedInAsync("handler");

        var session = await ServedOffice.GetAsync(client, "/api/session");

        session.GetProperty("role").GetString().Should().Be("applicant");
        session.GetProperty("partyName").GetString().Should().NotBeNullOrEmpty();
        session.GetProperty("department").ValueKind.Should().Be(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task The_cookie_is_kept_from_scripts_and_from_other_sites()
    {
        using var client = office.Visitor();

        var answer = await ServedOffice.SignInAsync(client, "reviewer", office.PasswordOf("reviewer"));

        answer.Headers.GetValues("Set-Cookie").Should().ContainSingle().Which.ToLowerInvariant().Should().Contain("httponly").And.Contain("samesite=strict");
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_get_the_same_answer()
    {
        using var client = office.Visitor();

        var wrong = await ServedOffice.SignInAsync(client, "designer", "not it");
        var unknown = await ServedOffice.SignInAsync(client, "nobody", "not it");

        wrong.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        wrong.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        (await wrong.Content.ReadAsStringAsync()).Should().Contain("session.refused").And.Be(await unknown.Content.ReadAsStringAsync());
        unknown.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Five_failures_lock_an_account_out_even_for_its_password()
    {
        using var client = office.Visitor();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => ServedOffice.SignInAsync(client, "unlucky", "not it")));
        await ServedOffice.SignInAsync(client, "unlucky", "not it");

        var right = await ServedOffice.SignInAsync(client, "unlucky", office.PasswordOf("unlucky"));

        right.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await ServedOffice.BodyAsync(right)).GetProperty("code").GetString().Should().Be("session.refused");
    }

    [Fact]
    public async Task Whoever_signs_out_has_no_session_any_more()
    {
        var client = await office.SignedInAsync("supervisor");

        var left = await client.DeleteAsync("/api/session");

        left.StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await client.GetAsync("/api/session")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_page_of_another_site_can_neither_sign_in_nor_out()
    {
        var client = await office.SignedInAsync("supervisor");
        client.DefaultRequestHeaders.Remove("Origin");
        client.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");

        var left = await client.DeleteAsync("/api/session");
        var entered = await ServedOffice.SignInAsync(client, "supervisor", office.PasswordOf("supervisor"));

        left.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await ServedOffice.BodyAsync(left)).GetProperty("code").GetString().Should().Be("request.cross-site");
        entered.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await client.GetAsync("/api/session")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_session_cookie_without_a_word_on_where_it_comes_from_changes_nothing()
    {
        var client = await office.SignedInAsync("supervisor");
        client.DefaultRequestHeaders.Remove("Origin");

        var left = await client.DeleteAsync("/api/session");

        left.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("{", "request.malformed")]
    [InlineData("""{"userName":"reviewer"}""", "request.malformed")]
    [InlineData("""{"userName":"reviewer","password":7}""", "request.malformed")]
    [InlineData("""{"userName":"reviewer","password":"x","role":"administrator"}""", "request.malformed")]
    public async Task A_body_that_is_no_sign_in_is_refused(string body, string code)
    {
        using var client = office.Visitor();

        var answer = await client.PostAsync("/api/session", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await ServedOffice.BodyAsync(answer)).GetProperty("code").GetString().Should().Be(code);
    }

    [Fact]
    public async Task A_form_post_is_no_sign_in()
    {
        using var client = office.Visitor();

        var answer = await client.PostAsync("/api/session", new FormUrlEncodedContent([new("userName", "reviewer")]));

        answer.StatusCode.Should().Be(HttpStatusCode.UnsupportedMediaType);
        (await ServedOffice.BodyAsync(answer)).GetProperty("code").GetString().Should().Be("request.media-refused");
    }
}
