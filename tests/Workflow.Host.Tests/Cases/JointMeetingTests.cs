using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Joint;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Parties;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;
using Workflow.Host.Tests.Stores;
using Workflow.Runtime;
using Workflow.Runtime.Data.Rows;
using Workflow.Runtime.Data.Steps;
using Workflow.Runtime.Instances;
using Workflow.Runtime.Workers;

namespace Workflow.Host.Tests.Cases;

/// <summary>A meeting with several cases on its agenda, and internal matters, on the real engine and either store.</summary>
public abstract class JointMeetingTests(StoreFixture fixture)
{
    private const string PreReview = "joint-pre-review";
    private static readonly Actor Convenor = new("convenor", ActorRole.Reviewer, "development-reform");

    [Fact]
    public async Task One_meeting_reviews_two_cases_and_its_minutes_reach_both()
    {
        var world = await CaseWorld.OpenAsync(fixture.Store);
        var meeting = await CallAsync(world);
        var (first, second) = (await WaitingAsync(world), await WaitingAsync(world));
        (await PutAsync(world, first, meeting, version: 1)).Should().BeNull();
        (await PutAsync(world, second, meeting, version: 1)).Should().Be("meeting.stale");
        (await PutAsync(world, second, meeting, version: 2)).Should().BeNull();

        await SayAsync(world, first, new RaisedIssue("ecology", "补充环境现状监测", new DateOnly(2026, 3, 20)));
        await MergeAsync(world, first, JointOutcome.AgreedWithIssues);
        (await CloseAsync(world, meeting, version: 3)).Should().Be("meeting.items-open");
        await SayAsync(world, second);
        await MergeAsync(world, second, JointOutcome.Agreed);
        (await CloseAsync(world, meeting, version: 2)).Should().Be("meeting.stale");
        (await CloseAsync(world, meeting, version: 3)).Should().BeNull();
        (await CloseAsync(world, meeting, version: 4)).Should().Be("meeting.closed");
        await DeliverAsync(world);

        await using var db = world.Store.Db();
        foreach (var no in new[] { first, second })
        {
            var file = await world.ReadAsync(no);
            file.Case.State.Should().Be(CaseState.Advised);
            file.Stages.Single().State.Should().Be(StageState.Advised);
            file.JointReviews.Single().MinutesAt.Should().NotBeNull();
            (await db.Documents.CountAsync(row => row.CaseNo == no.Value && row.Kind == DocumentKind.MeetingMinutes && row.Department == "development-reform")).Should().Be(1);
        }

        (await db.Meetings.AsNoTracking().SingleAsync(row => row.Id == meeting)).MinutesNumber.Should().MatchRegex("^嘉发改联审纪〔2026〕[0-9]+号$");
        (await PutAsync(world, await WaitingAsync(world), meeting, version: 4)).Should().Be("meeting.closed");
    }

    [Fact]
    public async Task An_issue_outlives_its_case_and_is_found_when_it_is_overdue()
    {
        var world = await CaseWorld.OpenAsync(fixture.Store);
        var meeting = await CallAsync(world);
        var no = await WaitingAsync(world);
        await PutAsync(world, no, meeting, version: 1);
        await SayAsync(world, no, new RaisedIssue("water", "补充防洪评价", new DateOnly(2026, 3, 20)));
        await MergeAsync(world, no, JointOutcome.AgreedWithIssues);
        var issue = (await world.ReadAsync(no)).JointIssues.Single();

        (await OverdueAsync(world, no, new DateOnly(2026, 3, 20))).Should().BeEmpty("the last day counts");
        (await OverdueAsync(world, no, new DateOnly(2026, 3, 21))).Should().Equal(issue.Id.Value);
        await world.DoAsync(new AnswerIssue(no, issue.Id, "已补充"), new("reviewer", ActorRole.Reviewer, "water"));
        await world.DoAsync(new CloseIssue(no, issue.Id, IsSettled: true, ""), Convenor);

        (await OverdueAsync(world, no, new DateOnly(2026, 3, 21))).Should().BeEmpty();
        (await world.ReadAsync(no)).JointIssues.Single().State.Should().Be(IssueState.Closed);
    }

