using Workflow.Approvals.Cases;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Host.Tests.Crash.Checks;

/// <summary>Every acknowledged command is there exactly once, and nothing else is: no command twice, none that nobody was told of.</summary>
internal static class CommandCheck
{
    /// <param name="store">The store.</param>
    /// <param name="taken">All commands that were acknowledged as done; every other command was acknowledged as refused.</param>
    public static IEnumerable<Finding> Run(StoreImage store, IReadOnlyList<Taken> taken)
    {
        var byCase = taken.ToLookup(command => command.Case);
        return
        [
            .. taken.Where(command => !store.Files.ContainsKey(command.Case)).Select(command => new Finding("case.lost", command.Case, $"{command.Key} of {command.Account} was acknowledged")),
            .. store.Cases.SelectMany(row => Steps(store, row, [.. byCase[row.No]])),
            .. store.Cases.SelectMany(row => Entries(store, row, [.. byCase[row.No]])),
            .. Answers(store, taken),
            .. Marks(store, taken),
            .. Projects(store, taken),
        ];
    }

    // A commit by a person is a step somebody was told of, and the other way round; all others are the system's.
    private static IEnumerable<Finding> Steps(StoreImage store, CaseRow row, IReadOnlyList<Taken> taken)
    {
        var commits = store.CommitsOf(row.No);
        var people = commits.Count(commit => commit[0].Role != ActorRole.System);
        if (people != taken.Count)
        {
            yield return new("command.count", row.No, $"{taken.Count} commands were acknowledged, {people} commits by people are there");
        }

        foreach (var command in taken.Where(command => command.Step < 1 || command.Step > commits.Count || commits[command.Step - 1][0].Account != command.Account))
        {
            yield return new("command.elsewhere", row.No, $"step {command.Step} is not {command.Key} of {command.Account}");
        }

        foreach (var doubled in taken.GroupBy(command => command.Step).Where(same => same.Count() > 1))
        {
            yield return new("command.step-shared", row.No, $"step {doubled.Key} was acknowledged for {string.Join(" and ", doubled.Select(command => command.Key))}");
        }
    }

    private static IEnumerable<Finding> Entries(StoreImage store, CaseRow row, IReadOnlyList<Taken> taken)
    {
        var kinds = taken.Select(command => command.Audit).Distinct().ToList();
        var told = taken.CountBy(command => (command.Account, command.Audit)).ToDictionary();
        var there = store.CommitsOf(row.No).Where(commit => commit[0].Role != ActorRole.System)
            .SelectMany(commit => commit.Select(entry => entry.Kind).Distinct().Select(kind => (commit[0].Account, Kind: kind)))
            .Where(entry => kinds.Contains(entry.Kind))
            .CountBy(entry => entry).ToDictionary();
        foreach (var (account, kind) in told.Keys.Union(there.Keys))
        {
            if (told.GetValueOrDefault((account, kind)) != there.GetValueOrDefault((account, kind)))
            {
                yield return new("command.effect", row.No, $"{kind} by {account}: {told.GetValueOrDefault((account, kind))} acknowledged, {there.GetValueOrDefault((account, kind))} there");
            }
        }
    }

    private static IEnumerable<Finding> Answers(StoreImage store, IReadOnlyList<Taken> taken)
    {
        var kept = store.Answers.CountBy(answer => (answer.Account, answer.Key)).ToDictionary();
        var told = taken.Select(command => (command.Account, command.Key)).ToHashSet();
        return
        [
            .. told.Where(command => kept.GetValueOrDefault(command) != 1)
                .Select(command => new Finding("answer.count", command.Account, $"{command.Key} was acknowledged, {kept.GetValueOrDefault(command)} answers are kept")),
            .. kept.Keys.Except(told).Select(answer => new Finding("answer.unknown", answer.Account, $"{answer.Key} has a kept answer and was never acknowledged")),
        ];
    }

    private static IEnumerable<Finding> Marks(StoreImage store, IReadOnlyList<Taken> taken)
    {
        var opinions = store.Cases.SelectMany(row => store.Opinions[row.No]).Select(opinion => opinion.Text);
        // A stop of both clocks of a task is one command: one interval on each.
        var stops = store.Cases.SelectMany(row => store.Intervals[row.No]).Select(interval => (interval.Reason, interval.ClockId)).Distinct().GroupBy(stop => stop.Reason)
            .Where(stop => stop.Key.StartsWith(Mark, StringComparison.Ordinal)).Select(stop => stop.Key);
        var there = opinions.Concat(stops).CountBy(mark => mark).ToDictionary();
        var told = taken.Select(command => command.Mark).OfType<string>().ToHashSet();
        return told.Union(there.Keys)
            .Where(mark => !told.Contains(mark) || there.GetValueOrDefault(mark) != 1)
            .Select(mark => new Finding("mark.count", mark, $"stands {there.GetValueOrDefault(mark)} times, was {(told.Contains(mark) ? "" : "not ")}acknowledged"));
    }

    private static IEnumerable<Finding> Projects(StoreImage store, IReadOnlyList<Taken> taken)
    {
        var there = store.Cases.Where(row => row.Project is not null).CountBy(row => row.Project!).ToDictionary();
        var told = taken.Select(command => command.Project).OfType<string>().ToHashSet();
        return told.Union(there.Keys)
            .Where(project => !told.Contains(project) || there.GetValueOrDefault(project) != 1)
            .Select(project => new Finding("case.count", project, $"has {there.GetValueOrDefault(project)} cases, its opening was {(told.Contains(project) ? "" : "not ")}acknowledged"));
    }

    /// <summary>What the texts of marked commands begin with.</summary>
    public const string Mark = "mark:";
}
