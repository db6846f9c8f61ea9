using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Host.Tests.Stores;

namespace Workflow.Host.Tests.Cases;

public abstract class FlowIncidentTests(StoreFixture fixture)
{
    [Fact]
    public async Task A_step_that_fails_leaves_an_incident_and_tells_the_administrators()
    {
        var world = await CaseWorld.OpenAsync(fixture.Store);
        await ChangedFlow.ImportAsync(world, json => ChangedFlow.Step(json, "s1-file")["stage"]!["expression"]!["value"] = "no-such-stage");

        var (no, _) = await world.OpenCaseAsync();

        await using var db = world.Store.Db();
        var instance = await db.Instances.SingleAsync(i => i.CaseNo == no.Value);
        var notice = await db.Notices.SingleAsync(n => n.CaseNo == no.Value);
        instance.Incidents.Should().Be(1);
        notice.Department.Should().Be(Incidents.Administration);
        notice.Values.Should().Contain("stage.unknown");
    }
}

public sealed class SqliteFlowIncidentTests(SqliteStore store) : FlowIncidentTests(store), IClassFixture<SqliteStore>;

public sealed class PostgresFlowIncidentTests(PostgresStore store) : FlowIncidentTests(store), IClassFixture<PostgresStore>;