    [Theory]
    [InlineData("personnel-file", "human-resources")]
    [InlineData("official-seal", "service-centre")]
    [InlineData("asset-disposal", "finance")]
    public async Task An_organ_asks_another_for_an_internal_matter_and_gets_its_reply(string matter, string department)
    {
        var world = await CaseWorld.OpenAsync(fixture.Store);
        var (no, clerkOfOrgan) = await AskAsync(world, matter);
        await world.DoAsync(new AcceptStage(no, "internal-handling", []), CaseWorld.Clerk);

        var file = await world.ReadAsync(no);
        file.Tasks.Where(task => task.Kind == TaskKind.Review).Should().ContainSingle().Which.Department.Should().Be(department, "only the matter asked for goes to its department");
        await world.GrantAllAsync(no);

        await using var db = world.Store.Db();
        (await world.ReadAsync(no)).Case.State.Should().Be(CaseState.Finished);
        var kinds = await db.Documents.Where(row => row.CaseNo == no.Value).Select(row => row.Kind).ToListAsync();
        kinds.Should().Contain(DocumentKind.InternalReply).And.NotContain(DocumentKind.DecisionToGrant, "it is no licence");
        clerkOfOrgan.Party.Should().Be(file.Case.Applicant);
    }

    [Fact]
    public async Task An_internal_matter_is_out_of_reach_of_departments_that_are_not_asked()
    {
        var world = await CaseWorld.OpenAsync(fixture.Store);
        var (no, _) = await AskAsync(world, "personnel-file");
        await world.DoAsync(new AcceptStage(no, "internal-handling", []), CaseWorld.Clerk);

        (await world.Store.Steps.LoadAsync(new CaseWanted(no, null, new CaseReach.OfDepartment("finance", null)), CancellationToken.None)).Refusal!.Code.Should().Be("case.not-found");
        await using var asked = (await world.Store.Steps.LoadAsync(new CaseWanted(no, null, new CaseReach.OfDepartment("human-resources", null)), CancellationToken.None)).Value;
        asked.File.Case.No.Should().Be(no);
    }

    private static async Task<(CaseNo No, Actor Clerk)> AskAsync(CaseWorld world, string matter)
    {
        var organ = new Party(new(Guid.NewGuid()), PartyKind.Body, "某机关", "330402", []);
        await world.Store.Parties.AddAsync(organ, CancellationToken.None);
        var clerk = new Actor($"organ-{organ.Id.Value:N}", ActorRole.Applicant, Party: organ.Id);
        var no = (await world.Runner.OpenAsync(new("internal-matter", organ.Id, null, "330402"), clerk, CancellationToken.None)).Value;
        JsonObject form = new() { ["askingOrgan"] = "某机关", ["internalMatter"] = matter, ["internalReason"] = "工作需要" };
        var materials = matter switch
        {
            "personnel-file" => ["transfer-letter"],
            "official-seal" => ["seal-request"],
            _ => new[] { "asset-list", "asset-approval" },
        };
        form[matter == "official-seal" ? "sealPurpose" : matter == "asset-disposal" ? "assetValue" : "internalReason"] = matter == "asset-disposal" ? JsonValue.Create(1000) : JsonValue.Create("工作需要");
        await world.DoAsync(new FileStage(no, "internal-handling", form, [.. materials.Select(code => new FiledMaterial(code, $"test:{code}"))]), clerk);
        return (no, clerk);
    }

