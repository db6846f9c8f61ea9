using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;
using Workflow.Approvals.Cases;
using Workflow.Host.Serving;
using Workflow.Host.Tests.Api;

namespace Workflow.Host.Tests.Security;

/// <summary>The service with the provider of the tests beside it.</summary>
public sealed class OfficeWithProvider : ServedOffice
{
    private StubProvider? _provider;

    internal StubProvider Provider => _provider ?? throw new InvalidOperationException("The provider is not started yet.");

    public override async Task InitializeAsync()
    {
        _provider = await StubProvider.StartAsync();
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Provider.DisposeAsync();
    }

    private protected override WebSettings Serving(WebSettings usual) => usual with
    {
        Oidc = new()
        {
            Authority = Provider.Issuer, ClientId = StubProvider.Client, ClientSecret = StubProvider.Secret, DisplayName = "浙政钉",
            Roles = new() { ["approver"] = ActorRole.Reviewer, ["watcher"] = ActorRole.Supervisor, ["window"] = ActorRole.IntakeClerk },
        },
    };
}

/// <summary>Single sign-on, from the click to the session.</summary>
public sealed class OidcTests(OfficeWithProvider office) : IClassFixture<OfficeWithProvider>
{
    [Fact]
    public async Task The_first_sign_in_of_somebody_makes_an_account_and_the_next_finds_it()
    {
        Says(Approver("first", "王小明"));

        var (browser, place) = await SignInAsync("/tasks?due=today");
        var session = await ServedOffice.GetAsync(browser, "/api/session");
        Says(Approver("first", "改名了", ("role", "watcher")));
        var (again, _) = await SignInAsync();
        var later = await ServedOffice.GetAsync(again, "/api/session");

        place.Should().Be("/tasks?due=today");
        session.GetProperty("account").GetString().Should().StartWith("sso-");
        (session.GetProperty("displayName").GetString(), session.GetProperty("role").GetString(), session.GetProperty("department").GetString()).Should().Be(("王小明", "reviewer", "natural-resources"));
        later.GetRawText().Should().Be(session.GetRawText());
        (await ServedOffice.GetAsync(browser, "/api/tasks")).GetProperty("items").GetArrayLength().Should().BePositive();
    }

    [Fact]
    public async Task The_account_has_no_password_and_its_making_leaves_a_row()
    {
        Says(Approver("without-password", "王小明"));

        var (browser, _) = await SignInAsync();

        var name = (await ServedOffice.GetAsync(browser, "/api/session")).GetProperty("account").GetString()!;
        using var other = office.Visitor();
        (await ServedOffice.SignInAsync(other, name, "")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        await using var db = office.Store.Db();
        (await db.Users.Where(account => account.Id == name).Select(account => account.PasswordHash).SingleAsync()).Should().BeNull();
        (await db.AdminAudit.Where(entry => entry.Subject == name).Select(entry => entry.Kind).SingleAsync()).Should().Be("account.created");
    }

    [Fact]
    public async Task Many_first_sign_ins_of_one_person_make_one_account()
    {
        Says(Approver("at-once", "王小明"));

        var places = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ => (await SignInAsync()).Place));

