using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Configuration;
using Workflow.Approvals.Cases;
using Workflow.Host.Security.Oidc;
using Workflow.Host.Tests.Api;

namespace Workflow.Host.Tests.Security;

public sealed class OidcSettingsTests(ServedOffice office) : IClassFixture<ServedOffice>
{
    [Fact]
    public void A_provider_is_read_from_the_configuration()
    {
        var settings = OidcSettings.Read(Configuration())!;

        (settings.Authority, settings.NameClaim, settings.Scope).Should().Be(("https://sso.example", "name", "openid profile"));
        settings.Roles.Should().Equal(new Dictionary<string, ActorRole> { ["approver"] = ActorRole.Reviewer });
    }

    [Theory]
    [InlineData("Oidc:Authority", "http://sso.example")]
    [InlineData("Oidc:Authority", null)]
    [InlineData("Oidc:ClientId", null)]
    [InlineData("Oidc:ClientSecret", null)]
    [InlineData("Oidc:DisplayName", null)]
    [InlineData("Oidc:Roles:approver", null)]
    [InlineData("Oidc:Roles:approver", "System")]
    public void Settings_that_cannot_work_are_refused_at_the_start(string name, string? value)
    {
        var reading = () => OidcSettings.Read(Configuration((name, value)));

        reading.Should().Throw<ValidationException>();
    }

    [Fact]
    public void Behind_a_proxy_the_provider_sends_people_back_to_the_public_address()
    {
        var provider = new OidcProvider(OidcSettings.Read(Configuration())!, new() { PublicUrl = "https://approvals.example/" });

        provider.Public("http://127.0.0.1:5080/api/session/oidc/callback").Should().Be("https://approvals.example/api/session/oidc/callback");
    }

    [Fact]
    public async Task Without_a_provider_there_is_no_way_through_one()
    {
        using var visitor = office.Visitor();

        var options = await ServedOffice.GetAsync(visitor, "/api/sign-in-options");
        var begun = await visitor.GetAsync("/api/session/oidc");

        OidcSettings.Read(new ConfigurationBuilder().Build()).Should().BeNull();
        options.GetProperty("oidc").ValueKind.Should().Be(System.Text.Json.JsonValueKind.Null);
        begun.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await ServedOffice.BodyAsync(begun)).GetProperty("code").GetString().Should().Be("oidc.not-configured");
    }

    private static IConfiguration Configuration(params (string Name, string? Value)[] but)
    {
        var values = new Dictionary<string, string?>
        {
            ["Oidc:Authority"] = "https://sso.example", ["Oidc:ClientId"] = "workflow", ["Oidc:ClientSecret"] = "secret", ["Oidc:DisplayName"] = "SSO", ["Oidc:Roles:approver"] = "Reviewer",
        };
        foreach (var (name, value) in but)
        {
            values.Remove(name);
            if (value is not null)
            {
                values[name] = value;
            }
        }

        return new ConfigurationBuilder().AddInMemoryCollection(values).Build();
    }
}
