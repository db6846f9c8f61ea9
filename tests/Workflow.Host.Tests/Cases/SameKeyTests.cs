using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Host.Demo;
using Workflow.Host.Tests.Stores;
using Workflow.Runtime;
using Workflow.Runtime.Data.Steps;
using Workflow.Runtime.Idempotency;
using Workflow.Runtime.Instances;

namespace Workflow.Host.Tests.Cases;

/// <summary>A request to open a case goes out twice under one key, to two nodes, around midnight: the numbers of the two days are counted apart, and still one case is opened.</summary>
public abstract class SameKeyTests(StoreFixture fixture)
{
    [Fact]
    public async Task One_key_opens_one_case_though_midnight_falls_between_its_requests()
    {
        var world = await CaseWorld.OpenAsync(fixture.Store);
        var project = DemoProject.Read(DefinitionFiles.Folder)[0];
        await world.Store.Parties.AddAsync(project.Party, CancellationToken.None);
        await world.Store.Parties.AddAsync(project.Project, CancellationToken.None);
        var evening = new DateOnly(2026, 3, 2);
        InstanceRunner[] nodes = [NodeOn(world, evening), NodeOn(world, evening.AddDays(1))];

        foreach (var key in Enumerable.Range(0, 40).Select(number => $"open-{number}"))
        {
            var answers = await Task.WhenAll(nodes.Select(node => Task.Run(() => OpenAsync(node, project, key))));

            answers.Should().OnlyContain(answer => answer == answers[0]);
        }

        await using var db = world.Store.Db();
        (await db.Cases.CountAsync(row => row.Project == project.Project.Code.Value)).Should().Be(40);
    }

    private static InstanceRunner NodeOn(CaseWorld world, DateOnly day) =>
        new(world.Store.Steps, world.Versions, new RuntimeTime(new VirtualTime(OfficeTime.At(day, new TimeOnly(12, 0))), TimeProvider.System));

    private static async Task<string> OpenAsync(InstanceRunner node, DemoProject project, string key)
    {
        var applicant = new Actor("handler", ActorRole.Applicant, Party: project.Party.Id);
        var request = new OpenCase("investment-project-social", project.Party.Id, project.Project.Code, project.Project.Region);
        var opened = await node.OpenAsync(
            request, new(applicant, CaseReach.Everything, new IdempotentRequest("handler", "open", key, [1])), (file, _) => new StoredAnswer(201, file.Case.No.Value), CancellationToken.None);
        return opened.Value.Answer.Body;
    }
}

public sealed class SqliteSameKeyTests(SqliteStore store) : SameKeyTests(store), IClassFixture<SqliteStore>;

public sealed class PostgresSameKeyTests(PostgresStore store) : SameKeyTests(store), IClassFixture<PostgresStore>;
