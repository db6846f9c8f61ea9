using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Workflow.Host.Tests.Api;

/// <summary>What every answer has in common, the pages, and health.</summary>
public sealed class ServingTests(ServedOffice office) : IClassFixture<ServedOffice>
{
    [Theory]
    [InlineData("/api")]
    [InlineData("/api/nothing")]
    [InlineData("/api/cases/1/nothing")]
    [InlineData("/missing.js")]
    [InlineData("/assets/%2e%2e/%2e%2e/workflow.db")]
    public async Task An_unknown_address_is_a_problem_and_never_a_page(string address)
    {
        using var client = office.Visitor();

        var answer = await client.GetAsync(address);

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        (await ServedOffice.BodyAsync(answer)).GetProperty("code").GetString().Should().Be("route.not-found");
    }

    [Fact]
    public async Task A_method_an_address_does_not_take_is_a_problem()
    {
        var client = await office.SignedInAsync("clerk");

        var answer = await client.PutAsync("/api/cases", null);

        answer.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
        (await ServedOffice.BodyAsync(answer)).GetProperty("code").GetString().Should().Be("request.method-refused");
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_a_problem()
    {
        using var client = office.Visitor();

        var answer = await client.PostAsync("/api/session", new StringContent(new string(' ', 2_000_000), System.Text.Encoding.UTF8, "application/json"));

        answer.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await ServedOffice.BodyAsync(answer)).GetProperty("code").GetString().Should().Be("request.too-large");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/cases/3304022026030200010000018")]
    [InlineData("/sign-in")]
    public async Task Addresses_of_the_pages_are_answered_with_the_entry_page(string address)
    {
        using var client = office.Visitor();

        var answer = await client.GetAsync(address);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
        answer.Headers.CacheControl!.NoCache.Should().BeTrue();
    }

    [Fact]
    public async Task Assets_are_kept_for_good_and_answers_of_the_api_are_not_kept_at_all()
    {
        var client = await office.SignedInAsync("clerk");

        var asset = await client.GetAsync("/assets/main-abc123.js");
        var list = await client.GetAsync("/api/cases");

        asset.Headers.GetValues("Cache-Control").Should().ContainSingle().Which.Should().Contain("immutable");
        list.Headers.CacheControl!.NoStore.Should().BeTrue();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/session")]
    [InlineData("/api/nothing")]
    [InlineData("/health/live")]
    public async Task Every_answer_says_what_a_browser_may_do_with_it(string address)
    {
        using var client = office.Visitor();

        var answer = await client.GetAsync(address);

        var policy = answer.Headers.GetValues("Content-Security-Policy").Should().ContainSingle().Which;
        policy.Should().StartWith("default-src 'none'").And.Contain("frame-ancestors 'none'").And.NotContain("unsafe-eval");
        answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        answer.Headers.Contains("Server").Should().BeFalse();
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_is_told_without_a_session(string address)
    {
        using var client = office.Visitor();

        var answer = await client.GetAsync(address);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).Should().Be("Healthy");
    }

    [Fact]
    public async Task Lists_are_compressed_for_who_can_read_it()
    {
        var client = await office.SignedInAsync("clerk");
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br");

        var answer = await client.GetAsync("/api/cases");

        answer.Content.Headers.ContentEncoding.Should().Equal("br");
    }

    [Fact]
    public async Task Who_sends_too_slowly_is_cut_off()
    {
        var cookie = (await ServedOffice.SignInAsync(office.Visitor(), "handler", office.PasswordOf("handler"))).Headers.GetValues("Set-Cookie").First().Split(';')[0];
        using var slow = new TcpClient();
        await slow.ConnectAsync(office.Address.Host, office.Address.Port);
        await using var stream = slow.GetStream();
        var origin = office.Address.GetLeftPart(UriPartial.Authority);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/cases/{office.No}/attachments HTTP/1.1\r\nHost: {office.Address.Authority}\r\nOrigin: {origin}\r\nCookie: {cookie}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 100000\r\n\r\n--x\r\n"));

        using var reader = new StreamReader(stream);
        var status = await reader.ReadLineAsync();

        status.Should().Be("HTTP/1.1 408 Request Timeout");
    }
}
