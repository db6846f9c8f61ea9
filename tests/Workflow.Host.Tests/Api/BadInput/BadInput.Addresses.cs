using System.Net;
using System.Text;

namespace Workflow.Host.Tests.Api.BadInput;

public abstract partial class BadInput
{
    [Theory]
    [InlineData("/api/cases/..%2f..%2ftasks", HttpStatusCode.NotFound, "case.not-found")]
    [InlineData("/api/cases/%2e%2e%2f%2e%2e", HttpStatusCode.NotFound, "case.not-found")]
    [InlineData("/api/cases/..\\..\\x", HttpStatusCode.NotFound, "case.not-found")]
    [InlineData("/api/cases/%ff%fe", HttpStatusCode.NotFound, "case.not-found")]
    [InlineData("/api/cases/%zz", HttpStatusCode.NotFound, "case.not-found")]
    [InlineData("/api/cases/%F0%9F%98%80", HttpStatusCode.NotFound, "case.not-found")]
    [InlineData("/api/cases/%0d%0aSet-Cookie:a=b", HttpStatusCode.NotFound, "case.not-found")]
    [InlineData("/api/cases/3304022026030200010000018';drop%20table%20cases;--", HttpStatusCode.NotFound, "case.not-found")]
    [InlineData("/api/cases/%00", HttpStatusCode.BadRequest, "request.malformed")]
    [InlineData("/api/cases/a%00b", HttpStatusCode.BadRequest, "request.malformed")]
    [InlineData("//api/cases", HttpStatusCode.NotFound, "route.not-found")]
    [InlineData("/api//cases", HttpStatusCode.NotFound, "route.not-found")]
    [InlineData("/api/../api/nothing", HttpStatusCode.NotFound, "route.not-found")]
    [InlineData("/assets/..%2f..%2fworkflow.db", HttpStatusCode.NotFound, "route.not-found")]
    [InlineData("/openapi/v2.json", HttpStatusCode.NotFound, "route.not-found")]
    [InlineData("/api/tasks/7", HttpStatusCode.NotFound, "route.not-found")]
    [InlineData("/api/tasks/00000000-0000-0000-0000-000000000000", HttpStatusCode.NotFound, "task.not-found")]
    [InlineData("/api/cases?limit=0", HttpStatusCode.BadRequest, "page.limit-invalid")]
    [InlineData("/api/cases?limit=-1", HttpStatusCode.BadRequest, "page.limit-invalid")]
    [InlineData("/api/cases?limit=201", HttpStatusCode.BadRequest, "page.limit-invalid")]
    [InlineData("/api/cases?limit=many", HttpStatusCode.BadRequest, "request.malformed")]
    [InlineData("/api/cases?limit=2147483648", HttpStatusCode.BadRequest, "request.malformed")]
    [InlineData("/api/cases?limit=1&limit=2", HttpStatusCode.BadRequest, "request.malformed")]
    [InlineData("/api/cases?after=%00", HttpStatusCode.BadRequest, "page.cursor-invalid")]
    [InlineData("/api/cases?after=%E4%B8%AD", HttpStatusCode.BadRequest, "page.cursor-invalid")]
    public async Task An_address_that_plays_tricks_finds_nothing(string address, HttpStatusCode status, string code) =>
        await RefusedAsync(status, code, $"{await HeadAsync($"GET {address}")}\r\n");

    [Theory]
    [InlineData("/api/cases", "tasks\n1\nx")]
    [InlineData("/api/cases", "cases\n1\n\0")]
    [InlineData("/api/cases", "cases\n-1\n1")]
    [InlineData("/api/cases", "cases\n9999999999999999999999\n1")]
    [InlineData("/api/cases", "cases\n1")]
    [InlineData("/api/tasks", "tasks\n1\nnot-a-guid")]
    [InlineData("/api/notices", "notices\n\n00000000-0000-0000-0000-000000000000")]
    public async Task A_cursor_that_was_tampered_with_is_refused(string list, string cursor) =>
        await RefusedAsync(HttpStatusCode.BadRequest, "page.cursor-invalid", $"{list}?after={Convert.ToBase64String(Encoding.UTF8.GetBytes(cursor)).TrimEnd('=').Replace('+', '-').Replace('/', '_')}", null, method: HttpMethod.Get);

    [Theory]
    [InlineData("/api/cases/nothing/withdrawal", "case.not-found", """{"reason":"x"}""")]
    [InlineData("{0}/application", "stage.not-opened", """{"form":{},"materials":[]}""", "99999999999999999999")]
    [InlineData("{0}/application", "stage.not-opened", """{"form":{},"materials":[]}""", "construction-permit")]
    [InlineData("/api/cases/{1}/supplements/00000000-0000-0000-0000-000000000000/answer", "supplement.unknown", "{}")]
    [InlineData("/api/tasks/00000000-0000-0000-0000-000000000000/correction", "task.not-found", "{}")]
    public async Task What_does_not_exist_is_not_found(string address, string code, string body, string stage = "1") =>
        await RefusedAsync(HttpStatusCode.NotFound, code, string.Format(null, address, $"/api/cases/{office.Cases[1]}/stages/{stage}", office.Cases[1]), Json(body));

    [Theory]
    [InlineData("PUT", "/api/cases")]
    [InlineData("PATCH", "/api/cases")]
    [InlineData("DELETE", "/api/cases")]
    [InlineData("OPTIONS", "/api/cases")]
    [InlineData("TRACE", "/api/cases")]
    [InlineData("BREW", "/api/cases")]
    [InlineData("POST", "/health/live")]
    [InlineData("DELETE", "/openapi/v1.json")]
    [InlineData("GET", "/api/tasks/00000000-0000-0000-0000-000000000000/claim")]
    public async Task A_method_the_address_does_not_take_is_refused_and_told_which_it_takes(string method, string address)
    {
        var answer = await RefusedAsync(HttpStatusCode.MethodNotAllowed, "request.method-refused", $"{await HeadAsync($"{method} {address}")}\r\n");

        answer.Head.Should().MatchRegex("(?m)^Allow: [A-Z, ]+");
    }

    [Fact]
    public async Task An_address_that_is_too_long_is_refused() =>
        await RefusedAsync(HttpStatusCode.RequestUriTooLong, "request.too-large", $"{await HeadAsync($"GET /api/cases?{new string('a', 9000)}")}\r\n");

    [Theory]
    [InlineData("/api/cases/")]
    [InlineData("/API/Cases")]
    [InlineData("/api/tasks/../cases")]
    [InlineData("/api/tasks/%2e%2e/cases")]
    [InlineData("/api/cases?x=1&y[]=2&%00=%00&&==")]
    public async Task Another_spelling_of_an_address_is_the_same_address_with_the_same_rights(string address)
    {
        var known = await RawHttp.SendAsync(office.Address, $"{await HeadAsync($"GET {address}")}\r\n");
        var unknown = await RawHttp.SendAsync(office.Address, $"GET {address} HTTP/1.1\r\nHost: {office.Address.Authority}\r\nConnection: close\r\n\r\n");

        known.Status.Should().Be(HttpStatusCode.OK);
        known.Body.Should().Contain(office.Cases[1]);
        unknown.Status.Should().Be(HttpStatusCode.Unauthorized);
    }
}
