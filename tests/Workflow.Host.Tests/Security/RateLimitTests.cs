using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.Configuration;
using Workflow.Host.Serving;
using Workflow.Host.Tests.Api;

namespace Workflow.Host.Tests.Security;

/// <summary>The service for accounts that may ask little.</summary>
public sealed class SlowOffice : ServedOffice
{
    private protected override WebSettings Serving(WebSettings usual) => usual with { RequestsPerSecond = 1, RequestBurst = 5, SignInsPerMinute = 20 };
}

public sealed class RateLimitTests(SlowOffice office) : IClassFixture<SlowOffice>
{
    [Fact]
    public async Task An_account_that_asks_too_much_waits_and_the_others_do_not()
    {
        var reviewer = await office.SignedInAsync("reviewer");
        var head = await office.SignedInAsync("head");
        using var system = office.System();
        var tokens = await ServedOffice.BodyAsync(await system.PostAsJsonAsync("/api/tokens", new { userName = "reviewer", password = office.PasswordOf("reviewer") }));
        system.DefaultRequestHeaders.Authorization = new("Bearer", tokens.GetProperty("accessToken").GetString());

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => reviewer.GetAsync("/api/session")));
        var bySystem = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => system.GetAsync("/api/session")));

        var refused = answers.Where(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ToList();
        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).Should().BeGreaterThanOrEqualTo(5);
        refused.Should().NotBeEmpty();
        int.Parse(refused[0].Headers.GetValues("Retry-After").Single(), CultureInfo.InvariantCulture).Should().BePositive();
        refused[0].Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        (await ServedOffice.BodyAsync(refused[0])).GetProperty("code").GetString().Should().Be("request.too-many");
        bySystem.Should().Contain(answer => answer.StatusCode == HttpStatusCode.TooManyRequests, "cookie and token are the same account");
        (await head.GetAsync("/api/session")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_doors_are_limited_by_address_together()
    {
        using var visitor = office.Visitor();

        var answers = await Task.WhenAll(Enumerable.Range(0, 25).Select(i => i % 2 == 0
            ? visitor.PostAsJsonAsync("/api/tokens/refresh", new { refreshToken = "nothing" })
            : visitor.PostAsJsonAsync("/api/tokens", new { userName = "nobody", password = "x" })));

        answers.Should().Contain(answer => answer.StatusCode == HttpStatusCode.TooManyRequests && answer.Headers.Contains("Retry-After"));
    }

    [Theory]
    [InlineData("Web:RequestsPerSecond", "0")]
    [InlineData("Web:RequestBurst", "1000001")]
    [InlineData("Web:SignInsPerMinute", "0")]
    public void A_limit_outside_its_range_is_refused_at_the_start(string name, string value)
    {
        var reading = () => WebSettings.Read(new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build());

        reading.Should().Throw<ValidationException>();
    }

    [Fact]
    public void Limits_are_read_from_the_configuration()
    {
        var settings = WebSettings.Read(new ConfigurationBuilder().AddInMemoryCollection([new("Web:RequestsPerSecond", "5000")]).Build());

        (settings.RequestsPerSecond, settings.RequestBurst).Should().Be((5000, 200));
    }
}
