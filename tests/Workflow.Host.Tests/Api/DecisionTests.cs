using System.Net;
using Microsoft.EntityFrameworkCore;
using Workflow.Host.Commands;
using Workflow.Runtime.Deciding;

namespace Workflow.Host.Tests.Api;

/// <summary>Decisions by rules over HTTP: what they rest on, what would have had to differ, and that they are made again to the same bytes.</summary>
public sealed class DecisionTests(ServedOffice office) : IClassFixture<ServedOffice>
{
    private const string Stage = "startup-one-day";

    [Fact]
    public async Task A_decision_shows_facts_with_source_and_time_reasons_in_two_languages_and_what_would_have_had_to_differ()
    {
        var no = await ReferredAsync();
        using var supervisor = await office.SignedInAsync("supervisor");

        var rows = (await ServedOffice.GetAsync(supervisor, $"/api/cases/{no}/decisions")).GetProperty("items").EnumerateArray().ToList();
        var startup = rows.Single(row => row.GetProperty("ruleSet").GetString() == "startup");
        var decision = await ServedOffice.GetAsync(supervisor, $"/api/decisions/{startup.GetProperty("id").GetString()}");

        rows.Should().HaveCount(2).And.OnlyContain(row => row.GetProperty("caseNo").GetString() == no);
        decision.GetProperty("effect").GetString().Should().Be("wait");
        var reason = decision.GetProperty("reasons").EnumerateArray().First();
        reason.GetProperty("textZh").GetString().Should().MatchRegex("\\p{IsCJKUnifiedIdeographs}");
        reason.GetProperty("textEn").GetString().Should().MatchRegex("^[A-Z]").And.NotMatchRegex("\\{");
        (reason.GetProperty("sources").GetArrayLength() + reason.GetProperty("assumptions").GetArrayLength()).Should().BePositive("law or assumption, each rule says which");
        decision.GetProperty("facts").EnumerateArray().Should().Contain(fact => fact.GetProperty("status").GetString() == "known" && fact.GetProperty("source").GetString() != null && fact.GetProperty("fetchedAt").GetString() != null);
        decision.GetProperty("instead").EnumerateArray().Should().Contain(rule => rule.GetProperty("ways").GetArrayLength() > 0);
        decision.GetProperty("receipt").GetProperty("firings").GetArrayLength().Should().BePositive();

        var asked = decision.GetProperty("instead").EnumerateArray().First().GetProperty("rule").GetString();
        var why = await ServedOffice.GetAsync(supervisor, $"/api/decisions/{startup.GetProperty("id").GetString()}/why-not?rule={asked}");
        why.GetProperty("ways")[0].GetProperty("step").GetInt32().Should().BePositive();
        (await supervisor.GetAsync($"/api/decisions/{startup.GetProperty("id").GetString()}/why-not?rule=R99")).StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await supervisor.GetAsync($"/api/decisions/{startup.GetProperty("id").GetString()}/why-not")).StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_decision_is_made_again_to_the_same_bytes_and_a_changed_one_is_found()
    {
        await ReferredAsync();
        var decisions = new DecisionStore(office.Store);
        (await DifferencesAsync(decisions)).Should().BeEmpty();

        await using var db = office.Store.Db();
        var kept = await db.DecisionReceipts.OrderBy(row => row.DecisionId).Select(row => new { row.DecisionId, row.Facts }).FirstAsync();
        var forged = kept.Facts.Replace("true", "false", StringComparison.Ordinal);
        forged.Should().NotBe(kept.Facts);
        await db.DecisionReceipts.Where(row => row.DecisionId == kept.DecisionId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Facts, forged));
        (await DifferencesAsync(decisions)).Should().ContainSingle().Which.Should().Be(kept.DecisionId);
        await db.DecisionReceipts.Where(row => row.DecisionId == kept.DecisionId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Facts, kept.Facts));
    }

    [Fact]
    public async Task A_call_of_verify_that_names_nothing_is_unusable()
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();

        var code = await CommandLine.RunAsync(["verify"], output, error, CancellationToken.None);

        code.Should().Be(2);
        error.ToString().Should().Contain("verify decisions");
    }

    private static async Task<List<Guid>> DifferencesAsync(DecisionStore decisions)
    {
        var differing = new List<Guid>();
        await foreach (var decision in decisions.AllAsync(CancellationToken.None))
        {
            if (decision.MakeAgain() is not null)
            {
                differing.Add(decision.Row.Id);
            }
        }

        return differing;
    }

    // The demo's second startup asks for what needs an approval first; told once for all tests of the office.
    private async Task<string> ReferredAsync()
    {
        await using var db = office.Store.Db();
        if (await db.Cases.Where(row => row.DefinitionId == "enterprise-startup").Select(row => row.No).FirstOrDefaultAsync() is { } told)
        {
            return told;
        }

        var startup = office.Setting.Startups[1];
        var desk = office.Setting.OfficeOf(startup, _ => { });
        await office.Setting.AskRegistersAsync(startup, CancellationToken.None);
        await desk.OpenAsync(CancellationToken.None);
        await desk.FileAsync(Stage, CancellationToken.None);
        await desk.AcceptAsync(Stage, CancellationToken.None);
        return desk.No.Value;
    }
}
