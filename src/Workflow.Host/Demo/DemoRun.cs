using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Clocks;
using Workflow.Runtime;
using Workflow.Runtime.Data;
using Workflow.Runtime.Instances;
using Workflow.Runtime.Timers;
using Workflow.Runtime.Versions;

namespace Workflow.Host.Demo;

/// <summary>Tells the whole story on a store and reads it back.</summary>
internal static class DemoRun
{
    /// <summary>True when the store is not fresh.</summary>
    public static async Task<bool> HasCasesAsync(WorkflowStore store, CancellationToken cancellationToken)
    {
        await using var db = store.Db();
        return await db.Cases.AnyAsync(cancellationToken);
    }

    /// <param name="store">A fresh store.</param>
    /// <param name="definitions">Folder of the shipped definitions.</param>
    /// <param name="say">Takes the lines of the story.</param>
    /// <param name="cancellationToken">Stops the story; what was committed stays.</param>
    /// <exception cref="InvalidOperationException">A step of the story was refused, or a shipped file cannot be imported.</exception>
    public static async Task<DemoReport> TellAsync(WorkflowStore store, string definitions, Action<string> say, CancellationToken cancellationToken)
    {
        var virtualTime = new VirtualTime(SocialStory.Begin);
        var time = new RuntimeTime(virtualTime, TimeProvider.System);
        var problems = await ShippedFiles.ImportAsync(store, definitions, time.OfficeNow(), cancellationToken);
        if (problems.Count > 0)
        {
            throw new InvalidOperationException(string.Join(Environment.NewLine, problems.Select(p => $"{p.Code}: {p.Message}")));
        }

        var versions = await PublishedVersions.LoadAsync(store, cancellationToken);
        var runner = new InstanceRunner(store.Steps, versions, time);
        var timers = new TimerWork(store.Timers, runner, time, TimeProvider.System);
        var project = DemoProject.Read(definitions);
        await store.Parties.AddAsync(project.Party, cancellationToken);
        await store.Parties.AddAsync(project.Project, cancellationToken);

        var office = new DemoOffice(store, versions, runner, timers, virtualTime, project, say);
        var early = await SocialStory.TellAsync(office, cancellationToken);
        var file = await office.ReadAsync(cancellationToken);
        var counting = new Office(versions.Calendar, versions.Hours);
        var reading = new DemoReading(store, versions.Catalogue, counting);
        var checks = await new DemoChecks(store, versions.Catalogue, counting, reading).RunAsync(file, early, cancellationToken);
        return await reading.ReadAsync(file, checks, cancellationToken);
    }
}
