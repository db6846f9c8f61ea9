using System.Net;
using Workflow.Approvals.Cases;
using Workflow.Host.Tests.Api.Isolation;

namespace Workflow.Host.Tests.Api.BadInput;

public abstract partial class BadInput
{
    [Fact]
    public async Task What_was_done_is_not_done_again_and_nothing_is_done_after_a_withdrawal()
    {
        var no = await office.CaseInDepartmentsAsync();
        var (applicant, reviewer) = (await Person.SignInAsync(office, "handler"), await Person.SignInAsync(office, "reviewer-of-filings"));
        var view = await applicant.SeesAsync($"/api/cases/{no}");
        var task = view.GetProperty("tasks").EnumerateArray().First(one => one.GetProperty("department").GetProperty("code").GetString() == "development-reform").GetProperty("id").GetString();
        var supplement = view.GetProperty("supplements").EnumerateArray().Single(one => one.GetProperty("phase").GetString() == "beforeAcceptance").GetProperty("id").GetString();
        var (grant, answer) = ("""{"verdict":"grant","text":"同意"}""", """{"materials":[{"code":"flood-study","reference":"1"}]}""");

        await RefusedAsync(HttpStatusCode.Conflict, "stage.wrong-state", $"/api/cases/{no}/stages/1/application", Json(Empty));
        await RefusedAsync(HttpStatusCode.Conflict, "stage.wrong-state", $"/api/cases/{no}/stages/1/acceptance", Json("{}"), "clerk");
        await RefusedAsync(HttpStatusCode.Conflict, "supplement.wrong-state", $"/api/cases/{no}/supplements/{supplement}/answer", Json(answer));
        await RefusedAsync(HttpStatusCode.Conflict, "task.wrong-state", $"/api/tasks/{task}/correction", Json(answer));
        await reviewer.DoesAsync($"/api/tasks/{task}/complete", grant);
        await RefusedAsync(HttpStatusCode.Conflict, "task.wrong-state", $"/api/tasks/{task}/complete", Json(grant), "reviewer-of-filings");
        await applicant.DoesAsync($"/api/cases/{no}/withdrawal", new { reason = "撤回" });
        await RefusedAsync(HttpStatusCode.Conflict, "case.closed", $"/api/cases/{no}/withdrawal", Json("{}"));
        await RefusedAsync(HttpStatusCode.Conflict, "case.closed", $"/api/tasks/{task}/complete", Json(grant), "reviewer-of-filings");
        await RefusedAsync(HttpStatusCode.Conflict, "case.closed", $"/api/cases/{no}/stages/1/acceptance", Json("{}"), "clerk");
    }

    [Fact]
    public async Task Two_signatures_at_the_same_moment_are_one()
    {
        var no = await office.CaseInDepartmentsAsync();
        var reviewer = await Person.SignInAsync(office, "reviewer-of-filings");
        var task = (await reviewer.SeesAsync($"/api/cases/{no}")).GetProperty("tasks").EnumerateArray()
            .First(one => one.GetProperty("department").GetProperty("code").GetString() == "development-reform").GetProperty("id").GetString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => reviewer.SendAsync($"/api/tasks/{task}/complete", new { verdict = "grant", text = "同意" })));

        answers.Select(answer => answer.StatusCode).Order().Should().Equal([HttpStatusCode.OK, .. Enumerable.Repeat(HttpStatusCode.Conflict, 5)]);
    }

    [Fact]
    public async Task The_second_request_with_a_key_is_turned_away_while_the_first_is_worked_on()
    {
        var no = await office.CaseInDepartmentsAsync();
        var applicant = await Person.SignInAsync(office, "handler");
        List<Task<HttpResponseMessage>> both;
        HttpResponseMessage turnedAway;
        await using (await LockAsync(no))
        {
            both = [.. Enumerable.Range(0, 2).Select(_ => applicant.SendAsync($"/api/cases/{no}/withdrawal", new { reason = "x" }, key: $"twice-{no}"))];
            var first = await Task.WhenAny(both);
            turnedAway = await first;
            both.Remove(first);
        }

        var done = await both[0];

        (turnedAway.StatusCode, done.StatusCode).Should().Be((HttpStatusCode.Conflict, HttpStatusCode.OK));
        (await ServedOffice.BodyAsync(turnedAway)).GetProperty("code").GetString().Should().Be("idempotency.in-flight");
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_refused()
    {
        await Places.OfAsync(office);
        var clerk = await Person.SignInAsync(office, "clerk");

        var cursor = (await clerk.SeesAsync("/api/cases?limit=1")).GetProperty("next").GetString();

        cursor.Should().NotBeNullOrEmpty();
        await RefusedAsync(HttpStatusCode.BadRequest, "page.cursor-invalid", $"/api/tasks?after={cursor}", null, "clerk", HttpMethod.Get);
    }

    private async Task<IAsyncDisposable> LockAsync(string no) => (await office.Store.Steps.LoadAsync(new CaseNo(no), CancellationToken.None)).Value;
}
