using System.Globalization;
using Workflow.Approvals.Clocks;
using Workflow.Host.Tests.Crash.Checks;
using Workflow.Host.Tests.Crash.Load;
using Workflow.Runtime;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Steps;
using Workflow.Runtime.Instances;
using Workflow.Runtime.Timers;
using Workflow.Runtime.Versions;
using Workflow.Runtime.Workers;

namespace Workflow.Host.Tests.Crash;

/// <summary>People at work on a site whose nodes are killed again and again, and a look at what is left. The one way to kill: whatever else must survive a crash adds its load and its check here.</summary>
internal sealed class CrashRun(Site site, int nodeCount, Random random)
{
    private const int PeopleAtOnce = 6;
    private const int Enterprises = 4;
    private const int MostPauseMilliseconds = 250;
    private const int MostLagMilliseconds = 20;

    /// <summary>From the kill to the midnight after it: a start, and a moment of work.</summary>
    private static readonly TimeSpan BeforeMidnight = TimeSpan.FromSeconds(4);

    /// <summary>Far longer than people ever wait; a wait that lasts so long has no end.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private StoredOfficeTime _office = new(TimeProvider.System, TimeSpan.Zero);

    /// <summary>Works, kills, starts again; then checks.</summary>
    /// <param name="kills">How many processes die.</param>
    public async Task<CrashReport> RunAsync(int kills)
    {
        var town = await PrepareAsync(projects: 6 * (kills + 5));
        await using var nodes = await Nodes.StartAsync(site, nodeCount);
        using var sender = new Sender(nodes, town.Passwords);
        using var people = new People(town, sender, () => _office.GetUtcNow());
        var work = people.WorkAsync(PeopleAtOnce, random.Next());

        var isAimed = false;
        for (var killed = 0; killed < kills; isAimed = !isAimed)
        {
            await UnderWayAsync(people, nodes, work);
            // One after the other; every now and then the power fails for all of them.
            int[] victims = nodeCount > 1 && killed % (nodeCount + 1) != nodeCount ? [1 + (killed % nodeCount)] : [.. Enumerable.Range(1, nodeCount)];
            if (isAimed)
            {
                // Of moments picked blindly too few are in the midst of a command.
                people.GoOn();
                await SoonAsync(sender.SentToAsync(nodes[victims[0]]), work, nodes.LiveAsync());
                await Task.Delay(TimeSpan.FromMilliseconds(random.Next(MostLagMilliseconds)), TimeProvider.System);
            }

            await nodes.KillAsync(victims);
            killed += victims.Length;
            // Who opens the store first after a kill puts its files in order: that must also be a node.
            if (nodes.Serving.Count == 0 && (nodeCount > 1 || killed % 2 == 0))
            {
                await SleepAsync();
            }

            await nodes.StartAsync(victims);
        }

        await UnderWayAsync(people, nodes, work);
        people.GoHome();
        await SoonAsync(work, nodes.LiveAsync());
        await nodes.KillAsync(nodes.All);
        return await CheckAsync(people, sender);
    }

    private async Task<Town> PrepareAsync(int projects)
    {
        await using var store = await site.OpenAsync();
        var town = await Town.BuildAsync(store, Enterprises, projects / Enterprises);
        _office = await StoredOfficeTime.ReadAsync(store, TimeProvider.System, CancellationToken.None);
        return town;
    }

    /// <summary>A random moment at which people are at work.</summary>
    private async Task UnderWayAsync(People people, Nodes nodes, Task work)
    {
        people.GoOn();
        // Work that failed never answers again; its reason is what is to be seen.
        await SoonAsync(people.AnsweredAsync(random.Next(10, 45)), work, nodes.LiveAsync());
        await Task.Delay(TimeSpan.FromMilliseconds(random.Next(MostPauseMilliseconds)), TimeProvider.System);
    }

    private static async Task SoonAsync(params Task[] whatever) => await await Task.WhenAny(whatever).WaitAsync(LongestWait, TimeProvider.System);

