using System.Net;
using System.Net.Sockets;

namespace Workflow.Host.Tests.Api.BadInput;

public abstract partial class BadInput
{
    private const string Empty = "{\"form\":{},\"materials\":[]}";

    [Theory]
    [InlineData("a header of 20 KB", "X-A: {20000}", 431, "request.too-large")]
    [InlineData("two hundred headers", "{200 headers}", 431, "request.too-large")]
    [InlineData("a bare line end in a value", "X-A: a\rSet-Cookie: b", 400, "request.malformed")]
    [InlineData("NUL in a value", "X-A: a\0b", 400, "request.malformed")]
    [InlineData("no text in a value", "X-A: \u00ff", 400, "request.malformed")]
    [InlineData("a folded line", "X-A: a\r\n b", 400, "request.malformed")]
    [InlineData("a space before the colon", "X-A : a", 400, "request.malformed")]
    [InlineData("no colon", "X-A", 400, "request.malformed")]
    [InlineData("a second host", "Host: elsewhere.example", 400, "request.malformed")]
    [InlineData("a negative length", "Content-Length: -1", 400, "request.malformed")]
    [InlineData("a length that is none", "Content-Length: 0x10", 400, "request.malformed")]
    [InlineData("two lengths", "Content-Length: 2\r\nContent-Length: 3", 400, "request.malformed")]
    [InlineData("an unknown transfer encoding", "Transfer-Encoding: gzip", 400, "request.malformed")]
    [InlineData("chunks that are not last", "Transfer-Encoding: chunked, gzip", 400, "request.malformed")]
    [InlineData("more than anybody may send", "Content-Type: application/json\r\nContent-Length: 99999999999", 413, "request.too-large")]
    public async Task A_head_that_plays_tricks_is_refused(string what, string header, int status, string code)
    {
        var lines = header.Replace("{20000}", new string('a', 20_000), StringComparison.Ordinal)
            .Replace("{200 headers}", string.Join("\r\n", Enumerable.Range(0, 200).Select(i => $"X-{i}: a")), StringComparison.Ordinal);

        var answer = await RefusedAsync((HttpStatusCode)status, code, $"{await HeadAsync($"POST {OpenStage}/application")}{lines}\r\n\r\n");

        answer.Head.Should().NotContain("Set-Cookie: b", what);
    }