    // A pre-review whose convenor's task waits for a meeting.
    private static async Task<CaseNo> WaitingAsync(CaseWorld world)
    {
        var (no, applicant) = await world.OpenCaseAsync(PreReview);
        var offer = (await world.Runner.OfferAsync(no, PreReview, applicant, CancellationToken.None)).Value;
        JsonObject form = new(offer.Fields.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Code, field.Type == Approvals.Catalogue.FieldType.Number ? JsonValue.Create(100) : JsonValue.Create("内容"))));
        form["projectCode"] = (await world.ReadAsync(no)).Project!.Code.Value;
        await world.DoAsync(new FileStage(no, PreReview, form, [new FiledMaterial("pre-review-brief", "test:brief")]), applicant);
        await world.DoAsync(new AcceptStage(no, PreReview, []), CaseWorld.Clerk);
        return no;
    }

    private static async Task<Guid> CallAsync(CaseWorld world)
    {
        await using var db = world.Store.Db();
        var meeting = new MeetingRow
        {
            Id = Guid.NewGuid(), Department = "development-reform", Region = "330402", Title = "联合预审会议", BeginsAt = world.Time.GetUtcNow(), Place = "三楼会议室",
            State = MeetingState.Open, Items = 0, Version = 1, Present = "[]", CalledAt = world.Time.GetUtcNow(),
        };
        db.Meetings.Add(meeting);
        await db.SaveChangesAsync();
        return meeting.Id;
    }

    private static async Task<string?> PutAsync(CaseWorld world, CaseNo no, Guid meeting, int version)
    {
        var task = (await world.ReadAsync(no)).JointReviews.Single().Task;
        CaseName name = no;
        var done = await world.Runner.RunAsync(
            name with { Meeting = new(meeting) }, _ => new PutOnAgenda(no, task, new(meeting), version), new Requester(Convenor, CaseReach.Everything, Request: null), (_, _) => new(0, ""), CancellationToken.None);
        return done.Refusal?.Code;
    }

    private static async Task SayAsync(CaseWorld world, CaseNo no, params RaisedIssue[] issues)
    {
        var invited = (await world.ReadAsync(no)).JointReviews.Single().Invited;
        foreach (var (department, task) in invited)
        {
            await world.DoAsync(new GiveJointOpinion(no, new(task!.Value), Agrees: true, "同意", department == invited[0].Department ? issues : []), new("reviewer", ActorRole.Reviewer, department));
        }
    }

    private static async Task MergeAsync(CaseWorld world, CaseNo no, JointOutcome outcome) =>
        await world.DoAsync(new MergeOpinions(no, (await world.ReadAsync(no)).JointReviews.Single().Task, outcome, "汇总意见", []), Convenor);

    private static async Task<string?> CloseAsync(CaseWorld world, Guid meeting, int version) =>
        (await world.Store.Meetings.CloseAsync(
            new(new(meeting), version, ["ecology"], running => $"嘉发改联审纪〔2026〕{running}号", world.Time.GetUtcNow(), world.Time.GetUtcNow()), CancellationToken.None)).Refusal?.Code;

    private static async Task DeliverAsync(CaseWorld world)
    {
        var both = new RuntimeTime(world.Time, TimeProvider.System);
        await new OutboxWork(world.Store, world.Runner, new(world.Store, world.Runner, world.Versions, both), new(world.Runner), TimeProvider.System).DeliverAsync(CancellationToken.None);
    }

    // As the list of issues asks.
    private static async Task<List<Guid>> OverdueAsync(CaseWorld world, CaseNo no, DateOnly today)
    {
        await using var db = world.Store.Db();
        return await db.JointIssues.Where(row => row.Owner == "water" && row.CaseNo == no.Value && row.State == IssueState.Open && row.DueOn < today).Select(row => row.Id).ToListAsync();
    }
}

public sealed class SqliteJointMeetingTests(SqliteStore store) : JointMeetingTests(store), IClassFixture<SqliteStore>;

public sealed class PostgresJointMeetingTests(PostgresStore store) : JointMeetingTests(store), IClassFixture<PostgresStore>;
