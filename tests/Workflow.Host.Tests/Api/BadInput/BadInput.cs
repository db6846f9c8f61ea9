using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Workflow.Host.Tests.Api.BadInput;

/// <summary>Whatever is sent: a documented 4xx with a code, in Chinese too, with the field where there is one; and nothing is written. On both databases.</summary>
public abstract partial class BadInput(ServedOffice office)
{
    private const string Stage = "planning-permit";

    /// <summary>A case whose stage may be filed.</summary>
    private string OpenStage => $"/api/cases/{office.Cases[1]}/stages/1";

    /// <summary>Sends a body that must be refused.</summary>
    /// <returns>The problem.</returns>
    private async Task<JsonElement> RefusedAsync(HttpStatusCode status, string code, string address, HttpContent? content, string account = "handler", HttpMethod? method = null)
    {
        var before = await StoreShape.ReadAsync(office);
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, address) { Content = content };
        request.Headers.Add("Origin", office.Address.GetLeftPart(UriPartial.Authority));
        request.Headers.Add("Cookie", await office.CookieOfAsync(account));
        request.Headers.ExpectContinue = content?.Headers.ContentLength > 500_000; // A refusal before the body is read must not meet a client that still sends.

        using var answer = await office.Program.SendAsync(request);

        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.Should().Be(status, text);
        answer.Content.Headers.ContentType?.MediaType.Should().Be("application/problem+json");
        (await StoreShape.ReadAsync(office)).Should().Equal(before, "a refused request writes nothing");
        return Checked(JsonDocument.Parse(text).RootElement, status, code);
    }

    private async Task<RawAnswer> RefusedAsync(HttpStatusCode status, string code, string request)
    {
        var before = await StoreShape.ReadAsync(office);

        var answer = await RawHttp.SendAsync(office.Address, request);

        answer.Status.Should().Be(status, answer.Body);
        answer.Head.Should().Contain("Content-Type: application/problem+json");
        Checked(answer.Problem, status, code);
        (await StoreShape.ReadAsync(office)).Should().Equal(before, "a refused request writes nothing");
        return answer;
    }

    private static JsonElement Checked(JsonElement problem, HttpStatusCode status, string code)
    {
        problem.GetProperty("code").GetString().Should().Be(code);
        problem.GetProperty("status").GetInt32().Should().Be((int)status);
        problem.GetProperty("title").GetString().Should().NotBeNullOrEmpty();
        problem.GetProperty("detail").GetString().Should().NotBeNullOrEmpty();
        problem.GetProperty("detailZh").GetString().Should().MatchRegex("[一-龥]");
        return problem;
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static ByteArrayContent Bytes(byte[] bytes, string type = "application/json") => new(bytes) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };

    /// <summary>Request line and headers of a signed-in sender; the caller ends them.</summary>
    private async Task<string> HeadAsync(string line, string account = "handler") =>
        $"{line} HTTP/1.1\r\nHost: {office.Address.Authority}\r\nOrigin: {office.Address.GetLeftPart(UriPartial.Authority)}\r\nCookie: {await office.CookieOfAsync(account)}\r\nConnection: close\r\n";
}

/// <summary>On SQLite.</summary>
public sealed class SqliteBadInputTests(ServedOffice office) : BadInput(office), IClassFixture<ServedOffice>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresBadInputTests(ServedOfficeOnPostgres office) : BadInput(office), IClassFixture<ServedOfficeOnPostgres>;
