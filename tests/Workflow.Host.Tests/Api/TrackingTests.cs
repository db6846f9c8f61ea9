using System.Net;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Host.Serving;

namespace Workflow.Host.Tests.Api;

/// <summary>What the code on a document shows to whoever holds it, and that nothing else is shown to anybody.</summary>
public sealed class TrackingTests(ServedOffice office, BusyOffice busy) : IClassFixture<ServedOffice>, IClassFixture<BusyOffice>
{
    private string Code => office.Store.Tracking.CodeOf(new CaseNo(office.No));

    [Fact]
    public async Task The_code_on_a_document_leads_to_the_progress_of_its_case()
    {
        await using var db = office.Store.Db();
        var page = await db.Documents.Where(row => row.CaseNo == office.No).Join(db.DocumentContents, row => row.Id, content => content.DocumentId, (_, content) => content.Html).FirstAsync();
        var address = $"/q/{office.No}/{Code}";

        page.Should().Contain($"<span class=\"address\">{address}</span>").And.Contain("<svg viewBox=").And.NotContain("（二维码）");
        using var visitor = office.Visitor();
        var view = await ServedOffice.GetAsync(visitor, $"/api/track/{office.No}/{Code}");

        view.GetProperty("caseNo").GetString().Should().Be(office.No);
        view.GetProperty("service").GetString().Should().Be("社会投资项目审批");
        view.GetProperty("stage").GetProperty("number").GetInt32().Should().Be(1);
        view.GetProperty("holders").EnumerateArray().Select(holder => holder.GetProperty("kind").GetString()).Should().Contain("department");
        view.GetProperty("due").GetProperty("date").GetString().Should().StartWith("2026-");
        view.EnumerateObject().Select(member => member.Name).Should().Equal("caseNo", "service", "stateName", "closedAt", "stage", "holders", "due", "light", "asOf");
    }

    [Fact]
    public async Task Neither_the_applicant_nor_anybody_else_is_named()
    {
        await using var db = office.Store.Db();
        var names = await db.Parties.Select(party => party.DisplayName).Concat(db.Users.Select(account => account.DisplayName)).Concat(db.Projects.Select(project => project.Name)).ToListAsync();
        using var visitor = office.Visitor();

        foreach (var no in office.Cases)
        {
            var text = await visitor.GetStringAsync($"/api/track/{no}/{office.Store.Tracking.CodeOf(new CaseNo(no))}");

            names.Where(name => text.Contains(name, StringComparison.Ordinal)).Should().BeEmpty();
            text.Should().Contain("\"kind\"");
        }
    }

    [Fact]
    public async Task A_wrong_code_and_a_wrong_number_are_answered_alike()
    {
        using var visitor = office.Visitor();
        var (no, other) = (office.No, office.Cases[1]);
        string[] addresses =
        [
            $"/api/track/{no}/{Code[..^1]}{(Code[^1] == 'A' ? 'B' : 'A')}", $"/api/track/{no}/{Code}A", $"/api/track/{no}/x", $"/api/track/{no}/{Code.ToUpperInvariant()}x",
            $"/api/track/{other}/{Code}", $"/api/track/33041120260302000100000X/{Code}", $"/api/track/33041120260302000100000X/{office.Store.Tracking.CodeOf(new CaseNo("33041120260302000100000X"))}",
        ];

        foreach (var address in addresses)
        {
            var answer = await visitor.GetAsync(address);

            answer.StatusCode.Should().Be(HttpStatusCode.NotFound, address);
            var problem = await ServedOffice.BodyAsync(answer);
            problem.GetProperty("code").GetString().Should().Be("track.not-found");
            problem.GetProperty("detail").GetString().Should().Be("There is no case with this number and code.");
        }
    }

    [Fact]
    public void A_code_cannot_be_worked_out_without_the_key_of_the_store()
    {
        var codes = office.Cases.Select(no => office.Store.Tracking.CodeOf(new CaseNo(no))).ToList();

        codes.Should().OnlyHaveUniqueItems().And.OnlyContain(code => code.Length == 22);
        busy.Store.Tracking.CodeOf(new CaseNo(office.No)).Should().NotBe(codes[0]);
        office.Store.DeriveKey("tracking").Should().NotEqual(office.Store.DeriveKey("other")).And.HaveCount(32);
    }

    [Fact]
    public async Task Guessing_is_slowed_down_and_leaves_the_sign_in_free()
    {
        using var visitor = busy.Visitor();

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 5; i++)
        {
            answers.Add((await visitor.GetAsync($"/api/track/{busy.No}/{i}")).StatusCode);
        }

        answers.Should().Equal(HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests);
        (await ServedOffice.SignInAsync(visitor, "handler", busy.PasswordOf("handler"))).StatusCode.Should().Be(HttpStatusCode.OK);
    }
}

/// <summary>An office that lets an address in three times a minute.</summary>
public sealed class BusyOffice : ServedOffice
{
    private protected override WebSettings Serving(WebSettings usual) => usual with { SignInsPerMinute = 3 };
}