    /// <summary>Some days pass; when the nodes are up again it is almost midnight, and what ends with the day becomes due.</summary>
    private async Task SleepAsync()
    {
        await using var store = await site.OpenAsync();
        var evening = OfficeTime.EndOf(OfficeTime.DayOf(_office.GetUtcNow()).AddDays(random.Next(1, 4))) - BeforeMidnight;
        await StoredOfficeTime.GoOnFromAsync(store, TimeProvider.System, evening, CancellationToken.None);
        _office = await StoredOfficeTime.ReadAsync(store, TimeProvider.System, CancellationToken.None);
    }

    private async Task<CrashReport> CheckAsync(People people, Sender sender)
    {
        await using var store = await site.OpenAsync();
        var taken = people.Taken;
        var left = StoreCheck.AtRest(await StoreImage.ReadAsync(store), taken);
        var officeNow = await WorkOffAsync(store);
        var image = await StoreImage.ReadAsync(store);
        return new([.. left, .. StoreCheck.WorkedOff(image, taken, officeNow)], [.. sender.Faults], taken, people.Refused, sender.CutOff.Count, sender.CutOff.Values.Sum(), sender.DoneUnheard, image);
    }

    /// <summary>A node that comes when every lease of the dead ones has run out, and does what is due.</summary>
    /// <returns>Its office time.</returns>
    private static async Task<DateTimeOffset> WorkOffAsync(WorkflowStore store)
    {
        var later = new StoredOfficeTime(TimeProvider.System, Lease.Default.Hold * 2);
        var office = await StoredOfficeTime.ReadAsync(store, later, CancellationToken.None);
        var time = new RuntimeTime(office, later);
        var versions = await PublishedVersions.LoadAsync(store, CancellationToken.None);
        var runner = new InstanceRunner(store.Steps, versions, time);
        var (timers, outbox) = (new TimerWork(store.Timers, runner, time, later), new OutboxWork(store, runner, new(store, runner, versions, time), new(runner), later));
        var officeNow = time.OfficeNow();
        while (await timers.RunDueAsync(CancellationToken.None) + await outbox.DeliverAsync(CancellationToken.None) > 0)
        {
        }

        return officeNow;
    }
}

/// <summary>What a run did and what was found.</summary>
/// <param name="Findings">What must not be in the store.</param>
/// <param name="Faults">Answers nobody may get.</param>
/// <param name="Taken">Acts acknowledged as done.</param>
/// <param name="Refused">Acts acknowledged as refused, by code.</param>
/// <param name="KillsOverCommands">Processes that died over commands they had been sent.</param>
/// <param name="CutOff">Commands they died over, each as often as that happened to it.</param>
/// <param name="DoneUnheard">Those that turned out to have been done.</param>
/// <param name="Store">The store at the end.</param>
internal sealed record CrashReport(
    IReadOnlyList<Finding> Findings, IReadOnlyList<string> Faults, IReadOnlyList<Taken> Taken, IReadOnlyDictionary<string, int> Refused,
    int KillsOverCommands, int CutOff, int DoneUnheard, StoreImage Store)
{
    /// <summary>Audit entries of a kind.</summary>
    public int Count(string kind) => Store.Cases.Sum(row => Store.Audit[row.No].Count(entry => entry.Kind == kind));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Store.Cases.Count} cases, {Store.Documents.Count} documents, {Taken.Count} acts done, {Refused.Values.Sum()} refused; {KillsOverCommands} kills cut off {CutOff} commands, {DoneUnheard} of which had been done; {Count("flow.line")} events and waits, {Count("clock.late")} late clocks, {Count("stage.passed")} joins")
        + Environment.NewLine + string.Join(Environment.NewLine, Refused.OrderBy(refused => refused.Key, StringComparer.Ordinal).Select(refused => $"  {refused.Value} {refused.Key}"));
}