        places.Should().AllBe("/");
        await using var db = office.Store.Db();
        (await db.UserLogins.CountAsync(login => login.ProviderKey == "at-once")).Should().Be(1);
    }

    [Theory]
    [InlineData("role", "king", "oidc.role-unknown")]
    [InlineData("department", "", "account.role-incomplete")]
    [InlineData("department", "nowhere", "department.unknown")]
    [InlineData("region", "3304", "region.malformed")]
    [InlineData("name", "", "account.display-name-malformed")]
    public async Task Somebody_new_whose_claims_make_no_account_is_sent_to_the_sign_in_page(string claim, string value, string code)
    {
        Says(Approver($"incomplete-{claim}-{value}", "王小明", (claim, value)));

        var (browser, place) = await SignInAsync();

        place.Should().Be($"/sign-in?refused={code}");
        (await browser.GetAsync("/api/session")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        await using var db = office.Store.Db();
        (await db.UserLogins.AnyAsync(login => login.ProviderKey == $"incomplete-{claim}-{value}")).Should().BeFalse();
    }

    [Fact]
    public async Task Two_roles_at_once_are_no_role()
    {
        Says(Approver("two-roles", "王小明"));
        office.Provider.Claims["role"] = new[] { "approver", "watcher", "guest" };

        var (_, place) = await SignInAsync();

        place.Should().Be("/sign-in?refused=oidc.role-unknown");
    }

    public static TheoryData<string, Action<SecurityTokenDescriptor>> FalseTokens { get; } = new()
    {
        { "wrong nonce", token => token.Claims["nonce"] = "another" },
        { "no nonce", token => token.Claims.Remove("nonce") },
        { "wrong audience", token => token.Audience = "another-client" },
        { "for another party", token => token.Claims["azp"] = "another-client" },
        { "wrong issuer", token => token.Issuer = "https://elsewhere.example" },
        { "expired", token => (token.NotBefore, token.Expires) = (token.NotBefore!.Value.AddHours(-2), token.NotBefore.Value.AddHours(-1)) },
        { "not yet valid", token => (token.NotBefore, token.Expires) = (token.NotBefore!.Value.AddHours(1), token.NotBefore.Value.AddHours(2)) },
        { "nobody", token => token.Claims.Remove("sub") },
        { "unsigned", token => token.SigningCredentials = null },
        { "signed with the secret", token => token.SigningCredentials = new(new SymmetricSecurityKey(new byte[64]) { KeyId = "1" }, SecurityAlgorithms.HmacSha256) },
    };

    [Theory]
    [MemberData(nameof(FalseTokens))]
    public async Task A_token_that_is_not_the_providers_word_on_this_sign_in_is_refused(string what, Action<SecurityTokenDescriptor> falsify)
    {
        Says(Approver("falsified", "王小明"));
        office.Provider.Falsify = falsify;

        var (browser, place) = await SignInAsync();

        place.Should().Be("/sign-in?refused=oidc.failed", what);
        (await browser.GetAsync("/api/session")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_signed_with_a_key_the_provider_does_not_publish_is_refused()
    {
        Says(Approver("forged", "王小明"));
        office.Provider.IsForged = true;

        var (_, place) = await SignInAsync();

        place.Should().Be("/sign-in?refused=oidc.failed");
    }

    [Fact]
    public async Task A_provider_that_changes_its_key_is_still_understood()
    {
        Says(Approver("before-change", "王小明"));
        await SignInAsync();
        office.Provider.ChangeKey();

        Says(Approver("after-change", "王小明"));
        var (_, place) = await SignInAsync();

        place.Should().Be("/");
    }

    [Fact]
    public async Task Who_does_not_agree_at_the_provider_comes_back_without_a_session()
    {
        Says(Approver("unwilling", "王小明"));
        office.Provider.IsDenying = true;

        var (_, place) = await SignInAsync();

        place.Should().Be("/sign-in?refused=oidc.denied");
    }

    [Fact]
    public async Task A_closed_account_stays_closed_for_its_owner_at_the_provider()
    {
        Says(Approver("closed", "王小明"));
        await SignInAsync();
        await using (var db = office.Store.Db())
        {
            var name = await db.UserLogins.Where(login => login.ProviderKey == "closed").Select(login => login.UserId).SingleAsync();
            await db.Users.Where(account => account.Id == name).ExecuteUpdateAsync(set => set.SetProperty(account => account.IsClosed, true));
        }

        var (_, place) = await SignInAsync();

        place.Should().Be("/sign-in?refused=oidc.account-closed");
    }

    [Fact]
    public async Task A_sign_in_begun_in_another_browser_is_not_taken()
    {
        Says(Approver("stolen", "王小明"));
        using var attacker = office.Visitor();
        var begun = await attacker.GetAsync("/api/session/oidc");
        var callback = (await attacker.GetAsync(begun.Headers.Location)).Headers.Location;
        using var victim = office.Visitor();

        var answer = await victim.GetAsync(callback);

        answer.Headers.Location!.OriginalString.Should().Be("/sign-in?refused=oidc.failed");
        (await victim.GetAsync("/api/session")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("cases")]
    [InlineData("~/cases")]
    [InlineData("")]
    public async Task After_the_sign_in_nobody_is_sent_to_another_site(string next)
    {
        Says(Approver("next", "王小明"));

        var (_, place) = await SignInAsync(next);

        place.Should().Be("/");
    }

    [Fact]
    public async Task The_sign_in_page_is_told_of_the_provider()
    {
        using var visitor = office.Visitor();

        var oidc = (await ServedOffice.GetAsync(visitor, "/api/sign-in-options")).GetProperty("oidc");

        (oidc.GetProperty("displayName").GetString(), oidc.GetProperty("begin").GetString()).Should().Be(("浙政钉", "/api/session/oidc"));
    }

    private void Says(Dictionary<string, object> claims) =>
        (office.Provider.Claims, office.Provider.Falsify, office.Provider.IsForged, office.Provider.IsDenying) = (claims, _ => { }, false, false);

    private static Dictionary<string, object> Approver(string subject, string name, params (string Claim, string Value)[] but)
    {
        var claims = new Dictionary<string, object> { ["sub"] = subject, ["name"] = name, ["role"] = "approver", ["department"] = "natural-resources", ["region"] = ServedOffice.Region };
        foreach (var (claim, value) in but)
        {
            claims[claim] = value;
        }

        return claims;
    }

    // Follows the browser from the button to where it ends.
    private async Task<(HttpClient Browser, string Place)> SignInAsync(string? next = null)
    {
        var browser = office.Visitor();
        var begun = await browser.GetAsync($"/api/session/oidc{(next is null ? "" : $"?next={Uri.EscapeDataString(next)}")}");
        begun.StatusCode.Should().Be(HttpStatusCode.Redirect);
        var atProvider = await browser.GetAsync(begun.Headers.Location);
        var back = await browser.GetAsync(atProvider.Headers.Location);
        back.StatusCode.Should().Be(HttpStatusCode.Redirect);
        return (browser, back.Headers.Location!.OriginalString);
    }
}