    [Theory]
    [InlineData("GET /api/cases HTTP/1.1\r\n\r\n", 400, "request.malformed")]
    [InlineData("GET /api/cases HTTP/1.1\r\nHost: a b\r\n\r\n", 400, "request.malformed")]
    [InlineData("GET /api/cases HTTP/1.1\r\nHost: a@b\r\n\r\n", 400, "request.malformed")]
    [InlineData("GET http://elsewhere.example/api/cases HTTP/1.1\r\nHost: a\r\n\r\n", 400, "request.malformed")]
    [InlineData("CONNECT elsewhere.example:80 HTTP/1.1\r\nHost: elsewhere.example:80\r\nConnection: close\r\n\r\n", 404, "route.not-found")]
    [InlineData("OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 404, "route.not-found")]
    [InlineData("GET  /api/cases HTTP/1.1\r\nHost: a\r\n\r\n", 400, "request.malformed")]
    [InlineData("\u0016\u0003\u0001\u0002\0\u0001\0\r\n\r\n", 400, "request.malformed")]
    [InlineData("GET /api/cases HTTP/3.0\r\nHost: a\r\n\r\n", 505, "request.version-refused")]
    [InlineData("GET /api/cases\r\n\r\n", 505, "request.version-refused")]
    [InlineData("POST /api/session HTTP/1.0\r\nContent-Type: application/json\r\n\r\n", 400, "request.malformed")]
    public async Task A_request_line_that_is_none_is_refused(string request, int status, string code) => await RefusedAsync((HttpStatusCode)status, code, request);

    [Fact]
    public async Task What_was_smuggled_behind_two_lengths_is_never_a_request()
    {
        // The chunks rule; the length is left out of account, and the connection is closed after it.
        var head = await HeadAsync($"POST {OpenStage}/application");
        var withdrawal = $"POST /api/cases/{office.Cases[1]}/withdrawal HTTP/1.1\r\nHost: {office.Address.Authority}\r\nContent-Length: 2\r\n\r\n{{}}";

        var answer = await RefusedAsync(
            HttpStatusCode.UnprocessableEntity, "form.invalid",
            $"{head}Content-Type: application/json\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n{Empty.Length:x}\r\n{Empty}\r\n0\r\n\r\n{withdrawal}");

        answer.Body.Should().NotContain("HTTP/1.1");
    }

    [Theory]
    [InlineData("zz\r\n")]
    [InlineData("-1\r\n")]
    [InlineData("6\r\n{\"form\"\r\n0\r\n\r\n")]
    public async Task Chunks_that_are_none_are_refused(string chunks) =>
        await RefusedAsync(HttpStatusCode.BadRequest, "request.malformed", $"{await HeadAsync($"POST {OpenStage}/application")}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n{chunks}");

    [Fact]
    public async Task A_sender_that_hangs_up_in_the_middle_of_a_body_has_changed_nothing()
    {
        var before = await StoreShape.ReadAsync(office);
        using var connection = new TcpClient();
        await connection.ConnectAsync(office.Address.Host, office.Address.Port);
        var head = $"{await HeadAsync($"POST /api/cases/{office.Cases[1]}/withdrawal")}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{{\"reason\":\"x\"}}";

        var stream = connection.GetStream();
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(head));
        connection.Client.Shutdown(SocketShutdown.Send);
        await RawHttp.ToEndAsync(stream, CancellationToken.None);

        (await StoreShape.ReadAsync(office)).Should().Equal(before);
    }

    [Fact]
    public async Task The_name_of_another_site_opens_nothing_and_is_never_repeated()
    {
        var cookie = await office.CookieOfAsync("handler");
        var head = $"HTTP/1.1\r\nHost: elsewhere.example\r\nCookie: {cookie}\r\nConnection: close\r\n";

        var read = await RawHttp.SendAsync(office.Address, $"GET /api/cases {head}\r\n");
        await RefusedAsync(
            HttpStatusCode.Forbidden, "request.cross-site",
            $"POST {OpenStage}/application {head}Origin: {office.Address.GetLeftPart(UriPartial.Authority)}\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{{}}");

        (read.Head + read.Body).Should().NotContain("elsewhere.example");
    }

    [Fact]
    public async Task A_header_cannot_change_the_method()
    {
        await RefusedAsync(
            HttpStatusCode.BadRequest, "request.malformed",
            $"{await HeadAsync("POST /api/session")}X-HTTP-Method-Override: DELETE\r\nX-HTTP-Method: DELETE\r\nContent-Type: application/json\r\nContent-Length: 0\r\n\r\n");
    }

    [Theory]
    [InlineData("Accept: %%%")]
    [InlineData("Accept: image/png")]
    [InlineData("Accept-Encoding: ,;q=x")]
    [InlineData("Accept-Language: ;;;q=9")]
    [InlineData("Accept-Language: \u00e4\u00b8\u00ad")]
    [InlineData("If-None-Match: %%%")]
    [InlineData("If-Match: W/\"")]
    [InlineData("If-Modified-Since: yesterday")]
    [InlineData("Range: bytes=9-1")]
    [InlineData("Expect: nothing")]
    [InlineData("X-Forwarded-Host: elsewhere.example")]
    [InlineData("Upgrade: h2c")]
    public async Task A_header_nobody_asked_for_does_no_harm(string header)
    {
        var answer = await RawHttp.SendAsync(office.Address, $"{await HeadAsync("GET /api/session")}{header}\r\n\r\n");

        answer.Status.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Accept: text/plain", "GET /api/nothing", 404, "route.not-found")]
    [InlineData("Accept: image/png", "PUT /api/cases", 405, "request.method-refused")]
    [InlineData("Accept: text/html;q=0", "GET /api/cases?limit=0", 400, "page.limit-invalid")]
    public async Task A_problem_is_told_whatever_else_is_preferred(string header, string line, int status, string code) =>
        await RefusedAsync((HttpStatusCode)status, code, $"{await HeadAsync(line)}{header}\r\n\r\n");

    [Theory]
    [InlineData("workflow.session=garbage")]
    [InlineData("workflow.session=chunks-99999")]
    [InlineData("workflow.session=chunks-2; workflow.sessionC1=a; workflow.sessionC2=b")]
    [InlineData("====;;;=")]
    public async Task A_cookie_of_ones_own_making_is_no_session(string cookie) =>
        await RefusedAsync(HttpStatusCode.Unauthorized, "session.missing", $"GET /api/session HTTP/1.1\r\nHost: a\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n");

    [Theory]
    [InlineData("Idempotency-Key: ")]
    [InlineData("Idempotency-Key: a b")]
    [InlineData("Idempotency-Key: \u00e4\u00b8\u00ad")]
    [InlineData("Idempotency-Key: {10240}")]
    [InlineData("Idempotency-Key: a\r\nIdempotency-Key: b")]
    public async Task A_key_that_is_none_is_refused(string header) =>
        await RefusedAsync(
            HttpStatusCode.BadRequest, "idempotency.key-malformed",
            $"{await HeadAsync($"POST {OpenStage}/application")}{header.Replace("{10240}", new string('k', 10_240), StringComparison.Ordinal)}\r\nContent-Type: application/json\r\nContent-Length: {Empty.Length}\r\n\r\n{Empty}");

    [Fact]
    public async Task Three_hundred_connections_that_say_nothing_keep_nobody_out()
    {
        var silent = new List<TcpClient>();
        for (var i = 0; i < 300; i++)
        {
            var client = new TcpClient();
            await client.ConnectAsync(office.Address.Host, office.Address.Port);
            silent.Add(client);
        }

        var answer = await RawHttp.SendAsync(office.Address, $"{await HeadAsync("GET /api/session")}\r\n");

        answer.Status.Should().Be(HttpStatusCode.OK);
        silent.ForEach(client => client.Dispose());
    }
}
