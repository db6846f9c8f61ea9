using Workflow.Approvals.Clocks;
using Workflow.Approvals.Facts;
using Workflow.Runtime;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;
using Workflow.Runtime.Instances;
using Workflow.Runtime.Migrating;
using Workflow.Runtime.Timers;
using Workflow.Runtime.Versions;

namespace Workflow.Host.Demo;

/// <summary>What stories are told on: a store with the shipped definitions and the demo's projects and startups, and virtual time.</summary>
internal sealed class DemoSetting
{
    private readonly InstanceRunner _runner;
    private readonly TimerWork _timers;

    private DemoSetting(WorkflowStore store, PublishedVersions versions, IReadOnlyList<DemoProject> projects, IReadOnlyList<DemoStartup> startups, VirtualTime time)
    {
        (Store, Versions, Projects, Startups, Time) = (store, versions, projects, startups, time);
        var both = new RuntimeTime(time, TimeProvider.System);
        _runner = new InstanceRunner(store.Steps, versions, both, store.Tracking, new CaseMoves(store, versions));
        _timers = new TimerWork(store.Timers, _runner, both, TimeProvider.System);
    }

    public WorkflowStore Store { get; }
    public PublishedVersions Versions { get; }
    public IReadOnlyList<DemoProject> Projects { get; }
    public IReadOnlyList<DemoStartup> Startups { get; }
    public VirtualTime Time { get; }
    public Office Office => new(Versions.Calendar, Versions.Hours);

    /// <summary>Sets the stage on a fresh store.</summary>
    /// <exception cref="InvalidOperationException">A shipped file cannot be imported.</exception>
    public static async Task<DemoSetting> OpenAsync(WorkflowStore store, string definitions, DateTimeOffset begin, CancellationToken cancellationToken)
    {
        var problems = await ShippedFiles.ImportAsync(store, definitions, begin, cancellationToken);
        if (problems.Count > 0)
        {
            throw new InvalidOperationException(string.Join(Environment.NewLine, problems.Select(p => $"{p.Code}: {p.Message}")));
        }

        var projects = DemoProject.Read(definitions);
        foreach (var project in projects)
        {
            await store.Parties.AddAsync(project.Party, cancellationToken);
            await store.Parties.AddAsync(project.Project, cancellationToken);
        }

        var startups = DemoStartup.Read(definitions);
        foreach (var startup in startups)
        {
            await store.Parties.AddAsync(startup.Party, cancellationToken);
        }

        return new DemoSetting(store, await PublishedVersions.LoadAsync(store, cancellationToken), projects, startups, new VirtualTime(begin));
    }

    /// <summary>The demo's register answers about a startup now; rules rely on an answer for a day.</summary>
    public async Task AskRegistersAsync(DemoStartup startup, CancellationToken cancellationToken)
    {
        var now = Time.GetUtcNow();
        await using var db = Store.Db();
        db.FactSnapshots.AddRange(startup.Facts.Select(fact => new FactSnapshotRow
        {
            PartyId = startup.Party.Id.Value, Source = "demo-register", Name = fact.Key, Value = fact.Value?.ToJsonString(), ObservedAt = now, FetchedAt = now, Status = FactStatus.Answered,
        }));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The people around one project.</summary>
    public DemoOffice OfficeOf(DemoProject project, Action<string> say) => new(this, _runner, _timers, project.Subject, say);

    /// <summary>The people around one startup.</summary>
    public DemoOffice OfficeOf(DemoStartup startup, Action<string> say) => new(this, _runner, _timers, startup.Subject, say);
}
