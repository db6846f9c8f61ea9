using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Workflow.Host.Tests.Api.BadInput;

/// <summary>What comes too slowly is cut off and keeps nobody waiting; what comes after its last day is refused.</summary>
public sealed class SlowAndLateTests(ServedOffice office) : IClassFixture<ServedOffice>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Trickle = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Headers_and_bodies_that_trickle_are_cut_off_while_others_are_served()
    {
        var head = $"POST /api/session HTTP/1.1\r\nHost: {office.Address.Authority}\r\n";
        var slow = Enumerable.Range(0, 40).Select(i => TrickleAsync(
            i % 2 == 0 ? head : $"{head}Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n", i % 2 == 0 ? "X-A: a" : " ")).ToList();

        var others = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => office.Program.GetAsync("/api/session")));
        var nobodyIsDone = slow.TrueForAll(one => !one.IsCompleted);

        others.Should().OnlyContain(answer => answer.StatusCode == HttpStatusCode.Unauthorized);
        nobodyIsDone.Should().BeTrue("the others were served meanwhile");
        foreach (var answer in await Task.WhenAll(slow))
        {
            answer.Status.Should().Be(HttpStatusCode.RequestTimeout, answer.Body);
            answer.Problem.GetProperty("code").GetString().Should().Be("request.too-slow");
            answer.Problem.GetProperty("detailZh").GetString().Should().NotBeNullOrEmpty();
        }
    }

    [Fact]
    public async Task A_supplement_is_not_answered_after_its_last_day()
    {
        var told = office.Setting.OfficeOf(office.Setting.Projects[0], _ => { });
        await told.OpenAsync(CancellationToken.None);
        await told.FileAsync("planning-permit", CancellationToken.None, "flood-study");
        await told.AskForAsync("planning-permit", CancellationToken.None, "flood-study");
        var applicant = await Person.SignInAsync(office, "handler");
        var id = (await applicant.SeesAsync($"/api/cases/{told.No}")).GetProperty("supplements")[0].GetProperty("id").GetString();

        office.Setting.Time.MoveTo(office.Setting.Time.GetUtcNow().AddDays(40));
        var answer = await applicant.SendAsync($"/api/cases/{told.No}/supplements/{id}/answer", new { materials = new[] { new { code = "flood-study", reference = "1" } } });

        // Which of the three depends on whether the timer has fired yet that takes the application as withdrawn.
        answer.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await ServedOffice.BodyAsync(answer)).GetProperty("code").GetString().Should().BeOneOf("supplement.too-late", "supplement.wrong-state", "case.closed");
    }

    // Sends the beginning, then a little each second, until the service has had enough.
    private async Task<RawAnswer> TrickleAsync(string beginning, string more)
    {
        using var late = new CancellationTokenSource(Patience);
        using var connection = new TcpClient();
        await connection.ConnectAsync(office.Address.Host, office.Address.Port, late.Token);
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(beginning), late.Token);
        var answer = RawHttp.ToEndAsync(stream, late.Token);
        foreach (var letter in more)
        {
            await Task.WhenAny(answer, Task.Delay(Trickle, TimeProvider.System, late.Token));
            if (answer.IsCompleted)
            {
                break;
            }

            await stream.WriteAsync(Encoding.ASCII.GetBytes([letter]), late.Token);
        }

        return RawAnswer.Read(await answer);
    }
}
